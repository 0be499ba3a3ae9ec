import type { StaffActor } from '../../contract';
import { giveAssignment } from '../assignments/give-assignment';
import { moveAssignment } from '../assignments/move-assignment';
import { aFieldDesk, type FieldDesk } from '../assignments/testing/a-field-desk';
import { done, refused } from '../topics/testing/a-planning-desk';
import { moveCoverage } from './move-coverage';
import { listCoverages, planCoverage } from './plan-coverage';

let field: FieldDesk;
beforeAll(async () => {
  field = await aFieldDesk();
}, 60_000);
afterAll(() => field.desk.drop());

describe('a coverage', () => {
  const cancel = (who: StaffActor, one: { id: string; version: number }, more: object = {}) =>
    moveCoverage(field.deps, who, { ...one, event: 'cancel', reason: '不做了', override: false, ...more });

  it('cannot be the last that an approved topic loses, unless by name and reason', async () => {
    const { topic, coverage } = await field.topic();
    const second = await done(planCoverage(field.deps, field.editor, { id: topic.id, kind: 'photo' }));
    const both = await Promise.all([cancel(field.editor, coverage), cancel(field.editor, second)]);
    expect(both.map((one) => (one.ok ? 'ok' : one.error.code)).sort()).toEqual(['COVERAGES.LAST_ONE', 'ok']);
    const last = both[0].ok ? second : coverage;
    expect(await refused(cancel(field.editor, last, { override: true }))).toBe('HEARTH.NOT_ALLOWED');
    const gone = await done(cancel(field.head, last, { override: true }));
    expect(gone).toMatchObject({ state: 'cancelled', override: { person: field.head.id, reason: '不做了' } });
    expect((await field.desk.ledger.of('yunze', last.id)).at(-1)!.facts).toMatchObject({
      overriddenLastCoverage: true,
    });
  });

  it('of a draft topic goes without asking, and never while somebody is out for it', async () => {
    const pitched = await field.desk.pitched(field.editor);
    const one = await done(planCoverage(field.deps, field.editor, { id: pitched.id, kind: 'live' }));
    await done(cancel(field.editor, one));
    const task = await field.task();
    await field.follow(task, field.editor);
    const { coverages } = await done(listCoverages(field.deps, field.editor, task.topic));
    expect(await refused(cancel(field.head, coverages[0]!, { override: true }))).toBe('COVERAGES.STILL_WORKED_ON');
    const neighbour = await field.desk.staff('desk-head', 'liutang');
    expect(await refused(cancel(neighbour, coverages[0]!))).toBe('HEARTH.NOT_FOUND');
    expect(await refused(listCoverages(field.deps, neighbour, task.topic))).toBe('HEARTH.NOT_FOUND');
  });

  it('stays what the desk decided, whatever its assignments do', async () => {
    const task = await field.task();
    await done(moveAssignment(field.deps, field.reporter, { id: task.id, version: task.version, event: 'file' }));
    await field.follow(task, field.reporter);
    const { coverages } = await done(listCoverages(field.deps, field.editor, task.topic));
    await done(
      moveCoverage(field.deps, field.editor, { ...coverages[0]!, event: 'cover', override: false, reason: undefined }),
    );
    const give = { id: task.coverage, people: [], resources: [], due: task.due };
    expect(await refused(giveAssignment(field.deps, field.editor, give))).toBe('ASSIGNMENTS.COVERAGE_IS_OVER');
  });
});
