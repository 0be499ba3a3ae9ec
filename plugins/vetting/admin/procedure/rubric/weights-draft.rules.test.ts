import { USUAL_WEIGHTS } from '../../../contract';
import { changedBlocks, draftOf, sumOf, weightsOf } from './weights-draft.rules';

const usual = draftOf(USUAL_WEIGHTS);

it('gives back what it was made of', () => {
  expect(weightsOf(usual)).toEqual(USUAL_WEIGHTS);
  expect(sumOf(usual)).toBe(100);
});

it.each([
  ['do not make a hundred', { safety: '24' }],
  ['are no whole points', { safety: '24.5', sensory: '20.5' }],
  ['leave a block out', { safety: '30', 'after-sales': '' }],
  ['give a block nothing', { safety: '30', 'after-sales': '0' }],
  ['give a block too much', { safety: '61', sensory: '1', welfare: '3' }],
])('takes no weights that %s', (_what, typed) => {
  expect(weightsOf({ ...usual, ...typed })).toBeUndefined();
});

it('tells what weighs otherwise than in the version before, or than what came with the house', () => {
  const heavier = { ...USUAL_WEIGHTS, safety: 30, sensory: 15 };
  const changes = [
    { block: 'safety', from: 25, to: 30 },
    { block: 'sensory', from: 20, to: 15 },
  ];
  expect(changedBlocks(undefined, heavier)).toEqual(changes);
  expect(changedBlocks(heavier, heavier)).toEqual([]);
});
