import type { Knex } from 'knex';
import { queryOf as libraryQuery } from '../library/words.rules';
import { queryOf } from '../stories/words.rules';

/** States of a delivery in which something of it stands, or may. */
export const OUT = `('sending', 'unknown', 'accepted', 'platform_review', 'live', 'manual', 'taking_down', 'takedown_due', 'verifying', 'still_visible', 'manual_takedown')`;
/** States of a delivery that has not begun to go out. */
export const WAITING = `('planned', 'gated', 'due', 'claimed', 'failed_retryable')`;

type Ids = readonly { readonly document_id: string }[];
const idsOf = (rows: Ids): readonly string[] => [...new Set(rows.map(({ document_id }) => document_id))];

/** What is looked for: words, or everything that stands on an account, or both. */
export type Sought = { readonly text: string; readonly channel: string | null; readonly stations: readonly string[] };

/**
 * Everything in which the words occur and of which something is out or waits: what our app shows, what the library knows of the newest
 * words, and what stands on an account in words that were changed afterwards, or that were edited by hand for it.
 */
async function bySearch(read: Knex, { text, channel, stations }: Sought): Promise<readonly string[]> {
  const [shown, kept] = [queryOf(text), libraryQuery(text)];
  if (channel === null && (shown === undefined || kept === undefined)) return [];
  const on = channel === null ? '' : 'AND d.channel = :channel';
  const given = { shown: shown ?? null, kept: kept ?? null, channel, stations: [...stations], parts: partsOf(text) };
  const { rows } = await read.raw<{ rows: Ids }>(
    `WITH standing AS (
       SELECT d.document_id, d.locale, d.revision, d.edition FROM delivery d
        WHERE d.station = ANY (:stations) AND (d.state IN ${OUT} OR d.state IN ${WAITING}) ${on}
     ), public AS (
       SELECT s.document_id, s.locale FROM story_search s WHERE s.station = ANY (:stations) AND s.tsv @@ CAST(:shown AS tsquery)
       -- What went out a moment ago is found by its text until its words are cut.
       UNION SELECT s.document_id, s.locale FROM story_search s
        WHERE s.station = ANY (:stations) AND s.words_of IS DISTINCT FROM s.hash AND CAST(:shown AS tsquery) IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM unnest(CAST(:parts AS text[])) part WHERE position(part IN lower(s.edition::text)) = 0)
     ), known AS (
       SELECT e.document_id, e.locale FROM library_entry e WHERE e.station = ANY (:stations) AND e.words @@ CAST(:kept AS tsquery)
     )
     SELECT document_id FROM standing WHERE CAST(:shown AS tsquery) IS NULL
     UNION SELECT p.document_id FROM public p
            WHERE CAST(:channel AS uuid) IS NULL OR EXISTS (SELECT 1 FROM standing s WHERE s.document_id = p.document_id)
     UNION SELECT k.document_id FROM known k
            WHERE EXISTS (SELECT 1 FROM standing s WHERE s.document_id = k.document_id AND s.locale = k.locale)
     UNION SELECT s.document_id FROM standing s
             JOIN edition e ON e.id = s.edition
             JOIN review_case c ON c.document_id = s.document_id AND c.locale = s.locale
            WHERE CAST(:shown AS tsquery) IS NOT NULL AND (e.hand_edited OR s.revision <> c.revision)
              AND NOT EXISTS (SELECT 1 FROM unnest(CAST(:parts AS text[])) part WHERE position(part IN lower(e.content::text)) = 0)
     ORDER BY document_id`,
    given,
  );
  return idsOf(rows);
}

/** Words as they are spelled inside of JSON, each of which has to occur. */
const partsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map((part) => JSON.stringify(part).slice(1, -1));

/**
 * Manuscripts that show a file, by its hash in the media library: in their words as they stand, in those that our app shows, or in those
 * that stand on an account or wait for it. What showed it once and shows it nowhere any more is left alone.
 */
async function byAsset(read: Knex, asset: string, stations: readonly string[]): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: Ids }>(
    `SELECT r.document_id FROM manuscript_revision r
      WHERE files_in(r.content) @> ARRAY[CAST(:asset AS text)] AND r.station = ANY (:stations)
        AND (EXISTS (SELECT 1 FROM review_case c
                      WHERE c.document_id = r.document_id AND c.locale = r.locale AND c.revision = r.n)
             OR EXISTS (SELECT 1 FROM story_search s
                         WHERE s.document_id = r.document_id AND s.locale = r.locale AND s.hash = r.hash)
             OR EXISTS (SELECT 1 FROM delivery d
                         WHERE d.document_id = r.document_id AND d.locale = r.locale AND d.revision = r.n
                           AND (d.state IN ${OUT} OR d.state IN ${WAITING})))
     UNION SELECT e.document_id FROM edition e JOIN delivery d ON d.edition = e.id
            WHERE e.hand_edited AND e.station = ANY (:stations) AND (d.state IN ${OUT} OR d.state IN ${WAITING})
              AND position(:asset IN e.content::text) > 0
     ORDER BY document_id`,
    { asset, stations: [...stations] },
  );
  return idsOf(rows);
}

/** The manuscripts of a package: those that are written into it now, and those that readers see in it. */
async function byPackage(read: Knex, id: string, stations: readonly string[]): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: Ids }>(
    `SELECT i.document_id FROM package_item i JOIN package p ON p.id = i.package
      WHERE p.id = :id AND p.station = ANY (:stations)
     UNION SELECT o.item->>'documentId' FROM package p, jsonb_array_elements(p.out->'items') AS o (item)
      WHERE p.id = :id AND p.station = ANY (:stations) AND p.state = 'published'
     ORDER BY document_id`,
    { id, stations: [...stations] },
  );
  return idsOf(rows);
}

/** Ways in which orders find manuscripts. */
export const found = { bySearch, byAsset, byPackage } as const;
