import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '@hearth/cms/kernel';
import type { Vault } from '@hearth/cms/platform';

/** What lets somebody into a closed room as a viewer (彩排观看码): made by the house, kept nowhere. */
export type GuestPasses = {
  make(room: string): { readonly pass: string; readonly until: Date };
  isGood(room: string, pass: string | undefined): boolean;
};

/** A rehearsal is looked at today: a link that somebody passed on opens nothing tomorrow. */
export const GUEST_HOURS = 12;

const PURPOSE = 'live.guest-pass';
const HOUR = 3_600_000;
const BASE = 36;

/** Passes carry their own end, and are bound to one room by a key that only the nodes of the house have. */
export function createGuestPasses({ vault, clock }: { readonly vault: Vault; readonly clock: Clock }): GuestPasses {
  return {
    make: (room) => {
      const until = new Date(clock.now().getTime() + GUEST_HOURS * HOUR);
      const end = until.getTime().toString(BASE);
      return { pass: `${end}.${vault.index(PURPOSE, boundTo(room, end))}`, until };
    },
    isGood: (room, pass = '') => {
      const dot = pass.indexOf('.');
      if (dot < 1) return false;
      const [end, sign] = [pass.slice(0, dot), pass.slice(dot + 1)];
      if (!(Number.parseInt(end, BASE) > clock.now().getTime())) return false;
      return vault.indexes(PURPOSE, boundTo(room, end)).some((one) => areSame(one, sign));
    },
  };
}

const boundTo = (room: string, end: string): string => `${room} ${end}`;

function areSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
