import type { Knex } from 'knex';
import type { ChannelPlatform, ContentLocale, PostingState, TakedownWatch } from '../../contract';
import type { Tx } from '../../platform';

/** How a watched address stands. */
export type WatchState = TakedownWatch['state'];

/** A watch as it is written. */
export type NewWatch = {
  readonly id: string;
  readonly order: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly delivery: string | null;
  readonly url: string | null;
  readonly state: 'watching' | 'never';
};

/** A watch with the delivery it is about. */
export type Watch = Omit<NewWatch, 'state'> & {
  readonly state: WatchState;
  readonly title: string;
  readonly account: { readonly name: string; readonly platform: ChannelPlatform; readonly state: PostingState } | null;
  readonly looks: number;
  readonly nextAt: Date | null;
  readonly settledAt: Date | null;
};

/** One look, as it is kept. */
export type Probe = {
  readonly at: Date;
  readonly url: string | null;
  readonly saw: 'gone' | 'visible' | 'unclear' | 'confirmed';
  readonly status: number | null;
  readonly hash: string | null;
  readonly note: string | null;
  readonly by: string | null;
};

type Row = {
  id: string;
  order_id: string;
  station: string;
  document_id: string;
  locale: ContentLocale;
  delivery: string | null;
  url: string | null;
  posted: string | null;
  state: WatchState;
  title: string;
  name: string | null;
  platform: ChannelPlatform | null;
  posting: PostingState | null;
  looks: number;
  next_at: Date | null;
  settled_at: Date | null;
};

async function add(tx: Tx, { id, order, station, documentId, locale, delivery, url, state }: NewWatch): Promise<void> {
  await tx('takedown_watch')
    .insert({
      ...{ id, order_id: order, station, document_id: documentId, locale, delivery, url, state },
      next_at: state === 'watching' ? tx.fn.now() : null,
      settled_at: state === 'watching' ? null : tx.fn.now(),
    })
    .onConflict()
    .ignore();
}

const whole = (read: Knex): Knex.QueryBuilder =>
  read('takedown_watch as w')
    .join('takedown_target as t', (on) => {
      on.on('t.order_id', 'w.order_id').andOn('t.document_id', 'w.document_id').andOn('t.locale', 'w.locale');
    })
    .leftJoin('delivery as d', 'd.id', 'w.delivery')
    .leftJoin('channel as c', 'c.id', 'd.channel')
    .select('w.*', 't.title', 'c.name', 'c.platform', 'd.state as posting', 'd.url as posted');

async function of(read: Knex, orders: readonly string[]): Promise<readonly Watch[]> {
  const rows = (await whole(read)
    .whereIn('w.order_id', [...orders])
    .orderByRaw('w.delivery IS NOT NULL, c.name, w.id')) as unknown[];
  return rows.map(watchOf);
}

async function byId(read: Knex, id: string): Promise<Watch | undefined> {
  const row: unknown = await whole(read).where('w.id', id).first();
  return row === undefined ? undefined : watchOf(row);
}

/** Takes the watch that is due longest; it comes back after half a minute when whoever took it dies. */
async function take(tx: Tx): Promise<Watch | undefined> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `UPDATE takedown_watch SET next_at = clock_timestamp() + interval '30 seconds', looks = looks + 1
      WHERE id = (SELECT id FROM takedown_watch WHERE next_at <= clock_timestamp() ORDER BY next_at FOR UPDATE SKIP LOCKED LIMIT 1)
      RETURNING id`,
  );
  return rows[0] && byId(tx, rows[0].id);
}

async function settle(
  tx: Tx,
  id: string,
  { state, wait }: { readonly state: WatchState; readonly wait: number | null },
): Promise<void> {
  const next = wait === null ? null : tx.raw('clock_timestamp() + make_interval(secs => ?)', [wait / 1_000]);
  const settled = state === 'watching' ? null : tx.raw('coalesce(settled_at, clock_timestamp())');
  await tx('takedown_watch').where({ id }).update({ state, next_at: next, settled_at: settled });
}

/** Everything of an order is looked at again now. */
async function wake(tx: Tx, order: string): Promise<void> {
  await tx('takedown_watch')
    .where({ order_id: order })
    .whereNot({ state: 'never' })
    .update({ next_at: tx.raw('clock_timestamp()') });
}

async function countOpen(read: Knex, order: string): Promise<number> {
  const rows = (await read('takedown_watch').where({ order_id: order, state: 'watching' }).select('id')) as unknown[];
  return rows.length;
}

/** A look as it is written. */
export type NewProbe = Omit<Probe, 'at' | 'by'> & { readonly id: string; readonly by: string | null };

async function addProbe(tx: Tx, { id: watch, order, station }: Watch, probe: NewProbe): Promise<void> {
  const { id, url, saw, status, hash, note, by } = probe;
  await tx('takedown_probe').insert({
    ...{ id, watch, order_id: order, station, url, saw, status, hash, note },
    by_person: by,
  });
}

type ProbeRow = Omit<Probe, 'by'> & { watch: string; by_person: string | null };

async function probesOf(
  read: Knex,
  watches: readonly string[],
): Promise<readonly (Probe & { readonly watch: string })[]> {
  const rows = (await read('takedown_probe')
    .whereIn('watch', [...watches])
    .orderBy(['at', 'id'])
    .limit(5_000)) as ProbeRow[];
  return rows.map(({ watch, at, url, saw, status, hash, note, by_person }) => ({
    ...{ watch, at, url, saw, status, hash, note, by: by_person },
  }));
}

/** The last look at each address. */
async function lastProbes(read: Knex, watches: readonly string[]): Promise<ReadonlyMap<string, Probe>> {
  const rows = (await read('takedown_probe')
    .distinctOn('watch')
    .whereIn('watch', [...watches])
    .orderBy(['watch', { column: 'at', order: 'desc' }])) as ProbeRow[];
  return new Map(
    rows.map(({ watch, by_person, at, url, saw, status, hash, note }) => [
      watch,
      { at, url, saw, status, hash, note, by: by_person },
    ]),
  );
}

function watchOf(found: unknown): Watch {
  // The columns are those that `whole` selects.
  const row = found as Row;
  const { id, station, locale, delivery, state, title, name, platform, posting, looks } = row;
  const account = name !== null && platform !== null && posting !== null ? { name, platform, state: posting } : null;
  return {
    ...{ id, station, locale, delivery, state, title, account, looks },
    ...{ order: row.order_id, documentId: row.document_id, nextAt: row.next_at, settledAt: row.settled_at },
    // A delivery that was on its way when the order came has its address only afterwards.
    url: row.posted ?? row.url,
  };
}

/** Watched addresses as use cases are handed them. */
export const watchStore = {
  ...{ add, of, byId, take, settle, wake, countOpen, addProbe, probesOf, lastProbes },
} as const;

/** Watched addresses as use cases are handed them. */
export type WatchStore = typeof watchStore;
