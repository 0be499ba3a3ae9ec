import type { Envelope, Lottery } from '../../contract';
import { firesOf, MOST_FIRES, pathOf, stopsOf } from './tools.rules';

const hour = (figure: number): string => new Date(Date.UTC(2026, 10, 30, figure)).toISOString();

/** Of a tool only what a console looks at; the rest is for the pages of tools. */
const tool = (id: string, opens: number, allowedEvents: readonly string[]) => ({
  ...{ id, title: `玩法 ${id}`, version: 3, opensAt: hour(opens), closesAt: hour(opens + 1), allowedEvents },
});
const envelope = (...words: Parameters<typeof tool>) => tool(...words) as unknown as Envelope;
const lottery = (...words: Parameters<typeof tool>) => {
  const { title, opensAt, closesAt, ...rest } = tool(...words);
  return { ...rest, page: { title, opensAt, closesAt } } as unknown as Lottery;
};

it('offers what can be fired, the soonest first', () => {
  const fires = firesOf(
    [envelope('a', 9, ['publish', 'cancel']), envelope('b', 7, ['fund'])],
    [lottery('c', 8, ['draw']), lottery('d', 6, ['archive'])],
  );
  expect(fires.map(({ kind, id, event }) => [kind, id, event])).toEqual([
    ['lottery', 'c', 'draw'],
    ['envelope', 'a', 'publish'],
  ]);
  expect(fires.map(pathOf)).toEqual(['/live/lotteries/c/draw', '/live/envelopes/a/publish']);
});

it('offers no more than there are keys', () => {
  const many = Array.from({ length: 20 }, (_, at) => envelope(String(at), at, ['publish']));
  expect(firesOf(many, [])).toHaveLength(MOST_FIRES);
});

it('stops what is open', () => {
  const stops = stopsOf([envelope('a', 9, ['stop']), envelope('b', 9, ['archive'])]);
  expect(stops.map(pathOf)).toEqual(['/live/envelopes/a/stop']);
});

it('tells coupons from money, as the button says which is given', () => {
  const coupons = { ...envelope('a', 9, ['publish']), payout: 'coupon' as const };
  const fires = firesOf([coupons, envelope('b', 10, ['publish'])], [lottery('c', 11, ['draw'])]);
  expect(fires.map(({ id, gives }) => [id, gives])).toEqual([
    ['a', 'coupons'],
    ['b', 'other'],
    ['c', 'other'],
  ]);
});
