import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { GateVerdict } from '../../contract';
import type { GateCourse, GateStep } from './verdict.rules';

/** The channel on which nodes hear whose rows changed: ids with commas. */
const GATE_CHANNEL = 'vetting_gate';

/** What is kept of one product: everything that the gate answers from. */
export type GateRow = GateCourse & { readonly product: string; readonly station: string; readonly version: number };

/** A row with the database's time. */
type TimedRow = GateRow & { readonly now: Date };

/** A row about to be written. */
export type SettledRow = GateCourse & {
  readonly product: string;
  readonly station: string;
  readonly verdict: GateVerdict;
};

/** What writing a row changed. */
export type WrittenRow = {
  readonly product: string;
  readonly version: number;
  readonly wasShowable: boolean;
  readonly wasSellable: boolean;
};

const COLUMNS = 'product, station, reasons, steps, version::int AS version';
// A notification holds less than 8,000 bytes.
const IDS_AT_ONCE = 200;

/** Keeps verdicts in the table `vetting_gate`. */
export const gateStore = {
  channel: GATE_CHANNEL,
  all: async (database: Database): Promise<readonly GateRow[]> => (await rowsOf(database.read)).map(rowOf),
  some: async (database: Database, products: readonly string[]): Promise<readonly GateRow[]> =>
    (await rowsOf(database.read).whereIn('product', [...products])).map(rowOf),
  one: async (database: Database, product: string): Promise<GateRow | undefined> => {
    const [row] = await rowsOf(database.read).where({ product });
    return row && rowOf(row);
  },
  /** The row and the database's time. */
  now: async (on: Database['read'] | Tx, product: string): Promise<TimedRow | undefined> => {
    const [row] = await on('vetting_gate')
      .where({ product })
      .select<TimedRow[]>(on.raw(`${COLUMNS}, clock_timestamp() AS now`));
    return row && rowOf(row);
  },
  /** The rows, which nobody changes before the transaction ends, each with the database's time after it was held. */
  share: async (tx: Tx, products: readonly string[]): Promise<readonly TimedRow[]> => {
    const { rows } = await tx.raw<{ rows: TimedRow[] }>(
      `WITH held AS MATERIALIZED (
         SELECT ${COLUMNS} FROM vetting_gate WHERE product = ANY(?::uuid[]) ORDER BY product FOR SHARE
       ) SELECT held.*, clock_timestamp() AS now FROM held`,
      [[...products]],
    );
    return rows.map(rowOf);
  },
  /** Products whose verdict time has changed, the longest due first. */
  due: async (database: Database, limit: number): Promise<readonly string[]> =>
    database
      .read('vetting_gate')
      .whereRaw('due_at <= clock_timestamp()')
      .orderBy('due_at')
      .limit(limit)
      .pluck<string[]>('product'),
  /** Products that came without a row of theirs, or whose station was changed. */
  unsettled: async (database: Database, limit: number): Promise<readonly string[]> =>
    database
      .read('vetting_product as p')
      .leftJoin('vetting_gate as g', 'g.product', 'p.id')
      .whereNull('g.product')
      .orderBy('p.id')
      .limit(limit)
      .pluck<string[]>('p.id'),
  /** Writes what differs and tells all nodes at the commit; gives what was changed. */
  write: async (tx: Tx, rows: readonly SettledRow[]): Promise<readonly WrittenRow[]> => {
    const { rows: written } = await tx.raw<{ rows: WrittenRow[] }>(WRITE, [JSON.stringify(rows.map(recordOf))]);
    for (let from = 0; from < written.length; from += IDS_AT_ONCE) {
      const ids = written.slice(from, from + IDS_AT_ONCE).map(({ product }) => product);
      await tx.raw('SELECT pg_notify(?, ?)', [GATE_CHANNEL, ids.join(',')]);
    }
    return written;
  },
} as const;

/** How verdicts are kept. */
export type GateStore = typeof gateStore;

const WRITE = `
  WITH new AS (
    SELECT * FROM jsonb_to_recordset(?::jsonb)
      AS n (product uuid, station text, showable boolean, sellable boolean, until timestamptz, reasons jsonb, steps jsonb, due_at timestamptz)
  ), old AS (
    SELECT g.* FROM vetting_gate g JOIN new USING (product)
  ), written AS (
    INSERT INTO vetting_gate AS g (product, station, showable, sellable, until, reasons, steps, due_at, settled_at)
    SELECT product, station, showable, sellable, until, reasons, steps, due_at, clock_timestamp() FROM new ORDER BY product
    ON CONFLICT (product) DO UPDATE SET
      station = excluded.station, showable = excluded.showable, sellable = excluded.sellable, until = excluded.until,
      reasons = excluded.reasons, steps = excluded.steps, due_at = excluded.due_at, settled_at = excluded.settled_at,
      version = g.version + 1
    WHERE (g.station, g.showable, g.sellable, g.until, g.reasons, g.steps, g.due_at)
      IS DISTINCT FROM
      (excluded.station, excluded.showable, excluded.sellable, excluded.until, excluded.reasons, excluded.steps, excluded.due_at)
    RETURNING g.product, g.version
  )
  SELECT written.product, written.version::int AS version,
    coalesce(old.showable, false) AS "wasShowable", coalesce(old.sellable, false) AS "wasSellable"
  FROM written LEFT JOIN old USING (product) ORDER BY written.product`;

const rowsOf = (on: Database['read'] | Tx) => on('vetting_gate').select<GateRow[]>(on.raw(COLUMNS));

// Written below, out of these very types.
const rowOf = <Row extends GateRow>(row: Row): Row => ({
  ...row,
  reasons: fromJsonb(row.reasons),
  steps: fromJsonb(row.steps),
});

function recordOf({ product, station, verdict, reasons, steps }: SettledRow) {
  const { showable, sellable, until } = verdict;
  return { product, station, showable, sellable, until, reasons, steps, due_at: dueAt(steps) };
}

const dueAt = (steps: readonly GateStep[]): string | null => steps[0]?.at ?? null;
