import type { AfterSaleState, OwnAfterSale } from '@/contract/types';

type Tone = 'proof' | 'wait' | 'stop' | 'quiet';

const TONES: Readonly<Record<AfterSaleState, Tone>> = {
  requested: 'wait',
  review: 'wait',
  declined: 'stop',
  arbitration: 'wait',
  approved: 'proof',
  'awaiting-parcel': 'wait',
  returning: 'wait',
  inspecting: 'wait',
  refused: 'stop',
  reshipping: 'wait',
  reshipped: 'wait',
  exchanged: 'proof',
  refunding: 'proof',
  refunded: 'proof',
  rejected: 'stop',
  closed: 'quiet',
  lapsed: 'quiet',
  withdrawn: 'quiet',
};

/** The shape and colour of a state; its word stands beside it. */
export const toneOfSale = (state: AfterSaleState): Tone => TONES[state];

/** The states that a clock ends, each with words of its own for what happens then. */
const CLOCKED = [
  ...(['review', 'declined', 'arbitration', 'awaiting-parcel', 'returning', 'inspecting', 'refused'] as const),
  ...(['reshipping', 'reshipped'] as const),
] as const;

/** A state that a clock ends. */
export type Clocked = (typeof CLOCKED)[number];

/** The state whose clock runs, or null where nobody is awaited. */
export function clockedOf({ state, dueAt }: Pick<OwnAfterSale, 'state' | 'dueAt'>): Clocked | null {
  return dueAt === null ? null : (CLOCKED.find((one) => one === state) ?? null);
}

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** How long is left, as people say it. */
export type Left =
  | { readonly unit: 'over' }
  | { readonly unit: 'minutes' | 'hours'; readonly n: number }
  | { readonly unit: 'days'; readonly n: number; readonly hours: number };

/** Days and hours while there are days, hours while there are some, then minutes. */
export function leftTill(until: string, now: number): Left {
  const ms = Date.parse(until) - now;
  if (ms <= 0) return { unit: 'over' };
  const hours = Math.floor(ms / HOUR_MS);
  if (hours >= DAY_HOURS) return { unit: 'days', n: Math.floor(hours / DAY_HOURS), hours: hours % DAY_HOURS };
  return hours > 0 ? { unit: 'hours', n: hours } : { unit: 'minutes', n: Math.max(1, Math.floor(ms / 60_000)) };
}

const ENDS: readonly AfterSaleState[] = ['refunded', 'exchanged', 'rejected', 'closed', 'lapsed', 'withdrawn'];

/** How soon it is asked for again while it is looked at; nothing comes after an end. */
export const lookAtSaleIn = (state: AfterSaleState | undefined): number | false =>
  state === undefined || ENDS.includes(state) ? false : 15_000;

/** Whether a number can be one that carriers write. */
export const isTrackingNumber = (text: string): boolean => /^[0-9A-Z][0-9A-Z-]{4,31}$/.test(text.trim().toUpperCase());

type Back = Pick<OwnAfterSale, 'kind' | 'refundInstead' | 'amount' | 'freight'>;

/** What comes back, in fen; null where other goods come instead of money. */
export const backOf = ({ kind, refundInstead, amount, freight }: Back): number | null =>
  kind === 'exchange' && !refundInstead ? null : amount + freight;

/** An amount as people write it, in fen: null where nothing is written, undefined where it is no amount. */
export function fenIn(yuan: string): number | null | undefined {
  const text = yuan.trim();
  if (text === '') return null;
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(text)) return undefined;
  const fen = Math.round(Number(text) * 100);
  return fen === 0 ? null : fen;
}

/** What brings it before the station now: a request that was declined, goods that were refused, or nothing. */
export function appealOf({ allowedEvents }: Pick<OwnAfterSale, 'allowedEvents'>): 'escalate' | 'appeal' | null {
  if (allowedEvents.includes('escalate')) return 'escalate';
  return allowedEvents.includes('appeal') ? 'appeal' : null;
}
