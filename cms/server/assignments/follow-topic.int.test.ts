import type { Assignment, StaffActor } from '../../contract';
import { moveTopic } from '../topics/move-topic';
import { done, refused } from '../topics/testing/a-planning-desk';
import { viewTopic } from '../topics/view-topics';
import { cancelWithTopic } from './cancel-with-topic';
import { changeAssignment, giveAssignment } from './give-assignment';
import { moveAssignment, type AssignmentMove } from './move-assignment';
import { aFieldDesk, at, type FieldDesk } from './testing/a-field-desk';
import { viewAssignment } from './view-assignments';

let field: FieldDesk;
beforeAll(async () => {
  field = await aFieldDesk();
}, 60_000);
afterAll(() => field.desk.drop());

const move = (who: StaffActor, { id, version }: Assignment, event: AssignmentMove['event']) =>
  moveAssignment(field.deps, who, { id, version, event });
const topicOf = async ({ topic }: Assignment) => (await done(viewTopic(field.desk.deps, field.head, topic))).topic;

it('takes what it has along to its new times, or is not moved, and names who has it', async () => {
  const car = await field.car();
  const task = await field.task({ resources: [car] });
  const day = task.due.slice(0, 10);
  const later = { departsAt: at('13:00', day), onSiteAt: at('14:00', day), due: at('15:00', day) };
  const moved = await done(
    changeAssignment(field.deps, field.editor, { id: task.id, version: task.version, ...later }),
  );
  const bookings = async () => (await done(viewAssignment(field.deps, field.editor, task.id))).bookings;
  expect(await bookings()).toMatchObject([{ resource: car, from: later.departsAt, to: later.due }]);
  const { coverage } = await field.topic();
  const taken = { departsAt: at('16:00', day), onSiteAt: null, due: at('18:00', day) };
  await done(giveAssignment(field.deps, field.editor, { id: coverage.id, people: [], resources: [car], ...taken }));
  const clash = { id: task.id, version: moved.version, due: at('17:00', day) };
  expect(await refused(changeAssignment(field.deps, field.editor, clash))).toBe('RESOURCES.TAKEN');
  expect(await bookings()).toMatchObject([{ from: later.departsAt, to: later.due }]);
  expect((await done(viewAssignment(field.deps, field.editor, task.id))).assignment).toMatchObject({
    due: later.due,
    version: moved.version,
  });
});

it('ends with its topic: the people are told, what they took along is free, and what was filed stays', async () => {
  const car = await field.car();
  const { coverage, topic } = await field.topic();
  const open = await field.task({ id: coverage.id, resources: [car] });
  const filed = await done(move(field.reporter, await field.task({ id: coverage.id }), 'file'));
  const heard = { station: topic.station, topicId: topic.id, by: field.head.id };
  const hear = () => field.deps.database.transaction((tx) => cancelWithTopic(field.deps, tx, heard));
  const stateOf = async ({ id }: Assignment) =>
    (await done(viewAssignment(field.deps, field.editor, id))).assignment.state;
  await hear();
  expect(await stateOf(open)).toBe('assigned');
  const { version } = await topicOf(open);
  const cancel = { id: topic.id, version, event: 'cancel', reason: '活动取消' } as const;
  await done(moveTopic(field.desk.deps, field.head, cancel));
  await hear();
  await hear();
  expect([await stateOf(open), await stateOf(filed)]).toEqual(['cancelled', 'filed']);
  const { bookings, steps } = await done(viewAssignment(field.deps, field.editor, open.id));
  expect(bookings).toEqual([]);
  expect(steps.filter(({ event }) => event === 'cancel')).toMatchObject([
    { person: field.head.id, reason: '活动取消' },
  ]);
  const told = field.told.filter(({ subject }) => subject.startsWith(open.id));
  expect(told.at(-1)).toMatchObject({ to: { person: field.reporter.id } });
});
