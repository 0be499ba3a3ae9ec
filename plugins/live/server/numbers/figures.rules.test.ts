import fc from 'fast-check';
import { figureNames, type FigureName } from '../../contract';
import { figuresOf, finalityOf, type FigureFacts } from './figures.rules';

const asOf = new Date('2026-11-30T14:00:00Z');
const lastPaidAt = new Date('2026-11-28T12:00:00Z');

const facts = (more: Partial<FigureFacts> = {}): FigureFacts => ({
  isOver: true,
  visits: { asOf, concurrent: 3, peak: 40, viewers: 50, views: 80, seconds: 6_000 },
  items: [
    { exposed: 30, clicked: 12, placed: 6 },
    { exposed: 20, clicked: 3, placed: 1 },
  ],
  money: {
    ...{ asOf, orders: 5, payers: 4, gross: 20_000, back: 1_000, farmers: 12_000, households: 6, unsettled: 2 },
    ...{ lastPaidAt, refunded: { 7: 500, 15: 1_000, 30: 1_000 }, complaints: 1 },
  },
  ...more,
});

const valueOf = (name: FigureName, of: FigureFacts) => figuresOf(of).find((one) => one.name === name)?.value;

it.each<[FigureName, number]>([
  ['concurrent', 3],
  ['peak', 40],
  ['viewers', 50],
  ['views', 80],
  ['stay', 120],
  ['exposures', 50],
  ['clicks', 15],
  ['placed', 7],
  ['orders', 5],
  ['payers', 4],
  ['gross', 20_000],
  ['net', 19_000],
  ['uvValue', 400],
  ['gpm', 250_000],
  ['conversion', 0.08],
  ['refund7', 0.025],
  ['refund15', 0.05],
  ['refund30', 0.05],
  ['farmers', 12_000],
  ['farmersPerMinute', 120],
  ['complaints', 200],
])('%s is %d', (name, value) => {
  expect(valueOf(name, facts())).toBe(value);
});

it('names every figure once, in the order of the catalogue', () => {
  expect(figuresOf(facts()).map(({ name }) => name)).toEqual(figureNames);
});

it('says nothing of a part of nothing', () => {
  const { money, visits } = facts();
  const nothing = facts({
    visits: { ...visits, concurrent: 0, peak: 0, viewers: 0, views: 0, seconds: 0 },
    money: { ...money, orders: 0, payers: 0, gross: 0, back: 0, farmers: 0, lastPaidAt: null },
  });
  const unsaid = figuresOf(nothing).filter(({ value }) => value === null);
  expect(unsaid.map(({ name }) => name)).toEqual([
    ...['stay', 'uvValue', 'gpm', 'conversion', 'refund7', 'refund15', 'refund30', 'farmersPerMinute', 'complaints'],
  ]);
});

it('is at its peak now when nothing higher was noted', () => {
  const { visits } = facts();
  expect(valueOf('peak', facts({ visits: { ...visits, concurrent: 41 } }))).toBe(41);
});

describe('finality', () => {
  const on = facts({ isOver: false });
  it.each(figureNames)('of %s is provisional while the live is on', (name) => {
    expect(finalityOf(name, on)).toBe('provisional');
  });

  it.each<[FigureName, string]>([
    ['concurrent', 'provisional'],
    ['viewers', 'settled'],
    ['net', 'provisional'],
    ['refund7', 'provisional'],
  ])('of %s two days after the live is %s', (name, finality) => {
    expect(finalityOf(name, facts())).toBe(finality);
  });

  it('comes with the books for money, and with the days for refunds', () => {
    const { money } = facts();
    const later = (days: number) =>
      facts({ money: { ...money, unsettled: 0, asOf: new Date(lastPaidAt.getTime() + days * 86_400_000 + 1) } });
    expect(finalityOf('farmers', later(1))).toBe('settled');
    expect([finalityOf('refund7', later(7)), finalityOf('refund15', later(7))]).toEqual(['settled', 'provisional']);
    expect([finalityOf('refund15', later(15)), finalityOf('complaints', later(30))]).toEqual(['settled', 'settled']);
  });
});

it('is finite or null, whatever happened', () => {
  const some = fc.nat(1_000_000);
  fc.assert(
    fc.property(fc.record({ viewers: some, seconds: some, gross: some, orders: some }), (happened) => {
      const { viewers, seconds, gross, orders } = happened;
      const { money, visits } = facts();
      const all = figuresOf(
        facts({ visits: { ...visits, viewers, seconds, views: viewers }, money: { ...money, gross, orders } }),
      );
      expect(all.every(({ value }) => value === null || Number.isFinite(value))).toBe(true);
    }),
  );
});
