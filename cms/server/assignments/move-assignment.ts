import {
  assignmentMoved,
  type Assignment,
  type AssignmentEvent,
  type Busy,
  type CoarsePlace,
  type StaffActor,
} from '../../contract';
import { err, ok, type Err, type MachineRefusal, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { fieldPowers, type FieldPowers } from '../coverages/field-standing';
import type { AssignmentDeps } from './assignment-deps';
import { tellCrew, tellDesk, tellGiven } from './assignment-notices';
import { assignmentMachine } from './assignment.machine';
import { coarse, WANT_REASON } from './assignment.rules';
import type { KeptAssignment } from './assignment-store';
import { canWork, freeOf, takesPeople, type SendRefusal } from './choose-people';
import { presentAssignment } from './present-assignment';

/** Why a move of an assignment is refused. */
export type AssignmentRefusal =
  | MachineRefusal
  | SendRefusal
  | Refusal<'ASSIGNMENTS.PERSON_BUSY', Busy>
  | Refusal<
      | 'HEARTH.NOT_FOUND'
      | 'HEARTH.NOT_ALLOWED'
      | 'HEARTH.CHANGED_MEANWHILE'
      | 'ASSIGNMENTS.NOT_YOURS'
      | 'ASSIGNMENTS.NO_POWER_TO_PLAN'
      | 'ASSIGNMENTS.REASON_MISSING'
      | 'ASSIGNMENTS.TOPIC_IS_ASIDE'
      | 'FIELD.FILE_UNKNOWN',
      undefined
    >;

/** What moves an assignment; changing its words is another verb. */
export type AssignmentPress = Exclude<AssignmentEvent, 'change'>;

/** A move as desk or phone asks for it. */
export type AssignmentMove = {
  readonly id: string;
  readonly event: AssignmentPress;
  /** What the page showed; a phone that was out of reach has none, and is judged by how things stand. */
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
  readonly people?: readonly string[] | undefined;
  readonly overrideReason?: string | undefined;
  /** Names the step, so that what a phone sends twice is done once. */
  readonly key?: string | undefined;
  readonly place?: CoarsePlace | undefined;
  readonly saidAt?: string | undefined;
  readonly via?: 'desk' | 'phone';
  /** What is written along with it; it may still refuse. */
  readonly also?: (tx: Tx) => Promise<Result<null, Refusal<'FIELD.FILE_UNKNOWN', undefined>>>;
};

/** Moves an assignment: the same door for the desk and for the phone of whoever is out. */
export async function moveAssignment(
  deps: AssignmentDeps,
  actor: StaffActor,
  move: AssignmentMove,
): Promise<Result<Assignment, AssignmentRefusal>> {
  const known = await visible(deps, actor, move.id);
  if (!known) return err('HEARTH.NOT_FOUND');
  if (await isDone(deps, move)) return ok(await presentAssignment(deps, actor, move.id));
  const powers = await fieldPowers(deps, actor);
  const fit = await isFit(deps, powers, { move, station: known.station });
  if (!fit.ok) return fit;
  const done = await deps.database.transaction((tx) => inTransaction(deps, tx, { actor, powers, known, move }));
  return done.ok ? ok(await presentAssignment(deps, actor, move.id)) : done;
}

/** Whether a phone sent this move before, and only the answer was lost. */
async function isDone({ assignments }: AssignmentDeps, { id, key }: AssignmentMove): Promise<boolean> {
  return key !== undefined && (await assignments.step(key))?.assignment === id;
}

type Fitting = { readonly move: AssignmentMove; readonly station: string };

/** Whether a move says what it has to say. */
async function isFit(
  deps: AssignmentDeps,
  powers: FieldPowers,
  { move, station }: Fitting,
): Promise<Result<null, AssignmentRefusal>> {
  if (move.overrideReason !== undefined && !powers.override) return err('HEARTH.NOT_ALLOWED');
  if (WANT_REASON.includes(move.event) && !move.reason) return err('ASSIGNMENTS.REASON_MISSING');
  return move.event === 'assign' ? canWork(deps, station, move.people ?? []) : ok(null);
}

/** Those of the stations that somebody sees, and those they are sent on, wherever that is. */
export async function visible(
  deps: AssignmentDeps,
  actor: StaffActor,
  id: string,
): Promise<KeptAssignment | undefined> {
  const [known] = await deps.assignments.byIds(actor.stations, [id]);
  if (known) return known;
  return (await deps.assignments.mine(actor.id)).find((one) => one.id === id);
}

type Within = {
  readonly actor: StaffActor;
  readonly powers: FieldPowers;
  readonly known: KeptAssignment;
  readonly move: AssignmentMove;
};

async function inTransaction(deps: AssignmentDeps, tx: Tx, within: Within): Promise<Result<null, AssignmentRefusal>> {
  const { actor, powers, known, move } = within;
  if (move.event === 'assign') {
    const takes = await takesPeople(deps, tx, known);
    if (!takes.ok) return takes;
  }
  await deps.assignments.hold(tx, known.id);
  const [task] = await deps.assignments.byIds([known.station], [known.id], tx);
  if (!task) return err('HEARTH.NOT_FOUND');
  if (move.version !== undefined && move.version !== task.version) return err('HEARTH.CHANGED_MEANWHILE');
  const facts = { assigned: task.people.includes(actor.id), plan: powers.plan };
  const next = assignmentMachine.next(task.state, move.event, facts);
  if (!next.ok) return spoken(next.error);
  const fits = await fitsBesides(deps, tx, { task, move });
  if (!fits.ok) return fits;
  return (await writeMove(deps, tx, { actor, task, move, to: next.value.state }))
    ? ok(null)
    : err('HEARTH.CHANGED_MEANWHILE');
}

/** Whether the people are free who are sent, and whether what is written along with the move agrees. */
async function fitsBesides(
  deps: AssignmentDeps,
  tx: Tx,
  { task, move }: Pick<Writing, 'task' | 'move'>,
): Promise<Result<null, AssignmentRefusal>> {
  if (move.event === 'assign') {
    const free = await freeOf(deps, tx, { task, people: move.people ?? [], override: move.overrideReason });
    if (!free.ok) return free;
  }
  return (await move.also?.(tx)) ?? ok(null);
}

/** Guards of this machine refuse with one of two codes, and say it in the words of the newsroom. */
export function spoken(
  error: MachineRefusal,
): Err<MachineRefusal | Refusal<'ASSIGNMENTS.NOT_YOURS' | 'ASSIGNMENTS.NO_POWER_TO_PLAN', undefined>> {
  if (error.code !== 'MACHINE.GUARD_REFUSED') return { ok: false, error };
  return err(
    error.details.reason === 'ASSIGNMENTS.NOT_YOURS' ? 'ASSIGNMENTS.NOT_YOURS' : 'ASSIGNMENTS.NO_POWER_TO_PLAN',
  );
}

type Writing = {
  readonly actor: StaffActor;
  readonly task: KeptAssignment;
  readonly move: AssignmentMove;
  readonly to: KeptAssignment['state'];
};

/** Writes a move that its machine allowed: the row, its history, ledger and outbox, and tells whom it concerns. */
export async function writeMove(deps: AssignmentDeps, tx: Tx, writing: Writing): Promise<boolean> {
  const { actor, task, move, to } = writing;
  const { event, people = [], reason = null } = move;
  const isSent = event === 'assign';
  const spoken = WANT_REASON.includes(event) || isSent ? { reason } : {};
  const patch = { state: to, ...spoken, ...(isSent ? { assignedBy: actor.id } : {}) };
  if (!(await deps.assignments.patch(tx, task, patch))) return false;
  if (isSent) await deps.assignments.send(tx, task, [...new Set(people)]);
  if (event === 'cancel' || event === 'withdraw') await deps.bookings.releaseOf(tx, task.id, actor.id);
  await note(deps, tx, writing);
  await tellMove(deps, tx, { actor, task: { ...task, version: task.version + 1 }, move });
  const at = deps.clock.now().toISOString();
  const ids = { assignmentId: task.id, coverageId: task.coverage, topicId: task.topic };
  const told = { ...ids, event, to, version: task.version + 1, by: actor.id, at };
  await deps.outbox.append(tx, assignmentMoved({ station: task.station, ...told }));
  return true;
}

/** The line of the history and the entry of the ledger. */
async function note(deps: AssignmentDeps, tx: Tx, { actor, task, move, to }: Writing): Promise<void> {
  const { event, reason = null, overrideReason = null, saidAt = null, via = 'desk', key, place } = move;
  const people = event === 'assign' ? [...(move.people ?? [])] : [];
  const step = { id: key ?? deps.ids.next(), event, from: task.state, to, person: actor.id, reason };
  const where = place ? coarse(place) : null;
  const nothing = { fields: [], overrideReason, place: where, saidAt };
  await deps.assignments.note(tx, task, { ...step, people, ...nothing, via });
  const facts = { from: task.state, to, via, people, overridden: overrideReason !== null };
  deps.ledger.append(tx, { actor, action: `assignment.${SPOKEN[event]}`, subject: task.id, facts });
}

async function tellMove(deps: AssignmentDeps, tx: Tx, { actor, task, move }: Omit<Writing, 'to'>): Promise<void> {
  const { event, people = [], reason = null } = move;
  const by = actor.id;
  if (event === 'assign') {
    await tellGiven(deps, tx, { task, people, by });
    // Whoever declined, or was called back, has it no more.
    const gone = AWAY.includes(task.state) ? [] : task.people.filter((person) => !people.includes(person));
    await tellCrew(deps, tx, { task, people: gone, by, change: 'taken' });
  } else if (event === 'cancel' || event === 'ask_again' || event === 'withdraw') {
    const { people: crew } = task;
    if (!AWAY.includes(task.state)) await tellCrew(deps, tx, { task, people: crew, by, change: event, reason });
  } else {
    await tellDesk(deps, tx, { task, event, by: actor, reason });
  }
}

const AWAY: readonly KeptAssignment['state'][] = ['draft', 'declined'];

const SPOKEN: Readonly<Record<AssignmentPress, string>> = {
  assign: 'given',
  accept: 'accepted',
  decline: 'declined',
  depart: 'on-the-way',
  arrive: 'on-site',
  file: 'filed',
  finish: 'done',
  ask_again: 'asked-again',
  withdraw: 'withdrawn',
  cancel: 'cancelled',
};
