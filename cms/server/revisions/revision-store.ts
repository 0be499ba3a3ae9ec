import type { Knex } from 'knex';
import type { ContentLocale, RevisionField } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { RevisionContent } from './revision.rules';

/** Which manuscript in which language. */
export type Which = { readonly documentId: string; readonly locale: ContentLocale };

/** Who wrote a revision, and as what. */
export type Hand = {
  readonly author: string | null;
  readonly authorName: string;
  readonly role: 'writer' | 'reviewer' | 'machine';
};

/** A revision without its words, as lists show it. */
export type RevisionLine = Which &
  Hand & {
    readonly id: string;
    readonly station: string;
    readonly n: number;
    readonly hash: string;
    readonly changed: readonly RevisionField[];
    readonly at: Date;
  };

/** A whole revision. */
export type Revision = RevisionLine & { readonly content: RevisionContent };

type Row = {
  id: string;
  station: string;
  document_id: string;
  locale: ContentLocale;
  n: number;
  hash: string;
  content?: unknown;
  changed: RevisionField[];
  author: string | null;
  author_name: string;
  role: Hand['role'];
  at: Date;
};

const LINE = ['id', 'station', 'document_id', 'locale', 'n', 'hash', 'changed', 'author', 'author_name', 'role', 'at'];

/** Writes of one manuscript take turns, so that revisions are numbered without gaps and reviews see each of them. */
export async function takeTurn(tx: Tx, documentId: string): Promise<void> {
  await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 71))', [documentId]);
}

/** Keeps one more revision. */
export async function insertRevision(tx: Tx, revision: Omit<Revision, 'at'>): Promise<void> {
  await tx('manuscript_revision').insert({
    id: revision.id,
    station: revision.station,
    document_id: revision.documentId,
    locale: revision.locale,
    n: revision.n,
    hash: revision.hash,
    content: JSON.stringify(revision.content),
    changed: revision.changed,
    author: revision.author,
    author_name: revision.authorName,
    role: revision.role,
  });
}

/** The newest revision. */
export async function lastRevision(read: Knex, which: Which): Promise<Revision | undefined> {
  const row = (await of(read, which).orderBy('n', 'desc').first()) as Row | undefined;
  return row && revisionOf(row);
}

/** One revision by its number. */
export async function revisionByNumber(read: Knex, which: Which, n: number): Promise<Revision | undefined> {
  const row = (await of(read, which).where({ n }).first()) as Row | undefined;
  return row && revisionOf(row);
}

/** All revisions of a manuscript in one language, newest first, without their words. */
export async function revisionLines(read: Knex, which: Which): Promise<readonly RevisionLine[]> {
  const rows = (await of(read, which).select(LINE).orderBy('n', 'desc').limit(500)) as Row[];
  return rows.map(lineOf);
}

function of(read: Knex, { documentId, locale }: Which): Knex.QueryBuilder {
  return read('manuscript_revision').where({ document_id: documentId, locale });
}

function lineOf(row: Row): RevisionLine {
  const { id, station, locale, n, hash, changed, author, role, at } = row;
  return {
    id,
    station,
    documentId: row.document_id,
    locale,
    n,
    hash,
    changed,
    author,
    authorName: row.author_name,
    role,
    at,
  };
}

function revisionOf(row: Row): Revision {
  // Written by insertRevision alone and never changed since.
  return { ...lineOf(row), content: fromJsonb(row.content) as RevisionContent };
}

/** Revisions as use cases are handed them. */
export const revisionStore = {
  takeTurn,
  insert: insertRevision,
  last: lastRevision,
  byNumber: revisionByNumber,
  lines: revisionLines,
} as const;

/** Revisions as use cases are handed them. */
export type RevisionStore = typeof revisionStore;
