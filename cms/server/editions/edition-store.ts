import type { Knex } from 'knex';
import type { ContentLocale, EditionContent, EditionProblem } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** An edition (渠道稿): what one channel is given to post of one signed revision. */
export type Edition = {
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly revision: number;
  /** The hash of the revision that it was derived from. */
  readonly masterHash: string;
  readonly channel: string;
  readonly rule: string;
  /** Words of its own need signatures of their own. */
  readonly handEdited: boolean;
  readonly content: EditionContent;
  readonly hash: string;
  readonly problems: readonly EditionProblem[];
};

type Row = {
  id: string;
  station: string;
  document_id: string;
  locale: ContentLocale;
  revision: number;
  master_hash: string;
  channel: string;
  rule: string;
  hand_edited: boolean;
  content: unknown;
  hash: string;
  problems: unknown;
};

/** Keeps editions; one that is there already keeps its id. Gives them in the order in which they came. */
async function keep(tx: Tx, editions: readonly Edition[]): Promise<readonly Edition[]> {
  if (editions.length === 0) return [];
  const rows = editions.map((one) => ({
    ...{ id: one.id, station: one.station, document_id: one.documentId, locale: one.locale, revision: one.revision },
    ...{ master_hash: one.masterHash, channel: one.channel, rule: one.rule, hand_edited: one.handEdited },
    ...{ content: JSON.stringify(one.content), hash: one.hash, problems: JSON.stringify(one.problems) },
  }));
  const key = ['document_id', 'locale', 'revision', 'channel', 'hash'];
  // Touching the row that is there makes it come back as well; nothing of it changes.
  const kept = await tx('edition')
    .insert(rows)
    .onConflict(key)
    .merge(['hash'])
    .returning<{ id: string; channel: string; hash: string }[]>(['id', 'channel', 'hash']);
  return editions.map((one) => ({
    ...one,
    id: kept.find(({ channel, hash }) => channel === one.channel && hash === one.hash)?.id ?? one.id,
  }));
}

async function byId(read: Knex, id: string): Promise<Edition | undefined> {
  const row = (await read('edition').where({ id }).first()) as Row | undefined;
  return row && editionOf(row);
}

/** Words that were edited by hand for an account, by their hash. */
async function handEdited(
  read: Knex,
  { documentId, locale, hash }: Pick<Edition, 'documentId' | 'locale' | 'hash'>,
): Promise<Edition | undefined> {
  const at = { document_id: documentId, locale, hash, hand_edited: true };
  const row = (await read('edition').where(at).orderBy('revision', 'desc').first()) as Row | undefined;
  return row && editionOf(row);
}

function editionOf(row: Row): Edition {
  const { id, station, locale, revision, channel, rule, hash } = row;
  return {
    ...{ id, station, locale, revision, channel, rule, hash },
    documentId: row.document_id,
    masterHash: row.master_hash,
    handEdited: row.hand_edited,
    // Written by `keep` from what derivations made.
    content: fromJsonb(row.content) as EditionContent,
    problems: fromJsonb(row.problems) as EditionProblem[],
  };
}

/** Editions as use cases are handed them. */
export const editionStore = { keep, byId, handEdited } as const;

/** Editions as use cases are handed them. */
export type EditionStore = typeof editionStore;
