import type { Knex } from 'knex';
import type { Ids } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { DifferenceKind, DifferenceState } from '../../contract';
import type { BillLine, FoundDifference, OwnLine } from './match-day.rules';
import { OWN_PAYMENTS } from './own-payments';

/** A day of a station, in Beijing's time. */
export type BookDay = { readonly station: string; readonly day: string };

/** A difference as it is kept. */
export type KeptDifference = FoundDifference & {
  readonly id: string;
  readonly station: string;
  readonly day: string;
  readonly kind: DifferenceKind;
  readonly state: DifferenceState;
  readonly version: number;
  readonly note: string | null;
  readonly firstBy: string | null;
  readonly secondBy: string | null;
};

/** One bill at a time for a day: matching reads what bringing in wrote. */
async function lock(tx: Tx, { station, day }: BookDay): Promise<void> {
  await tx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [`shop_bill ${station} ${day}`]);
}

async function replace(
  tx: Tx,
  { station, day, source }: BookDay & { readonly source: 'provider' | 'bank' },
  lines: readonly BillLine[],
): Promise<void> {
  await tx('shop_bill_line').where({ station, day, source }).delete();
  await tx.raw(
    `INSERT INTO shop_bill_line (station, source, day, row, kind, ref, fen, fee, at)
     SELECT ?, ?, ?, row, kind, ref, fen, fee, at FROM json_to_recordset(?::json)
       AS w (row integer, kind text, ref text, fen bigint, fee bigint, at timestamptz)`,
    [station, source, day, JSON.stringify(lines.map((line, row) => ({ ...line, row })))],
  );
}

/** What our own books say of a day: orders by the number of their payment, and what was paid ahead of them. */
async function own(tx: Tx, { station, day }: BookDay): Promise<readonly OwnLine[]> {
  const { rows } = await tx.raw<{ rows: { ref: string; fen: string; fee: string; at: Date }[] }>(
    `SELECT o.ref, o.fen, o.fee, o.at FROM (${OWN_PAYMENTS}) o WHERE o.station = ? AND o.mode = 'station'
       AND o.at >= ?::date::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND o.at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
    [station, day, day],
  );
  return rows.map((row) => ({ ...row, fen: Number(row.fen), fee: Number(row.fee) }));
}

/** A bill as it was brought in; undefined when there is none. */
async function bill(
  tx: Tx,
  { station, day, source }: BookDay & { readonly source: 'provider' | 'bank' },
): Promise<readonly BillLine[] | undefined> {
  const rows = await tx('shop_bill_line')
    .where({ station, day, source })
    .orderBy('row')
    .select<{ kind: BillLine['kind']; ref: string; fen: string; fee: string; at: Date }[]>(
      ...['kind', 'ref', 'fen', 'fee', 'at'],
    );
  return rows.length === 0 ? undefined : rows.map((row) => ({ ...row, fen: Number(row.fen), fee: Number(row.fee) }));
}

/** Keeps what was found. What nobody signed and is no longer found goes; what somebody signed stays as it is. */
async function keep(
  tx: Tx,
  ids: Ids,
  { station, day, found }: BookDay & { readonly found: readonly FoundDifference[] },
): Promise<void> {
  await tx('shop_difference').where({ station, day, state: 'open' }).delete();
  const rows = found.map((one) => ({ ...one, id: ids.next(), station, day }));
  if (rows.length === 0) return;
  await tx.raw(
    `INSERT INTO shop_difference (id, station, day, kind, ref, ours, theirs)
     SELECT id, station, day, kind, ref, ours, theirs FROM json_to_recordset(?::json)
       AS w (id uuid, station text, day date, kind text, ref text, ours bigint, theirs bigint)
     ON CONFLICT (station, day, kind, ref) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

type Row = Omit<KeptDifference, 'ours' | 'theirs'> & { ours: string | null; theirs: string | null };
const fenOf = (text: string | null): number | null => (text === null ? null : Number(text));
const differenceOf = (row: Row): KeptDifference => ({ ...row, ours: fenOf(row.ours), theirs: fenOf(row.theirs) });

const whole = (read: Knex): Knex.QueryBuilder =>
  read('shop_difference').select(
    ...['id', 'station', 'kind', 'ref', 'ours', 'theirs', 'state', 'version', 'note'],
    ...['first_by as firstBy', 'second_by as secondBy', read.raw(`to_char(day, 'YYYY-MM-DD') AS day`)],
  );

/** What narrows a list of differences. */
export type ListedBy = { readonly state?: DifferenceState | undefined; readonly day?: string | undefined };

async function list(
  read: Knex,
  { station, state, day, limit }: { readonly station: string; readonly limit: number } & ListedBy,
): Promise<readonly KeptDifference[]> {
  const query = whole(read)
    .where({ station, ...(state ? { state } : {}), ...(day ? { day } : {}) })
    .orderByRaw(`(state = 'settled'), shop_difference.day DESC, id`)
    .limit(limit);
  return ((await query) as Row[]).map(differenceOf);
}

async function find(read: Knex, station: string, id: string): Promise<KeptDifference | undefined> {
  const row = (await whole(read).where({ station, id }).first()) as Row | undefined;
  return row && differenceOf(row);
}

type Signing = Pick<KeptDifference, 'state' | 'note' | 'firstBy' | 'secondBy'>;

/** `false` when somebody else was first. */
async function move(tx: Tx, { id, station, version, state }: KeptDifference, to: Signing): Promise<boolean> {
  const moved = await tx('shop_difference')
    .where({ id, station, version, state })
    .update({
      ...{ state: to.state, note: to.note, first_by: to.firstBy, second_by: to.secondBy, version: version + 1 },
      ...(to.state === 'settled' ? { settled_at: tx.raw('clock_timestamp()') } : {}),
    });
  return moved === 1;
}

/** How bills and differences are kept. */
export const matchingStore = { lock, replace, own, bill, keep, list, find, move } as const;

/** How bills and differences are kept. */
export type MatchingStore = typeof matchingStore;
