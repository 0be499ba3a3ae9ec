import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import { queryOf } from '../stories/words.rules';

/** A manuscript in one language, as it stands, with what is posted of it. */
export type Standing = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly station: string;
  readonly title: string;
  readonly revision: number;
  readonly hash: string;
  readonly isPublic: boolean;
  readonly posted: number;
  readonly waiting: number;
};

type Row = Omit<Standing, 'documentId' | 'isPublic'> & { document_id: string; is_public: boolean };

const OUT = `('sending', 'unknown', 'accepted', 'platform_review', 'live', 'manual', 'taking_down', 'takedown_due', 'verifying', 'still_visible', 'manual_takedown')`;
const WAITING = `('planned', 'gated', 'due', 'claimed', 'failed_retryable')`;

/** How manuscripts stand, of the stations that somebody sees. */
async function standing(
  read: Knex,
  { documentIds, stations }: { readonly documentIds: readonly string[]; readonly stations: readonly string[] },
): Promise<readonly Standing[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT c.document_id, c.locale, c.station, c.title, c.revision, c.hash,
            EXISTS (SELECT 1 FROM story_search s WHERE s.document_id = c.document_id AND s.locale = c.locale) AS is_public,
            (SELECT count(*)::int FROM delivery d WHERE d.document_id = c.document_id AND d.locale = c.locale AND d.state IN ${OUT}) AS posted,
            (SELECT count(*)::int FROM delivery d WHERE d.document_id = c.document_id AND d.locale = c.locale AND d.state IN ${WAITING}) AS waiting
       FROM review_case c
      WHERE c.document_id = ANY(?) AND c.station = ANY(?)
      ORDER BY array_position(?::text[], c.document_id), c.locale DESC`,
    [[...documentIds], [...stations], [...documentIds]],
  );
  return rows.map(({ document_id, is_public, ...row }) => ({ ...row, documentId: document_id, isPublic: is_public }));
}

const MOST = 200;

/** Public stories in which all words occur, the newest first. */
async function bySearch(read: Knex, text: string, stations: readonly string[]): Promise<readonly string[]> {
  const words = queryOf(text);
  if (words === undefined) return [];
  const { rows } = await read.raw<{ rows: { document_id: string }[] }>(
    `SELECT document_id FROM story_search WHERE tsv @@ ?::tsquery AND station = ANY(?)
      GROUP BY document_id ORDER BY max(published_at) DESC LIMIT ${MOST}`,
    [words, [...stations]],
  );
  return rows.map(({ document_id }) => document_id);
}

/** Manuscripts whose words as they stand show a file, by its hash in the media library. */
async function byAsset(read: Knex, asset: string, stations: readonly string[]): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { document_id: string }[] }>(
    `SELECT DISTINCT c.document_id FROM review_case c
       JOIN manuscript_revision r ON r.document_id = c.document_id AND r.locale = c.locale AND r.n = c.revision
      WHERE c.station = ANY(?) AND position(? IN r.content::text) > 0 LIMIT ${MOST}`,
    [[...stations], `"${asset}"`],
  );
  return rows.map(({ document_id }) => document_id);
}

/** The manuscripts of a package. */
async function byPackage(read: Knex, id: string, stations: readonly string[]): Promise<readonly string[]> {
  const rows = await read('package_item as i')
    .join('package as p', 'p.id', 'i.package')
    .where('p.id', id)
    .whereIn('p.station', [...stations])
    .orderBy('i.position')
    .select<{ document_id: string }[]>('i.document_id');
  return rows.map(({ document_id }) => document_id);
}

/** What orders can hit, as use cases are handed it. */
export const scopeStore = { standing, bySearch, byAsset, byPackage } as const;

/** What orders can hit, as use cases are handed it. */
export type ScopeStore = typeof scopeStore;
