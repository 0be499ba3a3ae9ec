import { assignmentMoved, type Assignment, type AssignmentWords, type Busy, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { fieldPowers } from '../coverages/field-standing';
import type { KeptCoverage } from '../coverages/coverage-store';
import { bookAll, type BookingRefusal } from '../resources/book-resource';
import { moveBookings } from '../resources/move-bookings';
import type { AssignmentDeps } from './assignment-deps';
import { tellCrew, tellGiven } from './assignment-notices';
import { spanOf, timesFit } from './assignment.rules';
import type { KeptAssignment } from './assignment-store';
import { canWork, freeOf, type SendRefusal } from './choose-people';
import { presentAssignment } from './present-assignment';

type GiveRefusal =
  | SendRefusal
  | BookingRefusal
  | Refusal<'ASSIGNMENTS.PERSON_BUSY', Busy>
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.NOT_ALLOWED'
      | 'HEARTH.CHANGED_MEANWHILE'
      | 'ASSIGNMENTS.COVERAGE_IS_OVER'
      | 'ASSIGNMENTS.TIMES_CROSS',
      undefined
    >;

type Words = { readonly [Field in keyof AssignmentWords]?: AssignmentWords[Field] | undefined };
type Give = Words & {
  /** The coverage. */
  readonly id: string;
  readonly due: string;
  readonly people: readonly string[];
  readonly resources: readonly string[];
  readonly overrideReason?: string | undefined;
};

/** Why the work of a transaction was refused; thrown so that everything it wrote is undone. */
class Undone extends Error {
  constructor(readonly refusal: GiveRefusal) {
    super(refusal.code);
  }
}

/** Writes an assignment, sends its people and books what they take along: all of it, or nothing. */
export async function giveAssignment(
  deps: AssignmentDeps,
  actor: StaffActor,
  give: Give,
): Promise<Result<Assignment, GiveRefusal>> {
  const [coverage] = await deps.coverages.byIds(actor.stations, [give.id]);
  if (!coverage) return err('HEARTH.NOT_FOUND');
  const words = wordsOf(give);
  const fit = await isFit(deps, actor, { coverage, words, give });
  if (!fit.ok) return fit;
  const id = deps.ids.next();
  try {
    await deps.database.transaction((tx) => written(deps, tx, { actor, id, coverage, words, give }));
  } catch (error) {
    if (error instanceof Undone) return { ok: false, error: error.refusal };
    throw error;
  }
  return ok(await presentAssignment(deps, actor, id));
}

type Fitting = Pick<Writing, 'coverage' | 'words' | 'give'>;

/** What can be judged before anything is written. */
async function isFit(
  deps: AssignmentDeps,
  actor: StaffActor,
  { coverage, words, give }: Fitting,
): Promise<Result<null, GiveRefusal>> {
  if (coverage.state === 'covered' || coverage.state === 'cancelled') return err('ASSIGNMENTS.COVERAGE_IS_OVER');
  const overrides = give.overrideReason !== undefined;
  if (overrides && !(await fieldPowers(deps, actor)).override) return err('HEARTH.NOT_ALLOWED');
  if (!timesFit(words)) return err('ASSIGNMENTS.TIMES_CROSS');
  return give.people.length > 0 ? canWork(deps, coverage.station, give.people) : ok(null);
}

const wordsOf = ({
  brief = '',
  place = '',
  contact = '',
  departsAt = null,
  onSiteAt = null,
  due,
}: Give): AssignmentWords => ({
  brief,
  place,
  contact,
  departsAt,
  onSiteAt,
  due,
});

type Writing = {
  readonly actor: StaffActor;
  readonly id: string;
  readonly coverage: KeptCoverage;
  readonly words: AssignmentWords;
  readonly give: Give;
};

async function written(deps: AssignmentDeps, tx: Tx, writing: Writing): Promise<void> {
  const { actor, id, coverage, words, give } = writing;
  const { station, topic } = coverage;
  const row = { id, coverage: coverage.id, topic, station, assignedBy: actor.id, ...words };
  await deps.assignments.insert(tx, row);
  await deps.assignments.note(tx, row, { ...plainStep(deps, actor), event: 'draft', from: null, to: 'draft' });
  const sent = give.people.length > 0;
  if (sent) await send(deps, tx, writing);
  if (give.resources.length > 0) {
    const wanted = { actor, station, resources: give.resources, purpose: '', assignment: id, ...spanOf(words) };
    orUndo(await bookAll(deps, tx, { ...wanted, overrideReason: give.overrideReason }));
  }
  const { people, resources, overrideReason } = give;
  const facts = { coverage: coverage.id, people, resources, overridden: overrideReason !== undefined };
  deps.ledger.append(tx, { actor, action: 'assignment.given', subject: id, facts });
  const at = deps.clock.now().toISOString();
  const ids = { assignmentId: id, coverageId: coverage.id, topicId: topic };
  const state = sent ? ({ event: 'assign', to: 'assigned', version: 2 } as const) : DRAFTED;
  await deps.outbox.append(tx, assignmentMoved({ station, ...ids, ...state, by: actor.id, at }));
}

const DRAFTED = { event: 'draft', to: 'draft', version: 1 } as const;

async function send(deps: AssignmentDeps, tx: Tx, { actor, id, coverage, give }: Writing): Promise<void> {
  const people = [...new Set(give.people)];
  const [drafted] = await deps.assignments.byIds([coverage.station], [id], tx);
  if (!drafted) throw new Undone(CHANGED);
  orUndo(await freeOf(deps, tx, { task: drafted, people, override: give.overrideReason }));
  await deps.assignments.patch(tx, drafted, { state: 'assigned' });
  await deps.assignments.send(tx, drafted, people);
  const step = { ...plainStep(deps, actor), event: 'assign', from: 'draft', to: 'assigned' } as const;
  await deps.assignments.note(tx, drafted, { ...step, people, overrideReason: give.overrideReason ?? null });
  await tellGiven(deps, tx, { task: { ...drafted, people }, people, by: actor.id });
}

/** A step of the desk that says nothing besides. */
function plainStep({ ids }: AssignmentDeps, actor: StaffActor) {
  const nothing = { reason: null, people: [], overrideReason: null, place: null, saidAt: null };
  return { id: ids.next(), person: actor.id, via: 'desk' as const, ...nothing };
}

const CHANGED: GiveRefusal = { code: 'HEARTH.CHANGED_MEANWHILE', details: undefined };

function orUndo(result: Result<unknown, GiveRefusal>): void {
  if (!result.ok) throw new Undone(result.error);
}

type Change = Words & { readonly id: string; readonly version: number };

/** Changes brief, place and times; those who have the task are told. What it takes along goes with the times, or the change is refused. */
export async function changeAssignment(
  deps: AssignmentDeps,
  actor: StaffActor,
  { id, version, ...words }: Change,
): Promise<Result<Assignment, GiveRefusal>> {
  const [task] = await deps.assignments.byIds(actor.stations, [id]);
  if (!task) return err('HEARTH.NOT_FOUND');
  if (task.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  const patch: Partial<AssignmentWords> = Object.fromEntries(
    Object.entries(words).filter(([, said]) => said !== undefined),
  );
  if (!timesFit({ ...task, ...patch })) return err('ASSIGNMENTS.TIMES_CROSS');
  try {
    await deps.database.transaction((tx) => changed(deps, tx, { actor, task, patch }));
  } catch (error) {
    if (error instanceof Undone) return { ok: false, error: error.refusal };
    throw error;
  }
  return ok(await presentAssignment(deps, actor, id));
}

type Changing = { readonly actor: StaffActor; readonly task: KeptAssignment; readonly patch: Partial<AssignmentWords> };

async function changed(deps: AssignmentDeps, tx: Tx, { actor, task, patch }: Changing): Promise<void> {
  if (!(await deps.assignments.patch(tx, task, patch))) throw new Undone(CHANGED);
  const [from, to] = [spanOf(task), spanOf({ ...task, ...patch })];
  if (from.from !== to.from || from.to !== to.to) {
    orUndo(await moveBookings(deps, tx, { actor, station: task.station, assignment: task.id, from, to }));
  }
  const { state, station, version } = task;
  const step = {
    id: deps.ids.next(),
    event: 'change',
    from: state,
    to: state,
    person: actor.id,
    reason: null,
  } as const;
  await deps.assignments.note(tx, task, {
    ...step,
    people: [],
    overrideReason: null,
    place: null,
    saidAt: null,
    via: 'desk',
  });
  const facts = { fields: Object.keys(patch) };
  deps.ledger.append(tx, { actor, action: 'assignment.changed', subject: task.id, facts });
  const now = { ...task, ...patch, version: version + 1 };
  await tellCrew(deps, tx, { task: now, people: task.people, by: actor.id, change: 'change' });
  const at = deps.clock.now().toISOString();
  const ids = { assignmentId: task.id, coverageId: task.coverage, topicId: task.topic };
  const told = { ...ids, event: 'change' as const, to: state, version: version + 1, by: actor.id, at };
  await deps.outbox.append(tx, assignmentMoved({ station, ...told }));
}
