import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { Tx } from '../../platform';

/** Why words may stand in public. */
export type Ground = 'signed' | 'emergency' | 'direct';

/** A release as it is written. */
export type NewRelease = {
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly revision: number;
  readonly hash: string;
  readonly ground: Ground;
  readonly byPerson: string | null;
};

/** Writes why a published row stands; the row's own transaction needs it. */
export async function insertRelease(tx: Tx, release: NewRelease): Promise<void> {
  const { id, station, documentId, locale, revision, hash, ground, byPerson } = release;
  await tx('release').insert({
    id,
    station,
    document_id: documentId,
    locale,
    revision,
    hash,
    ground,
    by_person: byPerson,
  });
}

/** The newest release of each published language of a document. */
export async function lastReleases(read: Knex, documentId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await read('release')
    .distinctOn('locale')
    .where({ document_id: documentId })
    .orderBy(['locale', { column: 'at', order: 'desc' }])
    .select<{ locale: string; hash: string }[]>('locale', 'hash');
  return new Map(rows.map(({ locale, hash }) => [locale, hash]));
}

/**
 * The last guard, on Strapi's own table: at the commit each row that was published or changed while published must be explained by a
 * release of the same transaction. It is put on at each start, since Strapi makes the table.
 */
export async function guardPublishedRows(database: Knex): Promise<void> {
  await database.raw(`
    CREATE OR REPLACE FUNCTION published_needs_release() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.published_at IS NULL THEN RETURN NULL; END IF;
      -- A row that was replaced or taken back later in the same transaction explains nothing any more.
      IF NOT EXISTS (SELECT 1 FROM manuscripts WHERE id = NEW.id AND published_at IS NOT NULL) THEN RETURN NULL; END IF;
      IF EXISTS (SELECT 1 FROM release WHERE xid = pg_current_xact_id() AND document_id = NEW.document_id
        AND locale = NEW.locale) THEN RETURN NULL; END IF;
      RAISE EXCEPTION 'manuscript % (%) was published past the gate', NEW.document_id, NEW.locale
        USING ERRCODE = 'HG001', HINT = 'Publish through review, or order an emergency release.';
    END $$;
    DROP TRIGGER IF EXISTS manuscripts_released ON manuscripts;
    CREATE CONSTRAINT TRIGGER manuscripts_released AFTER INSERT OR UPDATE ON manuscripts
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION published_needs_release();
  `);
}

/** Releases as use cases are handed them. */
export const releaseStore = { insert: insertRelease, last: lastReleases } as const;

/** Releases as use cases are handed them. */
export type ReleaseStore = typeof releaseStore;
