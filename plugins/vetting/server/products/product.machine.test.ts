import { cases, verify } from '@hearth/cms/kernel';
import { productMachine } from './product.machine';

/** Every step there is; what is not in this table is refused. */
const STEPS = [
  ['draft', 'submit', 'paper-review'],
  ['draft', 'retire', 'retired'],
  ['paper-review', 'return-papers', 'draft'],
  ['paper-review', 'pass-papers', 'sampling'],
  ['paper-review', 'veto', 'vetoed'],
  ['sampling', 'pass-test', 'panel'],
  ['sampling', 'fail-test', 'vetoed'],
  ['sampling', 'veto', 'vetoed'],
  ['panel', 'open-scores', 'scored'],
  ['panel', 'veto', 'vetoed'],
  ['scored', 'pass-score', 'price-review'],
  ['scored', 'fix', 'fixing'],
  ['scored', 'fail-score', 'rejected'],
  ['scored', 'veto', 'vetoed'],
  ['fixing', 'submit', 'paper-review'],
  ['fixing', 'retire', 'retired'],
  ['fixing', 'veto', 'vetoed'],
  ['price-review', 'approve', 'approved'],
  ['price-review', 'fix', 'fixing'],
  ['price-review', 'veto', 'vetoed'],
  ['approved', 'suspend', 'suspended'],
  ['approved', 'recall', 'recalled'],
  ['approved', 'retire', 'retired'],
  ['approved', 're-review', 'paper-review'],
  ['suspended', 'clear', 'approved'],
  ['suspended', 'recall', 'recalled'],
  ['suspended', 'retire', 'retired'],
  ['suspended', 're-review', 'paper-review'],
] as const;

it('is sound', () => {
  expect(verify(productMachine)).toEqual([]);
});

it('takes these steps and no other', () => {
  const taken = cases(productMachine).flatMap(({ state, event, to }) => (to === null ? [] : [[state, event, to]]));
  const inOrder = (steps: readonly (readonly string[])[]) => steps.map((step) => step.join(' ')).sort();
  expect(inOrder(taken)).toEqual(inOrder(STEPS));
});

it('comes to the shelf by approval or by the end of a suspension alone, and from no end back', () => {
  const onto = STEPS.filter(([, , to]) => to === 'approved').map(([, event]) => event);
  expect(onto).toEqual(['approve', 'clear']);
  expect(productMachine.states.filter((state) => productMachine.allowed(state).length === 0)).toEqual([
    'recalled',
    'retired',
    'rejected',
    'vetoed',
  ]);
});
