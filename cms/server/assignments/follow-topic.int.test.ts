import type { Assignment, StaffActor } from '../../contract';
import { changeCoverage, planCoverage } from '../coverages/plan-coverage';
import { mergeTopics } from '../topics/merge-topics';
import { moveTopic } from '../topics/move-topic';
import { done, refused } from '../topics/testing/a-planning-desk';
import { viewTopic } from '../topics/view-topics';
import { changeTopic } from '../topics/write-topic';
import { changeAssignment } from './change-assignment';
import { giveAssignment } from './give-assignment';
import { moveAssignment, type AssignmentMove } from './move-assignment';
import { aFieldDesk, at, type FieldDesk } from './testing/a-field-desk';
import { tellCoverageChange } from './tell-coverage-change';
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
  const other = { id: coverage.id, people: [field.other.id], resources: [car], ...taken };
  await done(giveAssignment(field.deps, field.editor, other));
  const clash = { id: task.id, version: moved.version, due: at('17:00', day) };
  const [holder] = await field.deps.people.byIds([field.other.id]);
  const refusal = await changeAssignment(field.deps, field.editor, clash);
  expect(refusal).toMatchObject({ error: { code: 'RESOURCES.TAKEN', details: { holder: holder!.name['zh-Hans'] } } });
  expect(await bookings()).toMatchObject([{ from: later.departsAt, to: later.due }]);
  expect((await done(viewAssignment(field.deps, field.editor, task.id))).assignment).toMatchObject({
    due: later.due,
    version: moved.version,
  });
  // Going over it takes the power, a name and a reason, which both sides see.
  const over = { ...clash, overrideReason: '两路顺道' };
  expect(await refused(changeAssignment(field.deps, field.editor, over))).toBe('HEARTH.NOT_ALLOWED');
  await done(changeAssignment(field.deps, field.head, over));
  expect(await bookings()).toMatchObject([
    { to: clash.due, overrideReason: '两路顺道', conflicts: [expect.any(String)] },
  ]);
});

it('takes other things along from now on, all of them or none', async () => {
  const [car, camera, taken] = [await field.car(), await field.car(), await field.car()];
  const task = await field.task({ resources: [car] });
  const { coverage } = await field.topic();
  const times = { departsAt: task.departsAt, onSiteAt: task.onSiteAt, due: task.due };
  const other = { id: coverage.id, people: [field.other.id], resources: [taken], ...times };
  await done(giveAssignment(field.deps, field.editor, other));
  const change = (resources: readonly string[], version = task.version) =>
    changeAssignment(field.deps, field.editor, { id: task.id, version, resources });
  const booked = async () =>
    (await done(viewAssignment(field.deps, field.editor, task.id))).bookings.map(({ resource }) => resource);
  expect(await refused(change([camera, taken]))).toBe('RESOURCES.TAKEN');
  expect(await booked()).toEqual([car]);
  const changed = await done(change([camera]));
  expect(await booked()).toEqual([camera]);
  // Nothing new is nothing to tell.
  expect((await done(change([camera], changed.version))).version).toBe(changed.version);
  const { steps } = await done(viewAssignment(field.deps, field.editor, task.id));
  expect(steps.filter(({ event }) => event === 'change')).toMatchObject([{ fields: ['resources'] }]);
});

it('asks whether its people are free at the new times, and tells them what changed', async () => {
  const [first, second] = [await field.task(), await field.task()];
  const { departsAt, onSiteAt, due } = second;
  const clash = { id: first.id, version: first.version, departsAt, onSiteAt, due };
  expect(await refused(changeAssignment(field.deps, field.editor, clash))).toBe('ASSIGNMENTS.PERSON_BUSY');
  const change = { id: first.id, version: first.version, place: '东门', brief: first.brief };
  await done(changeAssignment(field.deps, field.editor, change));
  const told = field.told.filter(({ subject }) => subject.startsWith(first.id)).at(-1);
  expect(told).toMatchObject({ kind: 'assignment.rewritten', to: { person: field.reporter.id } });
  expect(told?.facts).toMatchObject({ what: { 'zh-Hans': '地点' } });
  const changes = await field.deps.assignments.lastChanges([first.id, second.id]);
  expect([...changes]).toMatchObject([[first.id, { fields: ['place'] }]]);
  expect(await refused(changeAssignment(field.deps, field.reporter, { ...change, version: 3 }))).toBe(
    'ASSIGNMENTS.NO_POWER_TO_PLAN',
  );
});

it('hears that something else is wanted than when it was given', async () => {
  const task = await field.task();
  const [coverage] = await field.deps.coverages.byIds([task.station], [task.coverage]);
  const change = { id: task.coverage, version: coverage!.version, plan: '要航拍', seconds: 30 };
  await done(changeCoverage(field.deps, field.editor, change));
  const heard = { station: task.station, coverageId: task.coverage, topicId: task.topic, by: field.editor.id };
  const hear = (fields: string[]) =>
    field.deps.database.transaction((tx) => tellCoverageChange(field.deps, tx, { ...heard, fields }));
  await hear(['seconds']);
  await hear(['plan', 'seconds']);
  const { steps } = await done(viewAssignment(field.deps, field.editor, task.id));
  expect(steps.filter(({ event }) => event === 'change')).toMatchObject([{ fields: ['plan'] }]);
  expect(field.told.at(-1)).toMatchObject({ kind: 'assignment.rewritten', to: { person: field.reporter.id } });
});

