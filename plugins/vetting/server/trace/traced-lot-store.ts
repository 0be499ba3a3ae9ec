import type { Database, Tx } from '@hearth/cms/platform';
import { lotClass, type LotName, type LotState } from '../../contract';
import type { TracedLot } from './house-events.rules';

/** A lot of a station, with what its events and its code say. */
export type StationLot = TracedLot & {
  readonly station: string;
  readonly madeAt: string;
  readonly state: LotState;
};

type On = Database['read'] | Tx;

/** Reads lots for traceability: by their ids, and by what events and scanners call them. */
export const tracedLotStore = {
  find: async (on: On, stations: readonly string[], id: string): Promise<StationLot | undefined> => {
    const [row] = await lots(on)
      .where('l.id', id)
      .whereIn('l.station', [...stations]);
    return row && lotOf(row);
  },
  byIds: async (on: On, station: string, ids: readonly string[]): Promise<readonly StationLot[]> =>
    (
      await lots(on)
        .where('l.station', station)
        .whereIn('l.id', [...ids])
        .orderBy('l.id')
    ).map(lotOf),
  ofProduct: async (on: On, station: string, product: string): Promise<readonly StationLot[]> =>
    (await lots(on).where({ 'l.station': station, 'l.product': product }).orderBy('l.id')).map(lotOf),
  /** The lots of a station that go by these names. */
  named: async (
    on: On,
    station: string,
    names: readonly LotName[],
  ): Promise<ReadonlyMap<string, readonly string[]>> => {
    const found = new Map<string, string[]>();
    if (names.length === 0) return found;
    const own = names.flatMap((name) => ('id' in name ? [name.id] : []));
    const items = names.flatMap((name) => ('gtin' in name ? [name] : []));
    const pairs = [items.map(({ gtin }) => gtin), items.map(({ code }) => code)];
    const rows = await lots(on)
      .where('l.station', station)
      .whereRaw(`(l.id = ANY(?::uuid[]) OR (${GTIN14}, l.code) IN (SELECT * FROM unnest(?::text[], ?::text[])))`, [
        own,
        ...pairs,
      ]);
    for (const row of rows) {
      for (const key of [row.id, keyOf(row)]) found.set(key, [...(found.get(key) ?? []), row.id]);
    }
    return found;
  },
  /**
   * The lot that a printed Digital Link stands for, at whatever station: one that was recalled first, for a warning may not be missed.
   * A number that was changed since is still found by the events that bear it.
   */
  linked: async (on: On, { gtin, code }: { readonly gtin: string; readonly code: string }) => {
    const { rows } = await on.raw<{ rows: { id: string }[] }>(LINKED, [
      ...[gtin, code, lotClass({ id: '', gtin, code })],
    ]);
    return rows[0]?.id;
  },
} as const;

/** How lots are read. */
export type TracedLotStore = typeof tracedLotStore;

type Row = Omit<StationLot, 'quantity'> & { readonly quantity: string };

/** Indexed as it stands here. */
const GTIN14 = `lpad(p.facts->>'gtin', 14, '0')`;

const LINKED = `
  SELECT l.id FROM vetting_lot l JOIN vetting_product p ON p.id = l.product
  WHERE p.approved_at IS NOT NULL AND (
    (${GTIN14} = ? AND l.code = ?)
    OR l.id IN (SELECT lots[1] FROM vetting_trace_event
                WHERE classes = ARRAY[?::text] AND cardinality(lots) = 1 AND capture IS NULL)
  )
  ORDER BY l.state = 'recalled' DESC, l.id DESC LIMIT 1`;

const COLUMNS = `l.id, l.station, l.product, l.code, l.made_at::text AS "madeAt", l.best_before::text AS "bestBefore", l.quantity, l.state,
  p.facts->>'gtin' AS gtin`;

const lots = (on: On) =>
  on('vetting_lot as l').join('vetting_product as p', 'p.id', 'l.product').select<Row[]>(on.raw(COLUMNS));

// PostgreSQL gives a bigint as text; no lot is larger than a number holds.
const lotOf = (row: Row): StationLot => ({ ...row, quantity: Number(row.quantity) });

const keyOf = ({ gtin, code }: Row): string => `${(gtin ?? '').padStart(14, '0')} ${code}`;
