import { moveCoverage } from '../coverages/move-coverage';
import { listCoverages } from '../coverages/plan-coverage';
import { done, refused } from '../topics/testing/a-planning-desk';
import { viewTopic } from '../topics/view-topics';
import type { Assignment, StaffActor } from '../../contract';
import { changeAssignment } from './change-assignment';
import { giveAssignment } from './give-assignment';
import { moveAssignment, type AssignmentMove } from './move-assignment';
import { aFieldDesk, at, type FieldDesk } from './testing/a-field-desk';
import { viewAssignment, listAssignments } from './view-assignments';
import { watchLateness } from './watch-lateness';

let field: FieldDesk;
beforeAll(async () => {
  field = await aFieldDesk();
}, 60_000);
afterAll(() => field.desk.drop());

const move = (
  who: StaffActor,
  { id, version }: Assignment,
  ...[event, more = {}]: [AssignmentMove['event'], object?]
) => moveAssignment(field.deps, who, { id, version, event, ...more });
const topicOf = async ({ topic }: Assignment) => (await done(viewTopic(field.desk.deps, field.head, topic))).topic;

describe('an assignment', () => {
  it('takes its coverage and its topic along, from sending to covered', async () => {
    const { reporter, editor } = field;
    let task = await field.task();
    await field.follow(task, editor);
    expect(await topicOf(task)).toMatchObject({ state: 'assigned', people: [reporter.id] });
    for (const [event, state] of [
      ['accept', 'accepted'],
      ['depart', 'accepted'],
      ['arrive', 'on_site'],
      ['file', 'filed'],
    ] as const) {
      task = await done(move(reporter, task, event));
      await field.follow(task, reporter);
      expect([event, (await topicOf(task)).state]).toEqual([event, state]);
    }
    task = await done(move(editor, task, 'finish'));
    const { coverages } = await done(listCoverages(field.deps, editor, task.topic));
    expect(coverages).toMatchObject([{ state: 'filed', allowedEvents: ['cover', 'cancel'] }]);
    await done(
      moveCoverage(field.deps, editor, { ...coverages[0]!, event: 'cover', override: false, reason: undefined }),
    );
    await field.follow(task, editor);
    expect((await topicOf(task)).state).toBe('covered');
    const chain = (await field.desk.ledger.of('yunze', task.topic)).map(({ action }) => action);
    expect(chain.slice(-5)).toEqual([
      'topic.assigned',
      'topic.accepted',
      'topic.on-site',
      'topic.filed',
      'topic.covered',
    ]);
  });

  it('is followed twice as if once', async () => {
    const task = await field.task();
    await field.follow(task, field.editor);
    const before = await topicOf(task);
    await field.follow(task, field.editor);
    expect(await topicOf(task)).toEqual(before);
  });

  it('is worked on by its people only and given out by planners only', async () => {
    const task = await field.task();
    expect(await refused(move(field.other, task, 'accept'))).toBe('ASSIGNMENTS.NOT_YOURS');
    expect(await refused(move(field.reporter, task, 'cancel', { reason: '不去' }))).toBe(
      'ASSIGNMENTS.NO_POWER_TO_PLAN',
    );
    expect(await refused(move(field.reporter, task, 'decline'))).toBe('ASSIGNMENTS.REASON_MISSING');
    expect(await refused(move(field.reporter, task, 'arrive'))).toBe('MACHINE.EVENT_NOT_ALLOWED');
  });

  it('goes from hand to hand, and the chain of hands stays', async () => {
    const { reporter, other, editor, head } = field;
    let task = await field.task();
    task = await done(move(reporter, task, 'decline', { reason: '发烧' }));
    expect(task).toMatchObject({ state: 'declined', reason: '发烧' });
    task = await done(move(editor, task, 'assign', { people: [other.id] }));
    task = await done(move(other, task, 'accept'));
    task = await done(move(head, task, 'assign', { people: [reporter.id, other.id] }));
    expect(task).toMatchObject({
      state: 'assigned',
      people: [reporter.id, other.id],
      reason: null,
      assignedBy: head.id,
    });
    const { steps } = await done(viewAssignment(field.deps, editor, task.id));
    expect(steps.filter(({ event }) => event === 'assign').map(({ people }) => people)).toEqual([
      [reporter.id],
      [other.id],
      [reporter.id, other.id],
    ]);
    const mine = field.told.filter(({ subject }) => subject.startsWith(task.id)).map(({ kind }) => kind);
    expect(mine).toEqual([
      'assignment.given',
      'assignment.answered',
      'assignment.given',
      'assignment.answered',
      'assignment.given',
      'assignment.given',
    ]);
  });

  it('is moved by one of two who press at once', async () => {
    const task = await field.task();
    const both = await Promise.all([move(field.reporter, task, 'accept'), move(field.reporter, task, 'accept')]);
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['HEARTH.CHANGED_MEANWHILE']);
  });

  it('done twice by a phone under one key is done once, and a place is kept coarsely', async () => {
    const task = await field.task();
    const key = field.deps.ids.next();
    const place = { latitude: 30.123456, longitude: 104.987654, accuracy: 7 };
    const press = { id: task.id, event: 'accept' as const, key, place, saidAt: at('06:30'), via: 'phone' as const };
    await done(moveAssignment(field.deps, field.reporter, press));
    const again = await done(moveAssignment(field.deps, field.reporter, press));
    expect(again).toMatchObject({
      state: 'accepted',
      lastPlace: { latitude: 30.123, longitude: 104.988, accuracy: 100 },
    });
    const { steps } = await done(viewAssignment(field.deps, field.editor, task.id));
    expect(steps.filter(({ event }) => event === 'accept')).toMatchObject([{ via: 'phone', saidAt: at('06:30') }]);
  });

  it('of a person who is elsewhere is refused with the task they are on, and overridden by name', async () => {
    const first = await field.task();
    const clash = { departsAt: first.departsAt, onSiteAt: first.onSiteAt, due: first.due };
    const { coverage } = await field.topic();
    const give = (by: StaffActor, more: object = {}) =>
      giveAssignment(field.deps, by, {
        id: coverage.id,
        people: [field.reporter.id],
        resources: [],
        ...clash,
        ...more,
      });
    expect(await refused(give(field.editor))).toBe('ASSIGNMENTS.PERSON_BUSY');
    expect(await refused(give(field.editor, { overrideReason: '人手不够' }))).toBe('HEARTH.NOT_ALLOWED');
    const second = await done(give(field.head, { overrideReason: '人手不够' }));
    const { steps } = await done(viewAssignment(field.deps, field.editor, second.id));
    expect(steps.at(-1)).toMatchObject({ event: 'assign', overrideReason: '人手不够' });
  });

  it('sends one person to one of two places, whoever of two sends first', async () => {
    const somebody = await field.desk.staff('reporter');
    const times = { departsAt: at('09:00', '2027-01-05'), onSiteAt: null, due: at('12:00', '2027-01-05') };
    const both = await Promise.all([field.topic(), field.topic()]);
    const answers = await Promise.all(
      both.map(({ coverage: { id } }) =>
        giveAssignment(field.deps, field.editor, { id, people: [somebody.id], resources: [], ...times }),
      ),
    );
    expect(answers.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(['ASSIGNMENTS.PERSON_BUSY']);
  });

  it('books all that is taken along, or is not written at all', async () => {
    const [car, camera] = [await field.car(), await field.car()];
    const first = await field.task({ resources: [car] });
    const { coverage } = await field.topic();
    const clash = { departsAt: first.departsAt, onSiteAt: first.onSiteAt, due: first.due };
    const give = { id: coverage.id, people: [field.other.id], resources: [camera, car], ...clash };
    expect(await refused(giveAssignment(field.deps, field.editor, give))).toBe('RESOURCES.TAKEN');
    expect(await field.desk.db.knex('booking').where({ resource: camera })).toEqual([]);
    expect(await field.desk.db.knex('assignment').where({ coverage: coverage.id })).toEqual([]);
    const { bookings } = await done(viewAssignment(field.deps, field.editor, first.id));
    expect(bookings).toMatchObject([{ resource: car, from: first.departsAt, to: first.due }]);
    await done(move(field.editor, first, 'cancel', { reason: '活动取消' }));
    expect((await done(giveAssignment(field.deps, field.editor, give))).people).toEqual([field.other.id]);
  });

  it('keeps its times in order, and is neither seen nor given by a neighbour', async () => {
    const task = await field.task();
    const cross = { id: task.id, version: task.version, departsAt: task.due, onSiteAt: task.onSiteAt };
    expect(await refused(changeAssignment(field.deps, field.editor, cross))).toBe('ASSIGNMENTS.TIMES_CROSS');
    const changed = await done(
      changeAssignment(field.deps, field.editor, { id: task.id, version: task.version, place: '北门' }),
    );
    expect(changed).toMatchObject({ place: '北门', version: task.version + 1 });
    const neighbour = await field.desk.staff('desk-head', 'liutang');
    expect(await refused(viewAssignment(field.deps, neighbour, task.id))).toBe('HEARTH.NOT_FOUND');
    expect(await refused(move(neighbour, task, 'cancel', { reason: 'x' }))).toBe('HEARTH.NOT_FOUND');
    const give = { id: task.coverage, people: [], resources: [], due: task.due };
    expect(await refused(giveAssignment(field.deps, neighbour, give))).toBe('HEARTH.NOT_FOUND');
    const peopleAt = async () => [];
    const span = { from: at('00:00', '2026-11-01'), to: at('00:00', '2026-11-30') };
    const seen = await done(listAssignments({ ...field.deps, peopleAt }, neighbour, span));
    expect(seen.assignments).toEqual([]);
  });
});

describe('an alarm', () => {
  it('is raised once for each thing that is late, also for what passed while nobody looked', async () => {
    const task = await field.task();
    const look = () => field.deps.database.transaction((tx) => watchLateness(field.deps, tx));
    const raised = async () =>
      (await field.desk.db.knex('assignment_alarm').where({ assignment: task.id })).map(({ late }) => late);
    field.clock.set(new Date(Date.parse(task.departsAt!) - 31 * 60_000));
    await look();
    expect(await raised()).toEqual([]);
    field.clock.set(new Date(Date.parse(task.departsAt!)));
    await Promise.all([look(), look()]);
    expect(await raised()).toEqual(['acceptance']);
    // The house was down while they should have arrived; the next look finds it.
    field.clock.set(new Date(Date.parse(task.due) + 60_000));
    await look();
    await look();
    expect(await raised()).toEqual(['acceptance', 'filing']);
    const told = field.told.filter(({ kind, subject }) => kind === 'assignment.late' && subject.startsWith(task.id));
    expect(told.map(({ to }) => to)).toEqual(
      ['acceptance', 'filing'].flatMap(() => [{ person: field.editor.id }, { person: field.reporter.id }]),
    );
    field.clock.set(new Date(at('06:00')));
  });
});