describe('a topic that is put aside', () => {
  const stateOf = async ({ id }: Assignment) => {
    const { assignment, bookings } = await done(viewAssignment(field.deps, field.editor, id));
    return [assignment.state, bookings.length] as const;
  };

  it('ends what was to be done for it: people are told, what they took along is free, what was filed stays', async () => {
    const car = await field.car();
    const { coverage, topic } = await field.topic();
    const open = await field.task({ id: coverage.id, resources: [car] });
    const filed = await done(move(field.reporter, await field.task({ id: coverage.id }), 'file'));
    const { version } = await topicOf(open);
    const cancel = { id: topic.id, version, event: 'cancel', reason: '活动取消' } as const;
    await done(moveTopic(field.topicDeps, field.head, cancel));
    expect([await stateOf(open), await stateOf(filed)]).toEqual([
      ['cancelled', 0],
      ['filed', 0],
    ]);
    const { steps } = await done(viewAssignment(field.deps, field.editor, open.id));
    expect(steps.filter(({ event }) => event === 'cancel')).toMatchObject([
      { person: field.head.id, reason: '选题取消：活动取消' },
    ]);
    const told = field.told.filter(({ subject }) => subject.startsWith(open.id));
    expect(told.at(-1)).toMatchObject({ to: { person: field.reporter.id }, facts: { reason: '选题取消：活动取消' } });
    const give = { id: coverage.id, people: [], resources: [], due: open.due };
    expect(await refused(giveAssignment(field.deps, field.editor, give))).toBe('ASSIGNMENTS.TOPIC_IS_ASIDE');
  });

  it('is put off: its people are called back, and what was written waits as many days later', async () => {
    const car = await field.car();
    const { coverage, topic } = await field.topic();
    const task = await field.task({ id: coverage.id, resources: [car] });
    const from = at('09:00', '2027-03-01');
    const topicNow = await topicOf(task);
    const planned = await done(
      changeTopic(field.topicDeps, field.head, { id: topic.id, version: topicNow.version, plannedFrom: from }),
    );
    const off = { id: topic.id, version: planned.version, event: 'postpone', plannedFrom: at('09:00', '2027-03-03') };
    await done(moveTopic(field.topicDeps, field.head, { ...off, event: 'postpone' }));
    expect(await stateOf(task)).toEqual(['draft', 0]);
    const { assignment } = await done(viewAssignment(field.deps, field.editor, task.id));
    expect(Date.parse(assignment.due) - Date.parse(task.due)).toBe(2 * 86_400_000);
    // Whoever was called back sees it on the phone, and is free for others.
    const mine = await field.deps.assignments.mine(field.reporter.id);
    expect(mine.find((one) => one.id === task.id)).toMatchObject({ state: 'draft', reason: '选题延期' });
    expect(field.told.filter(({ subject }) => subject.startsWith(task.id)).at(-1)?.kind).toBe('assignment.changed');
    const { id, version } = assignment;
    const send = { id, version, event: 'assign', people: [field.reporter.id] } as const;
    expect(await refused(moveAssignment(field.deps, field.editor, send))).toBe('ASSIGNMENTS.TOPIC_IS_ASIDE');
    const aside = await topicOf(task);
    await done(moveTopic(field.topicDeps, field.head, { id: topic.id, version: aside.version, event: 'restore' }));
    expect((await done(moveAssignment(field.deps, field.editor, send))).state).toBe('assigned');
  });

  it('is merged: its people are called back in the same transaction', async () => {
    const car = await field.car();
    const pitched = await field.desk.pitched(field.editor);
    const coverage = await done(planCoverage(field.deps, field.editor, { id: pitched.id, kind: 'photo' }));
    const task = await field.task({ id: coverage.id, resources: [car] });
    const into = await field.desk.pitched(field.editor);
    const { version } = await topicOf(task);
    const merge = { id: pitched.id, version, into: into.id, intoVersion: into.version };
    await done(mergeTopics(field.topicDeps, field.head, merge));
    expect(await stateOf(task)).toEqual(['draft', 0]);
  });

  it('leaves nobody out who is sent at that very moment', async () => {
    const { coverage, topic } = await field.topic();
    const day = '2027-05-05';
    const give = { id: coverage.id, people: [field.other.id], resources: [await field.car()] };
    const times = { departsAt: at('09:00', day), onSiteAt: null, due: at('12:00', day) };
    const cancel = { id: topic.id, version: topic.version, event: 'cancel', reason: '不做了' } as const;
    const [given, cancelled] = await Promise.all([
      giveAssignment(field.deps, field.editor, { ...give, ...times }),
      moveTopic(field.topicDeps, field.head, cancel),
    ]);
    expect(cancelled.ok).toBe(true);
    if (given.ok) expect(await stateOf(given.value)).toEqual(['cancelled', 0]);
    else expect(given.error.code).toBe('ASSIGNMENTS.TOPIC_IS_ASIDE');
  });
});
