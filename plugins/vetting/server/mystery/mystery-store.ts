import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { Mystery, MysteryPoints } from '../../contract';

/** A mystery buy as it is kept. */
export type KeptMystery = Omit<Mystery, 'boughtAt' | 'allowedEvents'> & { readonly boughtAt: Date };

type Compared = Pick<Mystery, 'state' | 'finding'> & {
  readonly by?: string;
  readonly retained?: string;
  readonly photoHash?: string;
  readonly points?: MysteryPoints;
  readonly match?: number;
};

const COLUMNS = `m.id, m.station, m.product, p.title, m.order_number AS "orderNumber", m.bought_at AS "boughtAt", m.state,
  m.retained, m.points, m.match, m.finding, m.version`;

const buys = (on: Database['read'] | Tx) =>
  on('vetting_mystery as m').join('vetting_product as p', 'p.id', 'm.product').select<KeptMystery[]>(on.raw(COLUMNS));

/** Keeps mystery buys in the table `vetting_mystery`. */
export const mysteryStore = {
  list: async (on: Database, stations: readonly string[]): Promise<readonly KeptMystery[]> => {
    const found = buys(on.read)
      .whereIn('m.station', [...stations])
      .orderBy('m.id', 'desc')
      .limit(200);
    return (await found).map(mysteryOf);
  },
  /** How like the retained samples all parcels were; none when none was compared. */
  index: async (on: Database, stations: readonly string[]): Promise<number | null> => {
    const [row] = await on
      .read('vetting_mystery')
      .whereIn('station', [...stations])
      .where({ state: 'compared' })
      .select<{ mean: number | null }[]>(on.read.raw('round(avg(match), 1)::float8 AS mean'));
    return row?.mean ?? null;
  },
  find: async (on: Database, stations: readonly string[], id: string): Promise<KeptMystery | undefined> => {
    const row = await buys(on.read)
      .where('m.id', id)
      .whereIn('m.station', [...stations])
      .first();
    return row && mysteryOf(row);
  },
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptMystery | undefined> => {
    const row = await buys(tx)
      .where('m.id', id)
      .whereIn('m.station', [...stations])
      .forUpdate('m')
      .first();
    return row && mysteryOf(row);
  },
  /** False when the order is on record already. */
  insert: async (
    tx: Tx,
    {
      orderNumber,
      boughtAt,
      by,
      ...plain
    }: Pick<Mystery, 'id' | 'station' | 'product' | 'orderNumber' | 'boughtAt'> & {
      readonly by: string;
    },
  ): Promise<boolean> => {
    const made = await tx('vetting_mystery')
      .insert({ ...plain, order_number: orderNumber, bought_at: boughtAt, bought_by: by, state: 'bought' })
      .onConflict(['station', 'order_number'])
      .ignore()
      .returning('id');
    return made.length === 1;
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, { id, state, version }: KeptMystery, change: Compared): Promise<boolean> => {
    const { by, photoHash, points, ...plain } = change;
    const compared = by === undefined ? {} : { compared_by: by, compared_at: tx.fn.now() };
    const seen = { ...(photoHash && { photo_hash: photoHash }), ...(points && { points: JSON.stringify(points) }) };
    const row = { ...plain, ...compared, ...seen, version: version + 1 };
    return (await tx('vetting_mystery').where({ id, state, version }).update(row)) === 1;
  },
} as const;

/** How mystery buys are kept. */
export type MysteryStore = typeof mysteryStore;

function mysteryOf({ points, ...row }: KeptMystery): KeptMystery {
  // Written above, from what the contract parsed.
  return { ...row, points: fromJsonb(points) as MysteryPoints | null };
}
