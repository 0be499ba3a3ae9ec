import fc from 'fast-check';
import { makeFreightRuleSchema, type FreightZone } from '../../contract';
import { freightOf, zoneOf } from './freight.rules';

const zone = (regions: readonly string[], more: Partial<FreightZone> = {}): FreightZone => ({
  ...{ regions: [...regions], served: true, firstG: 1000, first: 800, stepG: 500, step: 200, cold: 0 },
  ...more,
});
const HOME = zone(['32'], { first: 500 });
const TOWN = zone(['3210'], { first: 300 });
const FAR = zone(['54', '65'], { served: false });
const REST = zone([], { first: 1200, cold: 600 });
const zones = [REST, HOME, FAR, TOWN];

it.each([
  ['321002', TOWN],
  ['320106', HOME],
  ['540102', FAR],
  ['110101', REST],
])('puts %s into the zone that names it most closely', (region, expected) => {
  expect(zoneOf(zones, region)).toBe(expected);
});

it.each([
  // Up to the first grams, then each begun step.
  ['320106', 1, 100, 500],
  ['320106', 1000, 100, 500],
  ['320106', 1001, 100, 700],
  ['320106', 1500, 100, 700],
  ['320106', 1501, 100, 900],
  // Ice is paid for in any case.
  ['110101', 900, 100, 1800],
  ['110101', 900, 9_900, 600],
  ['320106', 9_000, 9_900, 0],
  ['540102', 1, 9_900, undefined],
])('to %s, %i g, goods of %i fen: %s', (...[region, weightG, goods, expected]) => {
  expect(freightOf({ freeFrom: 9_900, zones }, { region, weightG, goods })).toBe(expected);
});

it('sends nowhere that no zone names', () => {
  expect(freightOf({ freeFrom: null, zones: [HOME] }, { region: '110101', weightG: 1, goods: 1 })).toBeUndefined();
});

it('never costs less for more weight', () => {
  fc.assert(
    fc.property(fc.nat(50_000), fc.nat(50_000), (a, b) => {
      const [light, heavy] = [Math.min(a, b), Math.max(a, b)];
      const cost = (weightG: number): number =>
        freightOf({ freeFrom: null, zones }, { region: '320106', weightG, goods: 0 }) ?? Number.NaN;
      expect(cost(heavy)).toBeGreaterThanOrEqual(cost(light));
    }),
  );
});

it.each([
  ['two zones for one region', [zone(['32']), zone(['32'])]],
  ['two zones for everywhere else', [zone([]), zone([])]],
  ['no zone', []],
  ['half a code', [zone(['321'])]],
  ['steps of nothing', [zone([], { stepG: 0 })]],
])('takes no rule with %s', (_what, wrong) => {
  expect(makeFreightRuleSchema.safeParse({ name: '全国', zones: wrong }).success).toBe(false);
});
