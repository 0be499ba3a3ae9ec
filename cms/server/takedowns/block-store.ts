import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** Words that nobody may send again, as shingles; the hash is that of the revision or edition which said them. */
export type Print = {
  readonly order: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly hash: string;
  readonly shingles: readonly number[];
};

/** Blocked words that have much in common with others: how many shingles, out of how many. */
export type Near = {
  readonly order: string;
  readonly number: string;
  readonly title: string;
  readonly size: number;
  readonly shared: number;
};

/** Exactly these words, which two people let pass. */
export type Override = {
  readonly id: string;
  readonly station: string;
  readonly order: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly hash: string;
  readonly reason: string;
  readonly first: string;
  readonly second: string | null;
};

async function add(tx: Tx, { order, station, documentId, locale, title, hash, shingles }: Print): Promise<void> {
  const [row] = await tx('blocked_print')
    .insert({ order_id: order, station, document_id: documentId, locale, title, hash, size: shingles.length })
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  if (!row) return;
  await tx.raw('INSERT INTO blocked_shingle (shingle, print, station) SELECT unnest(?::int[]), ?, ?', [
    [...shingles],
    row.id,
    station,
  ]);
}

/** Lifted words come back only by an order of their own, so nothing more is compared with them. */
async function lift(tx: Tx, order: string): Promise<void> {
  const lifted = await tx('blocked_print')
    .where({ order_id: order, lifted_at: null })
    .update({ lifted_at: tx.fn.now() })
    .returning<{ id: string }[]>('id');
  await tx('blocked_shingle')
    .whereIn(
      'print',
      lifted.map(({ id }) => id),
    )
    .delete();
}

/** Whether anything at all is blocked; at most stations nothing is, and then no words need to be compared. */
async function isAny(read: Knex): Promise<boolean> {
  return (await read('blocked_print').whereNull('lifted_at').first('order_id')) !== undefined;
}

type Compared = { readonly station: string; readonly shingles: readonly number[]; readonly fewest: number };

/** All blocked words of a station and those above it that share at least so many shingles with these. */
async function near(read: Knex, { station, shingles, fewest }: Compared): Promise<readonly Near[]> {
  if (shingles.length === 0) return [];
  const { rows } = await read.raw<{ rows: (Omit<Near, 'order'> & { order_id: string })[] }>(
    `SELECT p.order_id, o.number, p.title, p.size, f.shared
       FROM (SELECT s.print, count(*)::int AS shared FROM blocked_shingle s
              WHERE s.shingle = ANY (?::int[]) AND s.station IN (SELECT stations_above(?))
              GROUP BY s.print HAVING count(*) >= ?) f
       JOIN blocked_print p ON p.id = f.print
       JOIN takedown_order o ON o.id = p.order_id
      WHERE p.lifted_at IS NULL`,
    [[...shingles], station, fewest],
  );
  return rows.map(({ order_id, ...row }) => ({ order: order_id, ...row }));
}

type About = Pick<Override, 'documentId' | 'locale' | 'hash'>;

/** What was let pass, or asked to be, for exactly these words. */
async function overrides(read: Knex, { documentId, locale, hash }: About): Promise<readonly Override[]> {
  const rows = (await read('blocked_override').where({ document_id: documentId, locale, hash })) as {
    id: string;
    station: string;
    order_id: string;
    reason: string;
    first_person: string;
    second_person: string | null;
  }[];
  return rows.map(({ id, station, order_id, reason, first_person, second_person }) => ({
    ...{ id, station, reason, documentId, locale, hash },
    ...{ order: order_id, first: first_person, second: second_person },
  }));
}

async function ask(tx: Tx, one: Omit<Override, 'second'>): Promise<void> {
  await tx('blocked_override').insert({
    ...{ id: one.id, station: one.station, order_id: one.order, document_id: one.documentId, locale: one.locale },
    ...{ hash: one.hash, reason: one.reason, first_person: one.first },
  });
}

/** False where somebody else was the second person already. */
async function confirm(tx: Tx, id: string, second: string): Promise<boolean> {
  const changed = await tx('blocked_override')
    .where({ id, second_person: null })
    .update({ second_person: second, confirmed_at: tx.fn.now() });
  return changed === 1;
}

/** What readers are told where a story was ordered down. */
async function markGone(
  tx: Tx,
  gone: Pick<Print, 'order' | 'station' | 'documentId' | 'locale'> & { readonly note: string },
): Promise<void> {
  const { order, station, documentId, locale, note } = gone;
  await tx('story_gone')
    .insert({ order_id: order, station, document_id: documentId, locale, note })
    .onConflict(['document_id', 'locale'])
    .merge(['order_id', 'note', 'at']);
}

async function unmarkGone(tx: Tx, order: string): Promise<void> {
  await tx('story_gone').where({ order_id: order }).delete();
}

/** Blocked words as use cases are handed them. */
export const blockStore = { add, lift, isAny, near, overrides, ask, confirm, markGone, unmarkGone } as const;

/** Blocked words as use cases are handed them. */
export type BlockStore = typeof blockStore;
