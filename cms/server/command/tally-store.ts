import { tally as tallySchema, type Tally } from '../../contract';
import { fromJsonb, type Database, type Tile } from '../../platform';

/** The channel on which the node that counts says that it did (`changed NODE AT`, `same NODE AT`) or that it stops (`gone NODE`). */
export const COUNTED_CHANNEL = 'hearth_command';

/** How long the node that counts may be silent before another one takes over. */
export const LEASE_SECONDS = 12;

/** What stations have, and when it was counted. */
export type Tallies = { readonly at: string; readonly byStation: ReadonlyMap<string, Tally> };

/** Where what was counted is kept. */
export type TallyStore = {
  /**
   * Counts everything and keeps what changed, if this node holds the lease or nobody does; undefined when another node counts.
   * One statement does it all: a node that slept through its lease writes nothing, and the database is asked once for each look.
   */
  count(node: string): Promise<Tallies | undefined>;
  /** What was counted last, by whichever node. */
  read(): Promise<Tallies>;
  /** Gives the lease back, so that another node need not wait for its end. */
  release(node: string): Promise<void>;
};

type Row = { at: Date | null; changed: unknown };

const AT = `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The one statement. Its first words are how a bench, and whoever reads the database's log, tells what the screen costs. */
function countingStatement(tiles: readonly Tile[]): string {
  const parts = tiles.map(
    ({ name, select }) => `SELECT station, '${name}' AS tile, value FROM (${select}) AS ${name} (station, value)`,
  );
  return `/* command screen */
    WITH lease AS (
      UPDATE command_projector SET owner = :node, counted_at = clock_timestamp(),
        lease_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
      WHERE owner = :node OR lease_until < clock_timestamp() RETURNING counted_at
    ), seen AS (
      SELECT station, jsonb_object_agg(tile, value) AS tally FROM (${parts.join(' UNION ALL ')}) part
      WHERE EXISTS (SELECT FROM lease) GROUP BY station
    ), kept AS (
      INSERT INTO command_tally (station, tally)
      SELECT s.slug, coalesce(seen.tally, '{}') FROM station s LEFT JOIN seen ON seen.station = s.slug
      WHERE EXISTS (SELECT FROM lease)
      ON CONFLICT (station) DO UPDATE SET tally = excluded.tally, changed_at = clock_timestamp()
      WHERE command_tally.tally IS DISTINCT FROM excluded.tally RETURNING station, tally
    )
    SELECT counted_at AS at, (SELECT jsonb_object_agg(station, tally) FROM kept) AS changed,
      pg_notify('${COUNTED_CHANNEL}',
        CASE WHEN EXISTS (SELECT FROM kept) THEN 'changed ' ELSE 'same ' END || :said || ' ' || ${AT})
    FROM lease`;
}

/** Keeps the read model in its table. */
export function tallyStore({ database }: { readonly database: Database }, tiles: () => readonly Tile[]): TallyStore {
  let statement: string | undefined;
  return {
    count: async (node) => {
      statement ??= countingStatement(tiles());
      const { rows } = await database.read.raw<{ rows: Row[] }>(statement, { node, said: node });
      const [row] = rows;
      return row?.at ? { at: row.at.toISOString(), byStation: parsed(row.changed) } : undefined;
    },
    read: async () => {
      const { rows } = await database.read.raw<{ rows: Row[] }>(
        `/* command screen */ SELECT counted_at AS at, (SELECT jsonb_object_agg(station, tally) FROM command_tally) AS changed
         FROM command_projector WHERE counted_at > '-infinity'`,
      );
      const [row] = rows;
      return { at: row?.at?.toISOString() ?? new Date(0).toISOString(), byStation: parsed(row?.changed) };
    },
    release: async (node) => {
      await database.read.raw(
        `WITH gone AS (UPDATE command_projector SET lease_until = '-infinity' WHERE owner = :node RETURNING owner)
         SELECT pg_notify('${COUNTED_CHANNEL}', 'gone ' || owner) FROM gone`,
        { node },
      );
    },
  };
}

function parsed(column: unknown): ReadonlyMap<string, Tally> {
  const byStation = fromJsonb(column ?? null);
  if (typeof byStation !== 'object' || byStation === null) return new Map();
  return new Map(Object.entries(byStation).map(([station, one]) => [station, tallySchema.parse(one)]));
}
