import { cases, verify } from '../../kernel';
import { assignmentMachine, type AssignmentFacts } from './assignment.machine';

const people: readonly (readonly [string, AssignmentFacts])[] = [
  ['one of its people', { assigned: true, plan: false }],
  ['the desk', { assigned: false, plan: true }],
  ['a colleague', { assigned: false, plan: false }],
];

it('is sound', () => {
  expect(verify(assignmentMachine)).toEqual([]);
});

it.each(people)('lets %s do exactly this', (_who, facts) => {
  const table = Object.fromEntries(
    assignmentMachine.states.map((state) => [state, assignmentMachine.allowed(state, facts).join(' ')]),
  );
  expect(table).toMatchObject(
    facts.plan
      ? {
          draft: 'assign cancel change',
          assigned: 'assign cancel change withdraw',
          declined: 'assign cancel change withdraw',
          on_site: 'assign cancel change withdraw',
          cancelled: '',
        }
      : facts.assigned
        ? {
            draft: '',
            assigned: 'accept decline file',
            accepted: 'decline file depart arrive',
            on_site: 'file',
            done: '',
          }
        : Object.fromEntries(assignmentMachine.states.map((state) => [state, ''])),
  );
});

it('refuses by name in every cell that a guard holds', () => {
  for (const { state, event } of cases(assignmentMachine)) {
    const found = assignmentMachine.transition(state, event);
    const answer = assignmentMachine.next(state, event, { assigned: false, plan: false });
    expect([state, event, answer.ok]).toEqual([state, event, false]);
    if (found && !answer.ok) {
      expect(answer.error.details).toMatchObject({ reason: expect.stringMatching(/^ASSIGNMENTS\./) });
    }
  }
});
