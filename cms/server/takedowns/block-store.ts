import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** Words that nobody may send again, as shingles. */
export type Print = {
  readonly order: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly shingles: readonly number[];
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

async function add(tx: Tx, { order, station, documentId, locale, title, shingles }: Print): Promise<void> {
  await tx('blocked_print')
    .insert({ order_id: order, station, document_id: documentId, locale, title, shingles: [...shingles] })
    .onConflict()
    .ignore();
}

async function lift(tx: Tx, order: string): Promise<void> {
  await tx('blocked_print').where({ order_id: order, lifted_at: null }).update({ lifted_at: tx.fn.now() });
}

type Row = { order_id: string; number: string; title: string; shingles: number[] };

/** Blocked words that have a run in common with these, of a station and all above it. */
async function near(
  read: Knex,
  { station, shingles }: { readonly station: string; readonly shingles: readonly number[] },
): Promise<readonly { order: string; number: string; title: string; shingles: readonly number[] }[]> {
  if (shingles.length === 0 || !(await read('blocked_print').whereNull('lifted_at').first('order_id'))) return [];
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT p.order_id, o.number, p.title, p.shingles FROM blocked_print p JOIN takedown_order o ON o.id = p.order_id
      WHERE p.lifted_at IS NULL AND p.shingles && ?::int[] AND p.station IN (SELECT stations_above(?))
      LIMIT 200`,
    [[...shingles], station],
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
export const blockStore = { add, lift, near, overrides, ask, confirm, markGone, unmarkGone } as const;

/** Blocked words as use cases are handed them. */
export type BlockStore = typeof blockStore;
