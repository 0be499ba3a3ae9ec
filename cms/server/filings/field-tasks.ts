import type { AssignmentStep, CoarsePlace, FieldTask, ReaderActor, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { KeptAssignment } from '../assignments/assignment-store';
import { moveAssignment, type AssignmentRefusal } from '../assignments/move-assignment';
import { presentAssignments } from '../assignments/present-assignment';
import { fieldActor, type NoPass } from '../passes/field-actor';
import type { FilingDeps } from './filing-deps';

type NotFound = Refusal<'HEARTH.NOT_FOUND', undefined>;

/** The tasks of whoever a phone speaks for, each whole. */
export async function fieldTasks(
  deps: FilingDeps,
  reader: ReaderActor,
): Promise<Result<{ at: string; tasks: FieldTask[] }, NoPass>> {
  const actor = await fieldActor(deps, reader);
  if (!actor.ok) return actor;
  const kept = await deps.assignments.mine(actor.value.id);
  const tasks = await wholeTasks(deps, actor.value, kept);
  return ok({ at: deps.clock.now().toISOString(), tasks });
}

/** One of them, after it changed. */
export async function fieldTask(deps: FilingDeps, actor: StaffActor, id: string): Promise<Result<FieldTask, NotFound>> {
  const kept = (await deps.assignments.mine(actor.id)).filter((one) => one.id === id);
  const [task] = await wholeTasks(deps, actor, kept);
  return task ? ok(task) : err('HEARTH.NOT_FOUND');
}

type Press = {
  readonly id: string;
  readonly key: string;
  readonly event: 'accept' | 'decline' | 'depart' | 'arrive';
  readonly reason?: string | undefined;
  readonly saidAt?: string | undefined;
  readonly place?: CoarsePlace | undefined;
};

/** Moves one of them as the phone says, once for each key. */
export async function moveFieldTask(
  deps: FilingDeps,
  reader: ReaderActor,
  press: Press,
): Promise<Result<FieldTask, NoPass | AssignmentRefusal>> {
  const actor = await fieldActor(deps, reader);
  if (!actor.ok) return actor;
  const mine = await deps.assignments.mine(actor.value.id);
  if (!mine.some(({ id }) => id === press.id)) return err('HEARTH.NOT_FOUND');
  const moved = await moveAssignment(deps, actor.value, { ...press, via: 'phone' });
  return moved.ok ? fieldTask(deps, actor.value, press.id) : moved;
}

/** What is pressed on a phone; what the desk presses is not offered there, whoever holds it. */
const PRESSED: readonly string[] = ['accept', 'decline', 'depart', 'arrive', 'file'];

async function wholeTasks(deps: FilingDeps, actor: StaffActor, kept: readonly KeptAssignment[]): Promise<FieldTask[]> {
  const people = await deps.people.byIds([...new Set(kept.flatMap((task) => task.people))]);
  const changes = await deps.assignments.lastChanges(kept.map(({ id }) => id));
  const presented = await presentAssignments(deps, actor, kept);
  return Promise.all(
    presented.map(
      async ({ people: team, filings: _n, assignedBy: _by, lastPlace: _place, coverage: _c, topic: _t, ...task }) => {
        const [bookings, filings] = await Promise.all([deps.bookings.ofAssignment(task.id), deps.filings.of(task.id)]);
        return {
          ...task,
          filings: filings.map(({ assignment: _a, manuscript: _m, ...filing }) => filing),
          allowedEvents: task.allowedEvents.filter((event) => PRESSED.includes(event)),
          with: bookings.map(({ name }) => name),
          changed: changedOf(changes.get(task.id)),
          people: team.flatMap((id) => people.filter((one) => one.id === id).map(({ name }) => ({ id, name }))),
        };
      },
    ),
  );
}

const changedOf = (change: Pick<AssignmentStep, 'at' | 'fields'> | undefined): FieldTask['changed'] =>
  change ? { at: change.at, fields: [...change.fields] } : null;
