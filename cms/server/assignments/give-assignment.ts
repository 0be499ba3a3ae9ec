import { assignmentMoved, type Assignment, type AssignmentWords, type Busy, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { fieldPowers } from '../coverages/field-standing';
import type { KeptCoverage } from '../coverages/coverage-store';
import { bookAll, type BookingRefusal } from '../resources/book-resource';
import type { AssignmentDeps } from './assignment-deps';
import { tellGiven } from './assignment-notices';
import { spanOf, timesFit } from './assignment.rules';
import { canWork, freeOf, takesPeople, type SendRefusal } from './choose-people';
import { plainStep } from './plain-step';
import { presentAssignment } from './present-assignment';

type GiveRefusal =
  | SendRefusal
  | BookingRefusal
  | Refusal<'ASSIGNMENTS.PERSON_BUSY', Busy>
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.NOT_ALLOWED'
      | 'ASSIGNMENTS.COVERAGE_IS_OVER'
      | 'ASSIGNMENTS.TOPIC_IS_ASIDE'
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
  const done = await deps.database.transaction((tx) => written(deps, tx, { actor, id, coverage, words, give }));
  return done.ok ? ok(await presentAssignment(deps, actor, id)) : done;
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

async function written(deps: AssignmentDeps, tx: Tx, writing: Writing): Promise<Result<void, GiveRefusal>> {
  const { actor, id, coverage, words, give } = writing;
  const { station, topic } = coverage;
  const takes = await takesPeople(deps, tx, { station, topic });
  if (!takes.ok) return takes;
  const row = { id, coverage: coverage.id, topic, station, assignedBy: actor.id, ...words };
  await deps.assignments.insert(tx, row);
  await deps.assignments.note(tx, row, { ...plainStep(deps, actor), event: 'draft', from: null, to: 'draft' });
  const manned = await manAndEquip(deps, tx, writing);
  if (!manned.ok) return manned;
  const { people, resources, overrideReason } = give;
  const facts = { coverage: coverage.id, people, resources, overridden: overrideReason !== undefined };
  deps.ledger.append(tx, { actor, action: 'assignment.given', subject: id, facts });
  const at = deps.clock.now().toISOString();
  const ids = { assignmentId: id, coverageId: coverage.id, topicId: topic };
  const state = people.length > 0 ? ({ event: 'assign', to: 'assigned', version: 2 } as const) : DRAFTED;
  await deps.outbox.append(tx, assignmentMoved({ station, ...ids, ...state, by: actor.id, at }));
  return ok();
}

const DRAFTED = { event: 'draft', to: 'draft', version: 1 } as const;

/** Sends the people and books what they take along, as far as any are named. */
async function manAndEquip(deps: AssignmentDeps, tx: Tx, writing: Writing): Promise<Result<unknown, GiveRefusal>> {
  const { actor, id, coverage, words, give } = writing;
  const { people, resources, overrideReason } = give;
  const sent = people.length > 0 ? await send(deps, tx, writing) : ok();
  if (!sent.ok || resources.length === 0) return sent;
  const wanted = { actor, station: coverage.station, resources, purpose: '', assignment: id, ...spanOf(words) };
  return bookAll(deps, tx, { ...wanted, overrideReason });
}

async function send(
  deps: AssignmentDeps,
  tx: Tx,
  { actor, id, coverage, give }: Writing,
): Promise<Result<void, GiveRefusal>> {
  const people = [...new Set(give.people)];
  const [drafted] = await deps.assignments.byIds([coverage.station], [id], tx);
  if (!drafted) throw new Error(`Assignment ${id} was written and is not there`);
  const free = await freeOf(deps, tx, { task: drafted, people, override: give.overrideReason });
  if (!free.ok) return free;
  await deps.assignments.patch(tx, drafted, { state: 'assigned' });
  await deps.assignments.send(tx, drafted, people);
  const step = { ...plainStep(deps, actor), event: 'assign', from: 'draft', to: 'assigned' } as const;
  await deps.assignments.note(tx, drafted, { ...step, people, overrideReason: give.overrideReason ?? null });
  await tellGiven(deps, tx, { task: { ...drafted, people }, people, by: actor.id });
  return ok();
}
