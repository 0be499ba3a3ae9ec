import type { Knex } from 'knex';
import type { ContentLocale, EditionContent, EditionPlan } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** A story in one language on one account. */
export type DeskPlace = { readonly documentId: string; readonly locale: ContentLocale; readonly channel: string };

/** Words of one account that somebody edited by hand. */
export type HandWords = {
  readonly content: EditionContent;
  readonly masterHash: string;
  readonly author: string;
  readonly authorName: string;
};

/** What a newsroom says of one story on one account. */
export type DeskEntry = {
  readonly channel: string;
  readonly words: HandWords | null;
  readonly plan: EditionPlan | null;
  readonly version: number;
};

/** What a change may set; what it leaves out stays. */
export type DeskChange = { readonly words?: HandWords | null; readonly plan?: EditionPlan | null };

type Row = {
  channel: string;
  content: unknown;
  master_hash: string;
  author: string;
  author_name: string;
  plan: unknown;
  version: number;
};

/** All that is said of a story's editions. */
async function of(read: Knex, { documentId, locale }: Omit<DeskPlace, 'channel'>): Promise<readonly DeskEntry[]> {
  const rows = (await read('edition_desk').where({ document_id: documentId, locale }).orderBy('channel')) as Row[];
  return rows.map(({ channel, content, master_hash, author, author_name, plan, version }) => ({
    channel,
    version,
    // Written by `set` from what the contract had parsed.
    plan: fromJsonb(plan) as EditionPlan | null,
    words:
      content === null
        ? null
        : {
            content: fromJsonb(content) as EditionContent,
            ...{ masterHash: master_hash, author, authorName: author_name },
          },
  }));
}

type Seen = DeskPlace & { readonly station: string; readonly version: number };

/** Writes the next version of one entry; false when somebody wrote it first. */
async function set(tx: Tx, { station, version, ...place }: Seen, change: DeskChange): Promise<boolean> {
  const at = { document_id: place.documentId, locale: place.locale, channel: place.channel };
  const written = { ...columnsOf(tx, change), version: version + 1 };
  const rows: unknown[] =
    version === 0
      ? await tx('edition_desk')
          .insert({ station, ...at, ...written })
          .onConflict()
          .ignore()
          .returning('version')
      : await tx('edition_desk')
          .where({ ...at, version })
          .update(written)
          .returning('version');
  return rows.length === 1;
}

function columnsOf(tx: Tx, { words, plan }: DeskChange): Record<string, unknown> {
  const said = words && {
    ...{ content: JSON.stringify(words.content), master_hash: words.masterHash },
    ...{ author: words.author, author_name: words.authorName, edited_at: tx.fn.now() },
  };
  const none = { content: null, master_hash: null, author: null, author_name: null, edited_at: null };
  return {
    ...(words === undefined ? {} : (said ?? none)),
    ...(plan === undefined ? {} : { plan: plan && JSON.stringify(plan), planned_at: tx.raw('clock_timestamp()') }),
  };
}

/** What newsrooms say of editions, as use cases are handed it. */
export const editionDeskStore = { of, set } as const;

/** What newsrooms say of editions, as use cases are handed it. */
export type EditionDeskStore = typeof editionDeskStore;
