import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { SessionState } from '../../contract';

/** A live between the stories of the app, as it is kept. */
export type KeptPlacement = {
  readonly id: string;
  readonly station: string;
  readonly session: string;
  readonly title: string;
  readonly position: number;
  readonly from: Date;
  readonly until: Date;
  readonly isAdvertising: boolean;
  readonly endedAt: Date | null;
  readonly version: number;
  readonly state: SessionState;
  readonly plannedAt: Date;
};

const MOST_LISTED = 100;
const MOST_SHOWN = 5;
/** What was advertising when it was placed stays so, and what became so since is marked from then on. */
const COLUMNS = `p.id, p.station, p.session, s.title, p.position, p.begins_at AS "from", p.ends_at AS until,
  p.is_advertising OR s.is_advertising AS "isAdvertising", p.ended_at AS "endedAt", p.version, s.state, s.planned_at AS "plannedAt"`;

const whole = (read: Knex): Knex.QueryBuilder =>
  read('live_placement as p').join('live_session as s', 's.id', 'p.session').select(read.raw(COLUMNS));

async function list(read: Knex, station: string): Promise<readonly KeptPlacement[]> {
  return (await whole(read).where('p.station', station).orderBy('p.id', 'desc').limit(MOST_LISTED)) as KeptPlacement[];
}

async function find(read: Knex, station: string, id: string): Promise<KeptPlacement | undefined> {
  return (await whole(read).where({ 'p.station': station, 'p.id': id }).first()) as KeptPlacement | undefined;
}

/** What a station shows now: nothing of a live that is over. */
async function now(read: Knex, station: string): Promise<readonly KeptPlacement[]> {
  const query = whole(read)
    .where('p.station', station)
    .whereNull('p.ended_at')
    .whereRaw('clock_timestamp() >= p.begins_at AND clock_timestamp() < p.ends_at')
    .whereNotIn('s.state', ['ending', 'ended', 'published', 'archived', 'cancelled'])
    .orderBy('p.position')
    .limit(MOST_SHOWN);
  return (await query) as KeptPlacement[];
}

/** A placement that is wanted. */
export type NewPlacement = Pick<KeptPlacement, 'id' | 'station' | 'session' | 'position'> & {
  readonly from: string;
  readonly until: string;
  readonly madeBy: string;
};

/**
 * `false` when the place is taken at that time. Those who place for one station do it one after the other. Whether it is advertising is what the plan
 * of the live says: nobody who places it can say otherwise.
 */
async function insert(tx: Tx, placement: NewPlacement): Promise<boolean> {
  const { id, station, session, position, from, until, madeBy } = placement;
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('live_placement'), hashtext(?))`, [station]);
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO live_placement (id, station, session, position, begins_at, ends_at, is_advertising, made_by)
     SELECT ?::uuid, s.station, s.id, ?::integer, ?::timestamptz, ?::timestamptz, s.is_advertising, ?::text
     FROM live_session s WHERE s.id = ? AND s.station = ?
       AND NOT EXISTS (SELECT 1 FROM live_placement p WHERE p.station = s.station AND p.position = ?
         AND p.ended_at IS NULL AND p.begins_at < ?::timestamptz AND p.ends_at > ?::timestamptz)
     RETURNING id`,
    [...[id, position, from, until, madeBy, session, station], ...[position, until, from]],
  );
  return rows.length === 1;
}

/** A live is over: it stands in no feed any more. */
async function endOf(tx: Tx, session: string): Promise<void> {
  await tx('live_placement')
    .where({ session })
    .whereNull('ended_at')
    .update({ ended_at: tx.raw('clock_timestamp()'), version: tx.raw('version + 1') });
}

/** `false` when somebody else changed it first, or it has ended. */
async function end(
  tx: Tx,
  { id, station, version }: { id: string; station: string; version: number },
): Promise<boolean> {
  const ended = await tx('live_placement')
    .where({ id, station, version })
    .whereNull('ended_at')
    .update({ ended_at: tx.raw('clock_timestamp()'), version: version + 1 });
  return ended === 1;
}

/** How placements are kept. */
export const placementStore = { list, find, now, insert, end, endOf } as const;

/** How placements are kept. */
export type PlacementStore = typeof placementStore;
