import type { Knex } from 'knex';

/** Something that happened lately and that somebody has to look at, with how often. */
export type Trouble = { readonly name: string; readonly count: number };

type Row = { name: string; count: string };

const counted = (rows: readonly Row[]): readonly Trouble[] =>
  rows.map(({ name, count }) => ({ name, count: Number(count) }));

/** Subscribers and kinds of job with dead letters of the last minutes. */
export async function deadLately(read: Knex, minutes: number): Promise<readonly Trouble[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT subscriber AS name, count(*) FROM outbox_delivery
     WHERE state = 'dead' AND settled_at > now() - :minutes * interval '1 minute' GROUP BY 1
     UNION ALL
     SELECT data->>'job', count(*) FROM pgboss.job
     WHERE name = 'hearth.dead' AND created_on > now() - :minutes * interval '1 minute' GROUP BY 1`,
    { minutes },
  );
  return counted(rows);
}

/** Ticks of the last minutes that failed, died half-way, or that nobody fired in time. */
export async function missedLately(read: Knex, minutes: number): Promise<readonly Trouble[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT name, count(*) FROM schedule_run
     WHERE ended_at > now() - ? * interval '1 minute'
       AND (state IN ('lost', 'failed', 'skipped') OR started_at > due_at + interval '2 minutes') GROUP BY 1`,
    [minutes],
  );
  return counted(rows);
}

/** An asset whose licence ends. */
export type EndingLicence = {
  readonly id: string;
  readonly name: string;
  readonly station: string | null;
  readonly at: Date;
};

/** The assets whose licences end within some days and have not ended yet. */
export async function licencesEnding(read: Knex, days: number): Promise<readonly EndingLicence[]> {
  const { rows } = await read.raw<{ rows: EndingLicence[] }>(
    `SELECT document_id AS id, name, station, licensed_to AT TIME ZONE 'UTC' AS at FROM files
     WHERE licensed_to > now() AT TIME ZONE 'UTC' AND licensed_to <= now() AT TIME ZONE 'UTC' + ? * interval '1 day'
     ORDER BY licensed_to, id`,
    [days],
  );
  return rows;
}

/** Notes that somebody signed in from a device; says whether it is new while others are known already. */
export async function noteDevice(read: Knex, person: string, device: string): Promise<boolean> {
  const { rows } = await read.raw<{ rows: { fresh: boolean; others: boolean }[] }>(
    `INSERT INTO notice_device (person, device) VALUES (:person, :device)
     ON CONFLICT (person, device) DO UPDATE SET last_seen = now()
     RETURNING xmax = 0 AS fresh, EXISTS (
       SELECT 1 FROM notice_device o WHERE o.person = :person AND o.device <> :device) AS others`,
    { person, device },
  );
  return rows[0]?.fresh === true && rows[0].others;
}
