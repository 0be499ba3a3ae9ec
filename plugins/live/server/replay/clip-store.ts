import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { ClipGoods, ClipState, LiveClip } from '../../contract';

/** A clip as it is kept. */
export type KeptClip = Omit<LiveClip, 'allowedEvents'> & {
  readonly station: string;
  readonly outLocales: readonly string[];
};

type Row = Omit<KeptClip, 'goods' | 'madeAt'> & { readonly goods: unknown; readonly madeAt: Date };

const COLUMNS = [
  ...['id', 'station', 'session', 'recording', 'title', 'starts as start', 'ends as end', 'is_ad as isAd', 'goods'],
  ...['state', 'manuscript', 'out_locales as outLocales', 'made_at as madeAt', 'version'],
] as const;

const clipOf = ({ goods, madeAt, ...row }: Row): KeptClip => ({
  ...row,
  // As `insert` wrote it.
  ...{ goods: fromJsonb(goods) as ClipGoods[], madeAt: madeAt.toISOString() },
});

async function ofSession(read: Knex, session: string): Promise<readonly KeptClip[]> {
  const rows = await read('live_clip')
    .where({ session })
    .orderBy([
      { column: 'made_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(200)
    .select<Row[]>(...COLUMNS);
  return rows.map(clipOf);
}

async function find(read: Knex, id: string): Promise<KeptClip | undefined> {
  const row = await read('live_clip')
    .where({ id })
    .first<Row | undefined>(...COLUMNS);
  return row && clipOf(row);
}

/** Whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, stations: readonly string[], id: string): Promise<KeptClip | undefined> {
  const row = await tx('live_clip')
    .where({ id })
    .whereIn('station', [...stations])
    .forUpdate()
    .first<Row | undefined>(...COLUMNS);
  return row && clipOf(row);
}

async function holdByStory(tx: Tx, manuscript: string): Promise<KeptClip | undefined> {
  const row = await tx('live_clip')
    .where({ manuscript })
    .forUpdate()
    .first<Row | undefined>(...COLUMNS);
  return row && clipOf(row);
}

type NewClip = Pick<
  KeptClip,
  'id' | 'station' | 'session' | 'recording' | 'title' | 'start' | 'end' | 'isAd' | 'goods'
> & { readonly by: string };

/** `false` when it is there already. */
async function insert(tx: Tx, { start, end, isAd, goods, by, ...clip }: NewClip): Promise<boolean> {
  const products = [...new Set(goods.map(({ product }) => product))];
  const rows = (await tx('live_clip')
    .insert({
      ...{ ...clip, starts: start, ends: end, is_ad: isAd, products, goods: JSON.stringify(goods) },
      ...{ state: 'cut', made_by: by },
    })
    .onConflict('id')
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

type Moved = {
  readonly state: ClipState;
  readonly manuscript?: string;
  readonly outLocales?: readonly string[];
};

/** `false` when somebody else changed it first. */
async function move(tx: Tx, { id, version }: KeptClip, { state, manuscript, outLocales }: Moved): Promise<boolean> {
  const change = {
    ...{ state, version: version + 1 },
    ...(manuscript === undefined ? {} : { manuscript }),
    ...(outLocales === undefined ? {} : { out_locales: [...outLocales] }),
  };
  return (await tx('live_clip').where({ id, version }).update(change)) === 1;
}

/** A recall looks through so many at most. */
const MOST_FOUND = 300;

/** Clips that show a product, the newest first; those that nobody wanted are not among them. */
async function showing(
  read: Knex,
  { station, product }: { readonly station: string; readonly product: string },
): Promise<readonly KeptClip[]> {
  const rows = await read('live_clip')
    .where({ station })
    .whereRaw('products @> ARRAY[?]::uuid[]', [product])
    .whereNot({ state: 'dropped' })
    .orderBy([
      { column: 'made_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(MOST_FOUND)
    .select<Row[]>(...COLUMNS);
  return rows.map(clipOf);
}

/** How clips are kept. */
export const clipStore = { ofSession, find, hold, holdByStory, insert, move, showing } as const;

/** How clips are kept. */
export type ClipStore = typeof clipStore;
