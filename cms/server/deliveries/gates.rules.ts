import type { ChannelQuota, DeliveryGate, Embargo, MissedPolicy, PostingWindow } from '../../contract';
import type { Licence } from '../rights/lease.rules';

/** How the channel for which a delivery waits is getting on. */
export type Elsewhere = 'live' | 'coming' | 'failed';

/** What decides whether a delivery may go out at a moment of the database's clock. */
export type GateFacts = {
  readonly now: Date;
  readonly dueAt: Date;
  /** When it was to be looked at; much later than this, nobody was there. */
  readonly nextAt: Date;
  readonly embargo: Embargo;
  readonly missed: MissedPolicy;
  /** Somebody said by name that it may go. */
  readonly released: boolean;
  readonly aired: boolean;
  readonly elsewhere: Elsewhere;
  /** How our own app is getting on, of which feeds only tell; without it, it does not matter. */
  readonly app?: Elsewhere | undefined;
  readonly covered: boolean;
  /** It is a near copy of something that was ordered down. */
  readonly blocked: boolean;
  /** Whether leases of rights let it go out on this account now; without it, nobody else has rights in it. */
  readonly licence?: Licence | undefined;
  /** It has to be signed anew before it goes out. */
  readonly stale?: boolean | undefined;
  readonly active: boolean;
  readonly quota: ChannelQuota | null;
  /** Sent within the hours of the quota, and when the oldest of them leaves it. */
  readonly used: { readonly posts: number; readonly freeAt: Date | null };
  readonly windows: readonly PostingWindow[];
  /** How fast the account may be posted to, and how fast it was; without it, as fast as it comes. */
  readonly pace?: { readonly most: number; readonly posts: number; readonly freeAt: Date | null } | undefined;
};

/** Open, or shut by a gate: until a moment, or until somebody or something else acts (`until: null`). */
export type Gate =
  { readonly open: true } | { readonly open: false; readonly gate: DeliveryGate; readonly until: Date | null };

const OPEN: Gate = { open: true };
const shut = (gate: DeliveryGate, until: Date | null = null): Gate => ({ open: false, gate, until });
const MINUTE = 60_000;
/** What waits for something else looks again this often, in case a word was lost. */
export const LOOK_AGAIN = MINUTE;
/** Later than this counts as missed where the target asks. */
const PUNCTUAL = 5 * MINUTE;

