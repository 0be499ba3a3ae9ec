import type { Knex } from 'knex';
import type { ContentLocale, PointWork, WorkMaker } from '../../contract';
import type { MadeFacts } from './point.rules';

/** A work that went out and has no grade yet, and where it stands in the list. */
export type Ungraded = PointWork & {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** To the microsecond: a page ends here. */
  readonly at: string;
};

/** Somebody who had a hand in a work, for one reason. */
export type Made = PointWork & { readonly person: string; readonly because: WorkMaker['because'][number] };

/** A page of what went out since a month began. */
export type UngradedPage = {
  readonly station: string;
  readonly from: string;
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
};

const BEGINS = `(:from || '-01')::timestamp AT TIME ZONE 'Asia/Shanghai'`;
/** Of what went out at a moment: a page of it, from the newest on, read no further than the page goes. */
const pageOf = (at: string, from: string): string => `
  (SELECT c.id, c.document_id, c.locale, c.title, c.author_name, ${at} AS went FROM ${from} AND c.station = :station
      AND ${at} >= ${BEGINS} AND (:at::timestamptz IS NULL OR (${at}, c.id) < (:at::timestamptz, :id::uuid))
      AND NOT EXISTS (SELECT 1 FROM point_work p WHERE p.document_id = c.document_id AND p.locale = c.locale)
    ORDER BY ${at} DESC, c.id DESC LIMIT :limit)`;

/** The first release counts: what is corrected later went out in the month in which it went out. */
const RELEASED = `release r JOIN review_case c ON c.document_id = r.document_id AND c.locale = r.locale
  WHERE r.station = :station AND NOT EXISTS (SELECT 1 FROM release o WHERE o.document_id = r.document_id AND o.locale = r.locale
    AND (o.at, o.id) < (r.at, r.id))`;

/** Signed, and not in our own app: it stands on other accounts, or is about to. */
const SIGNED = `review_case c CROSS JOIN LATERAL (
    SELECT coalesce(max(at), c.changed_at) AS at FROM review_signature WHERE case_id = c.id) s
  WHERE c.state = 'signed' AND c.changed_at >= ${BEGINS}
    AND NOT EXISTS (SELECT 1 FROM release o WHERE o.document_id = c.document_id AND o.locale = c.locale)`;

const UNGRADED = `
  SELECT id, document_id, locale, title, author_name, to_char(went AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM (${pageOf('r.at', RELEASED)} UNION ALL ${pageOf('s.at', SIGNED)}) page
   ORDER BY went DESC, id DESC LIMIT :limit`;

/** What went out since a month began and has no grade, the newest first. */
async function ungraded(read: Knex, { after, ...page }: UngradedPage): Promise<readonly Ungraded[]> {
  type Row = { id: string; document_id: string; locale: ContentLocale; title: string; author_name: string; at: string };
  const mark = { at: after?.at ?? null, id: after?.id ?? null };
  const { rows } = await read.raw<{ rows: Row[] }>(UNGRADED, { ...page, ...mark });
  return rows.map(({ document_id, author_name, ...row }) => ({
    ...row,
    documentId: document_id,
    author: author_name,
  }));
}

// A filing knows no language: whoever was in the field had a hand in every version of the story.
const MADE = `
  WITH asked AS (SELECT DISTINCT c.id, c.document_id, c.locale FROM review_case c WHERE c.document_id = ANY(:documents::text[]))
  SELECT k.document_id, k.locale, a.person, 'author' AS because FROM asked k JOIN review_author a ON a.case_id = k.id
  UNION
  SELECT k.document_id, k.locale, f.person, 'filed' FROM asked k JOIN filing f ON f.manuscript = k.document_id
  UNION
  SELECT k.document_id, k.locale, p.person, 'assigned' FROM asked k
    JOIN filing f ON f.manuscript = k.document_id
    JOIN assignment first ON first.id = f.assignment
    JOIN assignment a ON a.topic = first.topic AND a.state NOT IN ('draft', 'declined', 'cancelled')
    JOIN assignment_person p ON p.assignment = a.id
  ORDER BY 1, 2, 4, 3`;

/** Who had a hand in some works, as far as revisions, filings and assignments say. */
async function made(read: Knex, documents: readonly string[]): Promise<readonly Made[]> {
  type Row = { document_id: string; locale: ContentLocale; person: string; because: Made['because'] };
  const { rows } = await read.raw<{ rows: Row[] }>(MADE, { documents: [...documents] });
  return rows.map(({ document_id, ...row }) => ({ ...row, documentId: document_id }));
}

/** What is on record about how some works were made. */
async function facts(read: Knex, documents: readonly string[]): Promise<readonly (PointWork & MadeFacts)[]> {
  type Row = { document_id: string; locale: ContentLocale; errors: number | null; is_late: boolean | null };
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT c.document_id, c.locale,
            (SELECT sum(s.errors)::int FROM review_signature s WHERE s.case_id = c.id AND s.kind = 'proof') AS errors,
            (SELECT bool_or(f.at > a.due) FROM filing f JOIN assignment a ON a.id = f.assignment
              WHERE f.manuscript = c.document_id) AS is_late
       FROM review_case c WHERE c.document_id = ANY(?::text[])`,
    [[...documents]],
  );
  return rows.map(({ document_id, locale, errors, is_late }) => ({
    ...{ locale, errors },
    documentId: document_id,
    isLate: is_late,
  }));
}

/** Works that points are given for, as use cases are handed them. */
export const workStore = { ungraded, made, facts } as const;

/** Works that points are given for, as use cases are handed them. */
export type WorkStore = typeof workStore;
