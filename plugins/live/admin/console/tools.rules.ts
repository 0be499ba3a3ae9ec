import type { Envelope, Lottery, OpenTool } from '../../contract';

/** One press on a tool: what it does, to which one, as it was seen. */
export type Fire = {
  readonly kind: Extract<OpenTool['kind'], 'envelope' | 'lottery'>;
  readonly event: 'publish' | 'commit' | 'draw' | 'announce' | 'stop';
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly opensAt: string;
  readonly closesAt: string;
  /** What viewers take from it: coupons of the shop, or anything else. */
  readonly gives: 'coupons' | 'other';
};

/** What figures on a keyboard can reach. */
export const MOST_FIRES = 9;

const OF_ENVELOPES = ['publish'] as const;
const OF_LOTTERIES = ['commit', 'draw', 'announce'] as const;

/** What can be fired now, the soonest first, as many as there are keys: what was not funded or is over is not among them. */
export function firesOf(envelopes: readonly Envelope[], lotteries: readonly Lottery[]): readonly Fire[] {
  const all = [
    ...envelopes.flatMap((one) => OF_ENVELOPES.flatMap((event) => fire('envelope', event, given(one)))),
    ...lotteries.flatMap(({ page, ...one }) =>
      OF_LOTTERIES.flatMap((event) => fire('lottery', event, { ...one, ...page, gives: 'other' })),
    ),
  ];
  return all.sort((a, b) => Date.parse(a.opensAt) - Date.parse(b.opensAt)).slice(0, MOST_FIRES);
}

/** What can be ended before its time. */
export function stopsOf(envelopes: readonly Envelope[]): readonly Fire[] {
  return envelopes.flatMap((one) => fire('envelope', 'stop', given(one)));
}

/** Where a press on a tool goes. */
export const pathOf = ({ kind, id, event }: Fire): string =>
  `/live/${kind === 'envelope' ? 'envelopes' : 'lotteries'}/${id}/${event}`;

type Tool = Pick<Fire, 'id' | 'title' | 'version' | 'opensAt' | 'closesAt' | 'gives'> & {
  readonly allowedEvents: readonly string[];
};

/** Coupons are given out as shares of a packet (券红包): they are kept first, and each viewer takes one. */
const given = (one: Envelope) => ({
  ...one,
  gives: one.payout === 'coupon' ? ('coupons' as const) : ('other' as const),
});

function fire(kind: Fire['kind'], event: Fire['event'], tool: Tool): readonly Fire[] {
  const { id, title, version, opensAt, closesAt, gives, allowedEvents } = tool;
  return allowedEvents.includes(event) ? [{ kind, event, id, title, version, opensAt, closesAt, gives }] : [];
}
