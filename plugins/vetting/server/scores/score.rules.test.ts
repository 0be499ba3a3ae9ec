import fc from 'fast-check';
import { canonicalJson, hashOf } from '@hearth/cms/kernel';
import { rubricBlocks, sealOf, sheetText, USUAL_WEIGHTS, vetoes, type ScoreSheet, type Steps } from '../../contract';
import { outcomeOf, panelScore } from './score.rules';

const all = (step: number, but: Partial<Steps> = {}): Steps => ({
  ...{ safety: step, sensory: step, welfare: step, price: step, fulfilment: step, traceability: step },
  ...{ 'after-sales': step, ...but },
});
const panel = (...sheets: readonly Steps[]) => panelScore(USUAL_WEIGHTS, sheets);

it.each([
  ['all is full', { score: panel(all(10), all(10), all(10)) }, 'pass'],
  ['exactly 75', { score: panel(all(8, { safety: 6 })) }, 'pass'],
  [
    'a quarter of a point below 75',
    { score: panel(all(8, { safety: 6 }), all(8, { safety: 6, traceability: 7 })) },
    'fix',
  ],
  ['strong, with one weak block', { score: panel(all(10, { traceability: 4 })) }, 'fix'],
  ['a block at half is not weak', { score: panel(all(10, { traceability: 5 })) }, 'pass'],
  ['60', { score: panel(all(6)) }, 'fix'],
  ['60 after one fix', { score: panel(all(6)), fixes: 1 }, 'fix'],
  ['60 after two fixes', { score: panel(all(6)), fixes: 2 }, 'fail'],
  ['strong but weak in one, after two fixes', { score: panel(all(10, { safety: 4 })), fixes: 2 }, 'fail'],
  ['below 60', { score: panel(all(5)) }, 'fail'],
  ['a veto, whatever the score', { score: panel(all(10)), vetoes: ['medical-claim'] }, 'veto'],
] as const)('%s', (_what, facts, outcome) => {
  expect(outcomeOf({ fixes: 0, vetoes: [], ...facts })).toBe(outcome);
});

it('lets no one member move a panel of three by more than the others allow', () => {
  const aStep = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(aStep, aStep, aStep, (one, other, third) => {
      const { points, blocks } = panel(all(one), all(other), all(third));
      expect(points).toBe([one, other, third].sort((a, b) => a - b)[1]! * 10);
      expect(blocks[0]?.isWide).toBe(Math.max(one, other, third) - Math.min(one, other, third) > 4);
    }),
  );
  expect(panel(all(5), all(8)).points).toBe(65);
});

const aSheet: fc.Arbitrary<ScoreSheet> = fc.record({
  code: fc.stringMatching(/^[A-Z2-9]{6}$/),
  person: fc.uuid(),
  salt: fc.stringMatching(/^[0-9a-f]{64}$/),
  vetoes: fc.subarray(vetoes),
  steps: fc.tuple(...rubricBlocks.map(() => fc.integer({ min: 0, max: 10 }))).map(
    // One step for each block, in their order.
    (steps) => Object.fromEntries(rubricBlocks.map((block, index) => [block, steps[index]])) as Steps,
  ),
});

it('spells a sheet as RFC 8785 does, in whatever order it was filled in', () => {
  fc.assert(
    fc.property(aSheet, (sheet) => {
      const { code, person, salt, steps } = sheet;
      const plain = { code, person, salt, steps, vetoes: [...sheet.vetoes].sort() };
      expect(sheetText(sheet)).toBe(canonicalJson(plain));
      expect(sealOf(sheet)).toBe(hashOf(plain));
      const reversed = Object.fromEntries(Object.entries(steps).reverse()) as Steps;
      expect(sealOf({ ...sheet, steps: reversed, vetoes: [...sheet.vetoes].reverse() })).toBe(sealOf(sheet));
    }),
  );
});

it('binds everything that is on the sheet, and whose it is', () => {
  fc.assert(
    fc.property(aSheet, aSheet, (one, other) => {
      fc.pre(sheetText(one) !== sheetText(other));
      expect(sealOf(one)).not.toBe(sealOf(other));
      if (one.person !== other.person) expect(sealOf({ ...one, person: other.person })).not.toBe(sealOf(one));
    }),
  );
});
