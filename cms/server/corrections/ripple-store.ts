import type { Knex } from 'knex';
import type { ContentLocale, RipplePackage } from '../../contract';
import type { Tx } from '../../platform';

type Which = { readonly documentId: string; readonly locale: ContentLocale };

/** A manuscript that may carry some words, with the words around them where it holds these very ones. */
export type Carrier = Which & {
  readonly station: string;
  readonly title: string;
  readonly isPublic: boolean;
  readonly posted: number;
  readonly holdsWords: boolean;
  readonly around: string;
  readonly hasOrder: boolean;
  readonly left: { readonly person: string; readonly reason: string; readonly at: Date } | null;
};

type Row = Pick<Carrier, 'locale' | 'station' | 'title' | 'posted'> & {
  document_id: string;
  is_public: boolean;
  has_order: boolean;
  in_words: boolean;
  in_post: boolean;
  around: string;
  person: string | null;
  reason: string | null;
  at: Date | null;
};

const AROUND = 40;

/** Whose words are looked for, and which manuscripts are told of whether they hold them or not. */
export type Asked = Which & {
  readonly together: string;
  readonly quote: string;
  readonly family: readonly string[];
  readonly stations: readonly string[];
};

/**
 * Manuscripts whose words as they stand, or an edition of theirs that is out, hold a sentence, and all those that belong to the family.
 * The sentence is looked for as it is written in one run; one that is cut by bold letters is not found.
 */
async function carriersOf(read: Knex, { quote, family, stations, ...asked }: Asked): Promise<readonly Carrier[]> {
  const written = JSON.stringify(quote).slice(1, -1);
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT c.document_id, c.locale, c.station, c.title, l.person, l.reason, l.at, w.in_words, w.in_post,
            EXISTS (SELECT 1 FROM story_search s WHERE s.document_id = c.document_id AND s.locale = c.locale) AS is_public,
            (SELECT count(*)::int FROM delivery d WHERE d.document_id = c.document_id AND d.locale = c.locale
              AND d.state IN ('live', 'accepted', 'platform_review', 'manual')) AS posted,
            substring(r.content::text FROM greatest(1, position(:written IN r.content::text) - ${AROUND})
              FOR char_length(:written) + ${2 * AROUND}) AS around,
            EXISTS (SELECT 1 FROM correction_order o WHERE o.document_id = c.document_id AND o.locale = c.locale
              AND o.state IN ('proposed', 'open')) AS has_order
       FROM review_case c
       JOIN manuscript_revision r ON r.document_id = c.document_id AND r.locale = c.locale AND r.n = c.revision
       JOIN LATERAL (SELECT position(:written IN r.content::text) > 0 AS in_words,
              EXISTS (SELECT 1 FROM edition e JOIN delivery d ON d.edition = e.id AND d.state = 'live'
                       WHERE e.document_id = c.document_id AND e.locale = c.locale
                         AND position(:written IN e.content::text) > 0) AS in_post) w ON true
       LEFT JOIN correction_left l ON l.together = :together AND l.document_id = c.document_id AND l.locale = c.locale
      WHERE c.station = ANY(:stations) AND NOT (c.document_id = :documentId AND c.locale = :locale)
        AND (c.document_id = ANY(:family) OR w.in_words OR w.in_post)
      ORDER BY c.changed_at DESC`,
    { ...asked, written, stations: [...stations], family: [...family] },
  );
  return rows.map(carrierOf);
}

function carrierOf({ document_id, locale, station, title, posted, person, reason, at, ...row }: Row): Carrier {
  return {
    ...{ documentId: document_id, locale, station, title, posted, isPublic: row.is_public, hasOrder: row.has_order },
    holdsWords: row.in_words || row.in_post,
    // What stands around it is JSON; people read words.
    around: row.in_words
      ? row.around
          .replace(/[{}[\]"\\]|text:|type:\s*\w+,?|children:/gu, ' ')
          .replace(/\s+/gu, ' ')
          .trim()
      : '',
    left: person === null || reason === null || at === null ? null : { person, reason, at },
  };
}

/** A package in which a story stands, with its other stories. */
export type Holder = RipplePackage & { readonly fellows: readonly string[] };

type HolderRow = { id: string; title: string; is_public: boolean; carries: boolean; fellows: string[] };

/** The packages in which a story stands, and whether their own words hold a sentence. */
async function holdersOf(
  read: Knex,
  { documentId, quote, stations }: Pick<Asked, 'documentId' | 'quote' | 'stations'>,
): Promise<readonly Holder[]> {
  const { rows } = await read.raw<{ rows: HolderRow[] }>(
    `SELECT p.id, p.title, p.state = 'published' AS is_public, array_agg(i.document_id ORDER BY i.position) AS fellows,
            position(:quote IN concat_ws(' ', p.title, p.intro, string_agg(i.note, ' '), p.out->>'title', p.out->>'intro')) > 0
              OR coalesce(position(:written IN (p.out->'items')::text), 0) > 0 AS carries
       FROM package p JOIN package_item i ON i.package = p.id
      WHERE p.station = ANY(:stations) AND p.state <> 'withdrawn'
        AND EXISTS (SELECT 1 FROM package_item own WHERE own.package = p.id AND own.document_id = :documentId)
      GROUP BY p.id ORDER BY p.changed_at DESC`,
    { documentId, quote, written: JSON.stringify(quote).slice(1, -1), stations: [...stations] },
  );
  return rows.map(({ is_public, ...row }) => ({ ...row, isPublic: is_public }));
}

type Left = Which & {
  readonly station: string;
  readonly together: string;
  readonly reason: string;
  readonly person: string;
};

/** Who leaves a manuscript again says it better. */
async function leave(tx: Tx, { documentId, ...left }: Left): Promise<void> {
  await tx('correction_left')
    .insert({ ...left, document_id: documentId })
    .onConflict(['together', 'document_id', 'locale'])
    .merge({ reason: left.reason, person: left.person, at: tx.fn.now() });
}

/** What is taken after all is not left any more; that it was stays in the ledger. */
async function take(tx: Tx, { together, documentId, locale }: Which & { readonly together: string }): Promise<void> {
  await tx('correction_left').where({ together, document_id: documentId, locale }).delete();
}

/** Carriers of words as use cases are handed them. */
export const rippleStore = { carriersOf, holdersOf, leave, take } as const;

/** Carriers of words as use cases are handed them. */
export type RippleStore = typeof rippleStore;
