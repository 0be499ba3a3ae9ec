import type { AssignmentState, AssignmentStep } from '../../contract';
import type { Database, Tx } from '../../platform';

/** A step about to be written. */
export type NewStep = Omit<AssignmentStep, 'at'>;

/** How the steps of assignments are kept: written once, by whoever names them. */
export type StepStore = {
  note(tx: Tx, assignment: { readonly id: string; readonly station: string }, step: NewStep): Promise<void>;
  step(id: string): Promise<(NewStep & { readonly assignment: string }) | undefined>;
  steps(assignment: string): Promise<readonly AssignmentStep[]>;
  /** The last change of each of some assignments since it was given to whoever has it now. */
  lastChanges(assignments: readonly string[]): Promise<ReadonlyMap<string, Pick<AssignmentStep, 'at' | 'fields'>>>;
};

type StepRow = {
  id: string;
  assignment: string;
  event: AssignmentStep['event'];
  from_state: AssignmentState | null;
  to_state: AssignmentState;
  person: string;
  reason: string | null;
  people: string[];
  fields: AssignmentStep['fields'];
  override_reason: string | null;
  latitude: string | null;
  longitude: string | null;
  accuracy: number | null;
  said_at: Date | null;
  via: 'desk' | 'phone';
  at: Date;
};

/** Keeps them in their table. */
export function stepStore({ database }: { readonly database: Database }): StepStore {
  return {
    note: async (
      tx,
      { id: assignment, station },
      { from, to, overrideReason, place, saidAt, people: sent, fields, ...step },
    ) => {
      await tx('assignment_step').insert({
        ...step,
        ...{ assignment, station, from_state: from, to_state: to, override_reason: overrideReason, said_at: saidAt },
        ...{
          latitude: place?.latitude ?? null,
          longitude: place?.longitude ?? null,
          accuracy: place?.accuracy ?? null,
        },
        people: tx.raw('?::uuid[]', [sent]),
        fields: tx.raw('?::text[]', [fields]),
      });
    },
    step: async (id) => {
      const [row] = (await database.read('assignment_step').where({ id })) as StepRow[];
      return row && { ...stepOf(row), assignment: row.assignment };
    },
    steps: async (assignment) => {
      const rows = (await database
        .read('assignment_step')
        .where({ assignment })
        .orderBy(['at', 'id'])
        .limit(500)) as StepRow[];
      return rows.map(stepOf);
    },
    lastChanges: async (assignments) => {
      type Found = Pick<StepRow, 'assignment' | 'at' | 'fields'>;
      const { rows } = await database.read.raw<{ rows: Found[] }>(
        `SELECT DISTINCT ON (s.assignment) s.assignment, s.at, s.fields FROM assignment_step s
          WHERE s.assignment = ANY(?::uuid[]) AND s.event = 'change' AND NOT EXISTS (SELECT 1 FROM assignment_step g
            WHERE g.assignment = s.assignment AND g.event = 'assign' AND (g.at, g.id) > (s.at, s.id))
          ORDER BY s.assignment, s.at DESC, s.id DESC`,
        [[...assignments]],
      );
      return new Map(rows.map(({ assignment, at, fields }) => [assignment, { at: at.toISOString(), fields }]));
    },
  };
}

function stepOf({
  from_state,
  to_state,
  override_reason,
  latitude,
  longitude,
  accuracy,
  said_at,
  at,
  ...row
}: StepRow): AssignmentStep {
  const { id, event, person, reason, people: sent, fields, via } = row;
  const unsaid = latitude === null || longitude === null || accuracy === null;
  return {
    ...{
      id,
      event,
      person,
      reason,
      people: sent,
      fields,
      via,
      from: from_state,
      to: to_state,
      overrideReason: override_reason,
    },
    place: unsaid ? null : { latitude: Number(latitude), longitude: Number(longitude), accuracy },
    saidAt: said_at?.toISOString() ?? null,
    at: at.toISOString(),
  };
}
