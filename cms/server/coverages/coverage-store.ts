import type { Knex } from 'knex';
import { z } from 'zod';
import {
  channelDeadline,
  type AssignmentState,
  type Coverage,
  type CoverageState,
  type CoverageWords,
} from '../../contract';
import { fromJsonb, type Database, type Tx } from '../../platform';
import { underWay } from './coverage.rules';

/** A coverage as it is kept, with the states of its assignments. */
export type KeptCoverage = Omit<Coverage, 'allowedEvents' | 'assignments'> & {
  readonly assignments: readonly AssignmentState[];
};

/** What a move or a change writes. */
export type CoveragePatch = Partial<CoverageWords> & {
  readonly state?: CoverageState;
  readonly reason?: string | null;
  readonly override?: { readonly person: string; readonly reason: string } | null;
};

/** How coverages are kept. */
export type CoverageStore = {
  insert(tx: Tx, coverage: CoverageWords & Pick<KeptCoverage, 'id' | 'topic' | 'station' | 'author'>): Promise<void>;
  byIds(stations: readonly string[], ids: readonly string[], tx?: Tx): Promise<readonly KeptCoverage[]>;
  ofTopic(topic: string, tx?: Tx): Promise<readonly KeptCoverage[]>;
  /** False when somebody changed it first. */
  patch(tx: Tx, at: Pick<KeptCoverage, 'id' | 'version'>, patch: CoveragePatch): Promise<boolean>;
};

type Row = {
  id: string;
  topic: string;
  station: string;
  kind: Coverage['kind'];
  title: string;
  plan: string;
  seconds: number | null;
  due: Date | null;
  deadlines: unknown;
  state: CoverageState;
  state_since: Date;
  reason: string | null;
  overridden_by: string | null;
  override_reason: string | null;
  author: string;
  version: number;
  assignments: AssignmentState[];
};

const deadlinesOf = z.array(channelDeadline);
const READ = `c.id, c.topic, c.station, c.kind, c.title, c.plan, c.seconds, c.due, c.deadlines, c.state, c.state_since, c.reason,
  c.overridden_by, c.override_reason, c.author, c.version,
  ARRAY(SELECT a.state FROM assignment a WHERE a.coverage = c.id AND a.state <> 'cancelled' ORDER BY a.id) AS assignments`;

/** Keeps coverages in their table. */
export function coverageStore({ database }: { readonly database: Database }): CoverageStore {
  const read = (on: Knex) => on('coverage as c').orderBy('c.created_at').orderBy('c.id');
  return {
    insert: async (tx, { id, topic, station, author, ...words }) => {
      await tx('coverage').insert({ id, topic, station, author, ...columnsOf(words) });
    },
    byIds: async (stations, ids, tx) => {
      const on = tx ?? database.read;
      const rows = await read(on)
        .whereIn('c.id', [...ids])
        .whereIn('c.station', [...stations])
        .select<Row[]>(on.raw(READ));
      return rows.map(coverageOf);
    },
    ofTopic: async (topic, tx) => {
      const on = tx ?? database.read;
      return (await read(on).where('c.topic', topic).select<Row[]>(on.raw(READ))).map(coverageOf);
    },
    patch: async (tx, { id, version }, patch) => {
      const moved = patch.state === undefined ? {} : { state_since: tx.fn.now() };
      const changed = await tx('coverage')
        .where({ id, version })
        .update({ ...columnsOf(patch), ...moved, version: version + 1 });
      return changed === 1;
    },
  };
}

function columnsOf({ deadlines, override, ...plain }: CoveragePatch): Record<string, unknown> {
  // Optional words stand there as undefined when nobody said them.
  const said = Object.entries(plain as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(said),
    ...(deadlines === undefined ? {} : { deadlines: JSON.stringify(deadlines) }),
    ...(override === undefined
      ? {}
      : { overridden_by: override?.person ?? null, override_reason: override?.reason ?? null }),
  };
}

function coverageOf({
  state_since,
  due,
  deadlines,
  overridden_by: person,
  override_reason,
  ...row
}: Row): KeptCoverage {
  return {
    ...row,
    due: due?.toISOString() ?? null,
    deadlines: deadlinesOf.parse(fromJsonb(deadlines)),
    stateSince: state_since.toISOString(),
    override: person === null || override_reason === null ? null : { person, reason: override_reason },
  };
}

/** How many of a coverage's assignments are still under way. */
export const outFor = ({ assignments }: KeptCoverage): number => underWay(assignments);
