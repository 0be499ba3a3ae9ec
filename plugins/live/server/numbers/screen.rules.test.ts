import type { NumbersBoard } from '../../contract';
import { screenOf, type Crowd } from './screen.rules';

const asOf = '2026-11-30T14:00:00.000Z';
const OFFER = '0195f000-0000-7000-8000-00000000d001';

const figure = (name: NumbersBoard['figures'][number]['name'], value: number) => ({
  ...{ name, value, finality: 'provisional' as const, origin: 'own' as const, asOf },
});

const board: NumbersBoard = {
  session: {
    ...{ id: OFFER, station: 'yunze', title: '脐橙专场', state: 'live', isRehearsal: false },
    ...{ plannedAt: asOf, beganAt: asOf, endedAt: null },
  },
  asOf,
  figures: [
    ...[figure('concurrent', 3), figure('payers', 6), figure('net', 19_000), figure('gross', 20_000)],
    ...[figure('farmers', 12_000), figure('complaints', 2)],
  ],
  items: [
    {
      ...{ offer: OFFER, product: OFFER, title: { 'zh-Hans': '脐橙', en: 'Oranges' }, spec: '5 斤', exposed: 40 },
      ...{ seconds: 900, clicked: 12, placed: 9, paid: 8, units: 11, goods: 20_000 },
    },
  ],
  samples: [{ at: asOf, concurrent: 3, orders: 8, net: 19_000 }],
};

const crowd = (more: Partial<Crowd> = {}): Crowd => ({
  ...{ payers: 6, households: 6, payersOf: new Map([[OFFER, 6]]) },
  ...more,
});

const valuesOf = (of: Crowd) => Object.fromEntries(screenOf(board, of).figures.map(({ name, value }) => [name, value]));

it('shows what everybody may see, and nothing else', () => {
  expect(valuesOf(crowd())).toEqual({ concurrent: 3, net: 19_000, gross: 20_000, farmers: 12_000 });
  const { items, samples } = screenOf(board, crowd());
  expect(items).toEqual([{ title: board.items[0]?.title, spec: '5 斤', exposed: 40, units: 11 }]);
  expect(samples).toEqual([{ at: asOf, concurrent: 3 }]);
});

it.each<[string, Partial<Crowd>, object]>([
  ['four buyers', { payers: 4 }, { net: null, gross: null, farmers: null }],
  ['four households', { households: 4 }, { net: 19_000, gross: 20_000, farmers: null }],
])('keeps back what is of %s', (_, more, values) => {
  expect(valuesOf(crowd(more))).toEqual({ concurrent: 3, ...values });
});

it('keeps back how much of an item four people bought', () => {
  const { items } = screenOf(board, crowd({ payersOf: new Map([[OFFER, 4]]) }));
  expect(items).toMatchObject([{ exposed: 40, units: null }]);
});
