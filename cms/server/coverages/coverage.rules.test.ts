import fc from 'fast-check';
import { assignmentStates, coverageStates } from '../../contract';
import { verify } from '../../kernel';
import { coverageMachine } from './coverage.machine';
import { followed, underWay } from './coverage.rules';

it('is sound', () => {
  expect(verify(coverageMachine)).toEqual([]);
});

it.each([
  ['planned', ['assigned'], 'assign'],
  ['planned', ['declined'], undefined],
  ['planned', ['filed'], 'file'],
  ['assigned', ['declined', 'draft'], 'unassign'],
  ['assigned', ['filed', 'on_site'], undefined],
  ['assigned', ['filed', 'done'], 'file'],
  ['filed', ['accepted'], 'assign'],
  ['filed', ['done'], undefined],
  ['covered', ['assigned'], undefined],
  ['cancelled', ['filed'], undefined],
] as const)('%s with %j: %s', (state, assignments, event) => {
  expect(followed(state, assignments)).toBe(event);
});

it('follows by events that the machine knows, and stands still once it has followed', () => {
  const states = fc.array(fc.constantFrom(...assignmentStates), { maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...coverageStates), states, (state, assignments) => {
      const event = followed(state, assignments);
      if (event === undefined) return;
      const next = coverageMachine.next(state, event, { underWay: underWay(assignments) });
      expect(next.ok && followed(next.value.state, assignments)).toBeUndefined();
    }),
  );
});

it('never cancels or closes what somebody is still out for', () => {
  for (const state of coverageStates) {
    const allowed = coverageMachine.allowed(state, { underWay: 1 });
    expect([state, allowed.includes('cancel')]).toEqual([state, false]);
  }
});
