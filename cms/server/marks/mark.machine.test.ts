import { verify } from '../../kernel';
import { markMachine } from './mark.machine';

it('has a sound table', () => {
  expect(verify(markMachine)).toEqual([]);
});

it('lets who mends settle, and only who judges excuse or open again', () => {
  const everybody = { judges: true, mends: true };
  const author = { judges: false, mends: true };
  const reader = { judges: false, mends: false };
  const allowed = (facts: typeof author) => markMachine.states.map((state) => markMachine.allowed(state, facts));
  expect(allowed(everybody)).toEqual([['resolve', 'waive'], ['reopen'], ['reopen']]);
  expect(allowed(author)).toEqual([['resolve'], [], []]);
  expect(allowed(reader)).toEqual([[], [], []]);
});
