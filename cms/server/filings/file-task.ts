import type { CoarsePlace, FieldTask, ReaderActor, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { moveAssignment, type AssignmentRefusal } from '../assignments/move-assignment';
import { fieldActor, type NoPass } from '../passes/field-actor';
import type { FilingDeps } from './filing-deps';
import { fieldTask } from './field-tasks';

type Refused = NoPass | AssignmentRefusal | Refusal<'FIELD.NOTHING_FILED' | 'FIELD.FILE_UNKNOWN', undefined>;

type Filed = {
  /** The assignment. */
  readonly task: string;
  /** The filing, as the phone named it. */
  readonly id: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly saidAt?: string | undefined;
  readonly place?: CoarsePlace | undefined;
};

/**
 * Files words and files. The task is moved and the filing written under names that the phone gave, so a sending that was answered and
 * not heard is answered again and changes nothing.
 */
export async function fileTask(
  deps: FilingDeps,
  reader: ReaderActor,
  filed: Filed,
): Promise<Result<FieldTask, Refused>> {
  const actor = await fieldActor(deps, reader);
  if (!actor.ok) return actor;
  const [task] = (await deps.assignments.mine(actor.value.id)).filter(({ id }) => id === filed.task);
  if (!task) return err('HEARTH.NOT_FOUND');
  const known = await deps.filings.byId([task.station], filed.id);
  if (known) return known.assignment === task.id ? fieldTask(deps, actor.value, task.id) : err('HEARTH.NOT_FOUND');
  if (filed.text === '' && filed.files.length === 0) return err('FIELD.NOTHING_FILED');

  const written = await writeFiling(deps, actor.value, { ...filed, station: task.station });
  if (!written.ok) return written;
  return fieldTask(deps, actor.value, task.id);
}

/** The filing and the move of its task commit together. */
async function writeFiling(
  deps: FilingDeps,
  actor: StaffActor,
  { task, station, id, text, files, saidAt, place }: Filed & { readonly station: string },
): Promise<Result<unknown, Refused>> {
  const uploads = [...new Set(files)];
  return moveAssignment(deps, actor, {
    ...{ id: task, event: 'file', key: id, saidAt, place, via: 'phone' },
    also: async (tx) => {
      const fit = await deps.uploads.fileable(tx, uploads, { person: actor.id, assignment: task });
      if (fit.length !== uploads.length) return err('FIELD.FILE_UNKNOWN');
      await deps.filings.insert(tx, {
        id,
        assignment: task,
        station,
        person: actor.id,
        text,
        saidAt: saidAt ?? null,
        uploads,
      });
      const facts = { assignment: task, files: uploads.length };
      deps.ledger.append(tx, { actor, action: 'filing.filed', subject: id, facts });
      return ok(null);
    },
  });
}