const later = ({ now }: GateFacts, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

type Check = (facts: GateFacts) => Gate;

const byTime: Check = (facts) => (facts.now < facts.dueAt ? shut('embargo', facts.dueAt) : OPEN);

/** A hard embargo is not anybody's to lift: who wants it earlier changes the moment. */
const byMoment = (now: Date, moment: Date): Gate => (now < moment ? shut('embargo', moment) : OPEN);

const byElsewhere: Check = (facts) => {
  if (facts.elsewhere === 'live') return OPEN;
  return facts.elsewhere === 'coming' ? shut('elsewhere', later(facts, LOOK_AGAIN)) : shut('elsewhere-failed');
};

const byEmbargo: Check = (facts) => {
  const { embargo, now, released, aired } = facts;
  switch (embargo.kind) {
    case 'none':
      return OPEN;
    case 'until':
      return byMoment(now, new Date(embargo.at));
    case 'manual':
      return released ? OPEN : shut('release');
    case 'until-aired':
      return aired || released ? OPEN : shut('aired');
    case 'until-live':
      return released ? OPEN : byElsewhere(facts);
  }
};

const bySignatures: Check = (facts) => (facts.covered ? OPEN : shut('unsigned', later(facts, LOOK_AGAIN)));

/** A person has to act; the words themselves do not change by waiting. */
const byOrders: Check = (facts) => (facts.blocked ? shut('blocked', later(facts, 10 * LOOK_AGAIN)) : OPEN);

/** It goes as soon as a lease is noted or begins; the look in between is for a word that was lost. */
const byRights: Check = (facts) => {
  const { licence } = facts;
  if (licence === undefined || licence.ok) return OPEN;
  return shut('rights', licence.from ?? later(facts, 10 * LOOK_AGAIN));
};

/** Its review begins anew by itself; the signature at its end opens the gate. */
const byFreshness: Check = (facts) => (facts.stale ? shut('stale', later(facts, LOOK_AGAIN)) : OPEN);

const byAccount: Check = (facts) => (facts.active ? OPEN : shut('paused', later(facts, LOOK_AGAIN)));

const byMissed: Check = ({ missed, now, nextAt, released }) => {
  const late = now.getTime() - nextAt.getTime();
  if (released || missed.kind === 'send') return OPEN;
  const most = missed.kind === 'ask' ? PUNCTUAL : missed.minutes * MINUTE;
  return late > most ? shut('missed') : OPEN;
};

const byWindow: Check = ({ windows, now }) => {
  const opens = nextOpening(windows, now);
  return opens <= now ? OPEN : shut('window', opens);
};

const byQuota: Check = (facts) => {
  const { quota, used } = facts;
  if (quota === null || used.posts < quota.posts) return OPEN;
  return shut('quota', used.freeAt ?? later(facts, LOOK_AGAIN));
};

const byPace: Check = (facts) => {
  const { pace } = facts;
  if (pace === undefined || pace.posts < pace.most) return OPEN;
  return shut('pace', pace.freeAt ?? later(facts, LOOK_AGAIN));
};

/** A feed tells what our own app shows, and has nothing to tell before that. */
const byApp: Check = (facts) => (facts.app === 'coming' ? shut('elsewhere', later(facts, LOOK_AGAIN)) : OPEN);

/** What concerns the hour alone: asked of our own surfaces before a press of the publisher. */
const HOURS: readonly Check[] = [byTime, byEmbargo, byAccount, byWindow, byQuota, byPace];
const SIGNED: readonly Check[] = [byTime, byEmbargo, bySignatures, byFreshness, byOrders, byRights];
const CHECKS: readonly Check[] = [...SIGNED, byApp, byAccount, byMissed, byWindow, byQuota, byPace];

/** The first gate that is shut. Asked when a delivery is claimed, and again immediately before it is sent. */
export const gateOf = (facts: GateFacts): Gate => firstShut(CHECKS, facts);

/** What a moment says to publishing, whoever signed and whatever the words are. */
export const hourOf = (facts: HourFacts): Gate => firstShut(HOURS, { ...facts, covered: true, blocked: false });

/** What decides about the hour. */
export type HourFacts = Omit<GateFacts, 'covered' | 'blocked'>;

function firstShut(checks: readonly Check[], facts: GateFacts): Gate {
  for (const check of checks) {
    const gate = check(facts);
    if (!gate.open) return gate;
  }
  return OPEN;
}

/** Stations of the house keep the time of Shanghai, which knows no summer time. */
const STATION_OFFSET = 8 * 60;
const DAY = 24 * 60;

/** When the account may post next: now when a window is open, else when the next one opens. */
export function nextOpening(windows: readonly PostingWindow[], now: Date): Date {
  if (windows.length === 0) return now;
  const minute = Math.floor(now.getTime() / MINUTE) + STATION_OFFSET;
  // The first of January 1970 was a Thursday.
  const day = Math.floor(minute / DAY);
  const candidates = windows.flatMap((window) =>
    [-1, 0, 1, 2, 3, 4, 5, 6, 7].flatMap((step) => {
      if (!window.days.includes(((((day + step + 3) % 7) + 7) % 7) + 1)) return [];
      const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
      const opens = (day + step) * DAY + from;
      const shuts = opens + (to > from ? to - from : to + DAY - from);
      return minute < shuts ? [Math.max(opens, minute)] : [];
    }),
  );
  const first = Math.min(...candidates);
  return first <= minute ? now : new Date((first - STATION_OFFSET) * MINUTE);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The next time that a clock of the station shows this hour. */
export function nextClock(clock: string, now: Date): Date {
  const minute = Math.floor(now.getTime() / MINUTE) + STATION_OFFSET;
  const today = Math.floor(minute / DAY) * DAY + minutesOf(clock);
  return new Date(((today >= minute ? today : today + DAY) - STATION_OFFSET) * MINUTE);
}
