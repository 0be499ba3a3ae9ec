import type { Knex } from 'knex';
import type { ChannelPlatform, ContentLocale, EditionContent, PostingState } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import { OUT } from './out-states.rules';

/** A post or a delivery on its way, as far as rights ask about it. */
export type Post = {
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly state: PostingState;
  readonly version: number;
  readonly url: string | null;
  readonly content: EditionContent;
  readonly channel: {
    readonly id: string;
    readonly name: string;
    readonly platform: ChannelPlatform;
    readonly lane: 'app' | 'feed' | 'assisted' | 'driver';
  };
};

/** More than this nobody looks through; a manuscript with so many posts is taken down by an order. */
const MOST = 200;

type Row = Omit<Post, 'documentId' | 'content' | 'channel'> & {
  readonly document_id: string;
  readonly content: unknown;
  readonly channel: string;
  readonly name: string;
  readonly platform: ChannelPlatform;
  readonly lane: Post['channel']['lane'];
};

/** What stands or waits for rights, of manuscripts. */
async function of(read: Knex, documentIds: readonly string[]): Promise<readonly Post[]> {
  const rows: Row[] = await read('delivery as d')
    .join('channel as c', 'c.id', 'd.channel')
    .join('edition as e', 'e.id', 'd.edition')
    .whereIn('d.document_id', [...documentIds])
    .where((either) => void either.whereIn('d.state', [...OUT]).orWhere({ 'd.state': 'gated', 'd.gate': 'rights' }))
    .orderBy('d.seq')
    .limit(MOST)
    .select('d.id', 'd.station', 'd.document_id', 'd.locale', 'd.state', 'd.version', 'd.url', 'd.channel')
    .select('c.name', 'c.platform', 'c.lane', 'e.content', read.raw(`e.content->>'title' AS title`));
  return rows.map(({ document_id, content, channel, name, platform, lane, ...row }) => ({
    ...row,
    documentId: document_id,
    // Written by the editions' store from what derivations made.
    content: fromJsonb(content) as EditionContent,
    channel: { id: channel, name, platform, lane },
  }));
}

/** Lets what a right holds back be looked at now. */
async function wake(tx: Tx, documentIds: readonly string[]): Promise<void> {
  await tx('delivery')
    .whereIn('document_id', [...documentIds])
    .where({ state: 'gated', gate: 'rights' })
    .update({ next_at: tx.fn.now() });
}

/** Lets everything of a station that a right holds back be looked at now: the rights of a file may be in many stories. */
async function wakeStation(tx: Tx, station: string): Promise<void> {
  await tx('delivery').where({ station, state: 'gated', gate: 'rights' }).update({ next_at: tx.fn.now() });
}

/** On how many accounts manuscripts stand or stood. */
async function accounts(read: Knex, documentIds: readonly string[]): Promise<number> {
  const { rows } = await read.raw<{ rows: [{ n: number }] }>(
    `SELECT count(DISTINCT (document_id, locale, channel))::int AS n FROM delivery
      WHERE document_id = ANY(?) AND (live_at IS NOT NULL OR state = 'live')`,
    [[...documentIds]],
  );
  return rows[0].n;
}

/** The station of a manuscript, and the words that it goes by. */
async function manuscript(
  read: Knex,
  documentId: string,
): Promise<{ readonly station: string; readonly title: string } | undefined> {
  const { rows } = await read.raw<{ rows: { station: string; title: string }[] }>(
    `SELECT station, coalesce(content->>'title', '') AS title FROM manuscript_revision WHERE document_id = ?
      ORDER BY locale DESC, n DESC LIMIT 1`,
    [documentId],
  );
  return rows[0];
}

/** Posts as the use cases of rights are handed them. */
export const postsStore = { of, wake, wakeStation, accounts, manuscript } as const;

/** Posts as the use cases of rights are handed them. */
export type PostsStore = typeof postsStore;
