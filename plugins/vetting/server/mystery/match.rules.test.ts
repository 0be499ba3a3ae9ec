import { cases, verify } from '@hearth/cms/kernel';
import type { MysteryPoints } from '../../contract';
import { isSame, matchOf } from './match.rules';
import { mysteryMachine } from './mystery.machine';

const ASPECTS = ['look', 'taste', 'weight', 'label', 'packing'] as const;

const points = (...steps: readonly number[]): MysteryPoints =>
  // One step for each aspect.
  Object.fromEntries(ASPECTS.map((aspect, index) => [aspect, steps[index]])) as MysteryPoints;

it.each([
  [points(2, 2, 2, 2, 2), 100, true],
  [points(1, 1, 2, 2, 2), 80, true],
  [points(1, 1, 2, 2, 1), 70, false],
  [points(2, 2, 2, 0, 2), 80, false],
  [points(2, 2, 0, 2, 2), 80, false],
  [points(0, 0, 0, 0, 0), 0, false],
])('%j matches by %i', (found, match, same) => {
  expect([matchOf(found), isSame(found)]).toEqual([match, same]);
});

it('is compared once', () => {
  expect(verify(mysteryMachine)).toEqual([]);
  expect(cases(mysteryMachine).filter(({ to }) => to !== null)).toHaveLength(2);
});
