import fc from 'fast-check';
import { assignmentStates, coverageStates, topicStates } from '../../contract';
import { topicMachine, type TopicFacts } from '../topics/topic.machine';
import { topicFollows } from './topic-follows.rules';

it.each(
  (
    [
      ['approved', ['draft'], ['planned'], undefined],
      ['approved', ['assigned'], ['assigned'], 'assign'],
      ['assigned', ['declined'], ['planned'], 'unassign'],
      ['assigned', ['assigned'], ['assigned'], undefined],
      ['assigned', ['assigned', 'accepted'], ['assigned'], 'accept'],
      ['accepted', ['on_the_way'], ['assigned'], undefined],
      ['accepted', ['on_site'], ['assigned'], 'arrive'],
      ['accepted', ['filed', 'declined'], ['filed'], 'file'],
      ['accepted', ['filed', 'on_the_way'], ['assigned'], 'arrive'],
      ['on_site', ['filed', 'on_site'], ['assigned'], undefined],
      ['on_site', ['filed', 'done'], ['filed'], 'file'],
      ['filed', ['done'], ['covered', 'cancelled'], 'cover'],
      ['filed', ['done'], ['covered', 'filed'], undefined],
      ['filed', ['done'], ['cancelled'], undefined],
      ['pitched', ['assigned'], ['assigned'], undefined],
      ['covered', ['assigned'], ['assigned'], undefined],
    ] as const
  ).map((row) => ({ row })),
)('$row', ({ row: [state, assignments, coverages, event] }) => {
  expect(topicFollows(state, { assignments, coverages })).toBe(event);
});

const may: TopicFacts = {
  powers: { pitch: true, manage: true },
  ...{
    owns: false,
    assigned: true,
    movedLast: false,
    complete: true,
    cannotSign: null,
    lastStep: false,
    anySigned: true,
  },
  ...{ signedLast: false, before: null, targetUntouched: false },
};

it('makes only moves that the machine of topics knows, and comes to rest', () => {
  const assignments = fc.array(fc.constantFrom(...assignmentStates), { maxLength: 6 });
  const coverages = fc.array(fc.constantFrom(...coverageStates), { maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...topicStates), assignments, coverages, (begin, tasks, items) => {
      let state = begin;
      for (let steps = 0; steps < 8; steps += 1) {
        const event = topicFollows(state, { assignments: tasks, coverages: items });
        if (event === undefined) return;
        const next = topicMachine.next(state, event, may);
        if (!next.ok) throw new Error(`${state} has no ${event}`);
        state = next.value.state;
      }
      throw new Error(`${begin} never came to rest`);
    }),
  );
});
