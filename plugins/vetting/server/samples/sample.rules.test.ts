import fc from 'fast-check';
import { cases, seededRandom, verify } from '@hearth/cms/kernel';
import { sampleCode } from '../../contract';
import { blindCode, CODE_SIGNS, keepUntil } from './blind-code.rules';
import { retainedMachine, sampleMachine } from './sample.machine';

it('is called by signs that nobody confuses, as its routes take them', () => {
  expect(new Set(CODE_SIGNS).size).toBe(CODE_SIGNS.length);
  expect(CODE_SIGNS).not.toMatch(/[01ILOSZ]/);
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(sampleCode.safeParse(blindCode(seededRandom(seed))).success).toBe(true);
    }),
  );
});

it.each([
  ['2026-12-01', '2026-12-31'],
  ['2028-02-01', '2028-03-02'],
  ['2026-12-31', '2027-01-30'],
])('of a shelf life until %s is kept until %s', (bestBefore, until) => {
  expect(keepUntil(bestBefore)).toBe(until);
});

it('is tested once, and never sealed again', () => {
  expect([...verify(sampleMachine), ...verify(retainedMachine)]).toEqual([]);
  expect(cases(sampleMachine).filter(({ to }) => to !== null)).toHaveLength(2);
  expect(cases(retainedMachine).filter(({ to }) => to === 'sealed')).toEqual([]);
});
