import {
  assignmentMoved,
  type Assignment,
  type AssignmentWords,
  type Busy,
  type ChangedField,
  type StaffActor,
} from '../../contract';
import { err, mapOk, ok, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { fieldPowers } from '../coverages/field-standing';
import type { BookingRefusal } from '../resources/book-resource';
import { rebook } from '../resources/rebook';
import type { AssignmentDeps } from './assignment-deps';
import { assignmentMachine } from './assignment.machine';
import { tellRewritten } from './assignment-notices';
import { altered, spanOf, timesFit } from './assignment.rules';
import type { KeptAssignment } from './assignment-store';
import { freeOf } from './choose-people';
import { spoken } from './move-assignment';
import { plainStep } from './plain-step';
import { presentAssignment } from './present-assignment';

type ChangeRefusal =
  | MachineRefusal
  | BookingRefusal
  | Refusal<'ASSIGNMENTS.PERSON_BUSY', Busy>
  | Refusal<
      'HEARTH.CHANGED_MEANWHILE' | 'ASSIGNMENTS.NOT_YOURS' | 'ASSIGNMENTS.NO_POWER_TO_PLAN' | 'ASSIGNMENTS.TIMES_CROSS',
      undefined
    >;

type Change = { readonly [Field in keyof AssignmentWords]?: AssignmentWords[Field] | undefined } & {
  readonly id: string;
  readonly version: number;
  readonly resources?: readonly string[] | undefined;
  readonly overrideReason?: string | undefined;
};

/**
 * Changes brief, place, times and what is taken along, all of it or nothing. People and things have to be free at the new times, or
 * somebody answers by name for going over it; whoever has the task is told what changed.
 */
export async function changeAssignment(
  deps: AssignmentDeps,
  actor: StaffActor,
  { id, version, resources, overrideReason, ...said }: Change,
): Promise<Result<Assignment, ChangeRefusal>> {
  const [task] = await deps.assignments.byIds(actor.stations, [id]);
  if (!task) return err('HEARTH.NOT_FOUND');
  if (task.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  const powers = await fieldPowers(deps, actor);
  const may = assignmentMachine.next(task.state, 'change', { assigned: task.people.includes(actor.id), ...powers });
  if (!may.ok) return spoken(may.error);
  if (overrideReason !== undefined && !powers.override) return err('HEARTH.NOT_ALLOWED');
  const words = wordsOf(said);
  const fields = altered(task, words);
  const patch: Partial<AssignmentWords> = Object.fromEntries(fields.map((field) => [field, words[field]]));
  if (!timesFit({ ...task, ...patch })) return err('ASSIGNMENTS.TIMES_CROSS');
  const change = { actor, task, patch, fields, resources, overrideReason };
  const done = await deps.database.transaction((tx) => changed(deps, tx, change));
  return done.ok ? ok(await presentAssignment(deps, actor, id)) : done;
}

/** Only what was really said: zod leaves optional fields there as undefined. */
function wordsOf(said: object): Partial<AssignmentWords> {
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, TIMES.includes(name) ? utc(value) : value]));
}

const TIMES: readonly string[] = ['departsAt', 'onSiteAt', 'due'];
/** One moment has many spellings; kept ones have this. */
const utc = (moment: unknown): unknown => (typeof moment === 'string' ? new Date(moment).toISOString() : moment);

type Changing = {
  readonly actor: StaffActor;
  readonly task: KeptAssignment;
  readonly patch: Partial<AssignmentWords>;
  readonly fields: readonly ChangedField[];
  readonly resources: readonly string[] | undefined;
  readonly overrideReason: string | undefined;
};

async function changed(deps: AssignmentDeps, tx: Tx, changing: Changing): Promise<Result<void, ChangeRefusal>> {
  const { actor, task, patch, overrideReason: override } = changing;
  const others = await besides(deps, tx, changing);
  if (!others.ok) return others;
  const fields = [...changing.fields, ...others.value];
  if (fields.length === 0) return ok();
  if (!(await deps.assignments.patch(tx, task, patch))) return err('HEARTH.CHANGED_MEANWHILE');
  const step = { ...plainStep(deps, actor), event: 'change', from: task.state, to: task.state } as const;
  await deps.assignments.note(tx, task, { ...step, fields, overrideReason: override ?? null });
  const facts = { fields, ...(override === undefined ? {} : { overridden: true }) };
  deps.ledger.append(tx, { actor, action: 'assignment.changed', subject: task.id, facts });
  const now = { ...task, ...patch, version: task.version + 1 };
  if (task.state !== 'draft') await tellRewritten(deps, tx, { task: now, fields, by: actor.id });
  const at = deps.clock.now().toISOString();
  const ids = { assignmentId: task.id, coverageId: task.coverage, topicId: task.topic };
  const told = { ...ids, event: 'change' as const, to: task.state, version: now.version, by: actor.id, at };
  await deps.outbox.append(tx, assignmentMoved({ station: task.station, ...told }));
  return ok();
}

/** The people and things that have to be free at the new times. */
async function besides(
  deps: AssignmentDeps,
  tx: Tx,
  changing: Changing,
): Promise<Result<readonly ChangedField[], ChangeRefusal>> {
  const { actor, task, patch, resources, overrideReason: override } = changing;
  const [from, to] = [spanOf(task), spanOf({ ...task, ...patch })];
  const moves = from.from !== to.from || from.to !== to.to;
  if (moves && task.state !== 'draft' && task.state !== 'declined') {
    const free = await freeOf(deps, tx, { task: { ...task, ...patch }, people: task.people, override });
    if (!free.ok) return free;
  }
  if (!moves && resources === undefined) return ok([]);
  const wanted = { actor, station: task.station, assignment: task.id, from, to, resources, overrideReason: override };
  const done = await rebook(deps, tx, wanted);
  return mapOk(done, (isChanged) => (isChanged ? ['resources'] : []));
}
