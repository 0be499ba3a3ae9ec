import type { Knex } from 'knex';
import type { ContentLocale, PackageItem, PackageState, PackageStory } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { PackageCopy } from './package.rules';

/** A package as it is kept. */
export type Package = {
  readonly id: string;
  readonly station: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly intro: string;
  readonly cover: string | null;
  readonly state: PackageState;
  readonly out: PackageCopy | null;
  readonly outHash: string | null;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly version: number;
};

const COLUMNS: Readonly<Record<keyof Package, string>> = {
  ...{ id: 'id', station: 'station', locale: 'locale', title: 'title', intro: 'intro', cover: 'cover_document_id' },
  ...{ state: 'state', out: 'out', outHash: 'out_hash', publishedAt: 'published_at', publishedBy: 'published_by' },
  ...{ changedAt: 'changed_at', changedBy: 'changed_by', version: 'version' },
};

function columnsOf(given: Partial<Package>): Record<string, unknown> {
  // Object.entries forgets the keys of Package, which COLUMNS names all.
  const entries = Object.entries(given) as [keyof Package, unknown][];
  return Object.fromEntries(
    entries.map(([key, value]) => [COLUMNS[key], key === 'out' ? JSON.stringify(value) : value]),
  );
}

function packageOf(found: unknown): Package {
  // The columns are those of the migration, and nothing but this file writes them.
  const row = found as Record<string, unknown>;
  const fields = Object.entries(COLUMNS).map(([key, column]) => [
    key,
    key === 'out' ? fromJsonb(row[column]) : row[column],
  ]);
  return Object.fromEntries(fields) as Package;
}

async function insert(tx: Tx, fresh: Partial<Package>): Promise<void> {
  await tx('package').insert(columnsOf(fresh));
}

/** False when somebody changed it first. */
async function change(
  tx: Tx,
  { id, version }: Pick<Package, 'id' | 'version'>,
  wanted: Partial<Package>,
): Promise<boolean> {
  const rows = await tx('package')
    .where({ id, version })
    .update({ ...columnsOf(wanted), version: version + 1 });
  return rows === 1;
}

async function forUpdate(tx: Tx, id: string): Promise<Package | undefined> {
  const row: unknown = await tx('package').where({ id }).forUpdate().first();
  return row === undefined ? undefined : packageOf(row);
}

async function byId(read: Knex, id: string): Promise<Package | undefined> {
  const row: unknown = await read('package').where({ id }).first();
  return row === undefined ? undefined : packageOf(row);
}

type Wanted = {
  readonly stations: readonly string[];
  readonly state?: PackageState | undefined;
  readonly text: string;
  readonly limit: number;
};

/** Packages of some stations, the one changed last first. */
async function list(read: Knex, { stations, state, text, limit }: Wanted): Promise<readonly Package[]> {
  const rows = (await read('package')
    .whereIn('station', [...stations])
    .where(state === undefined ? {} : { state })
    .whereRaw('position(lower(?) IN lower(title)) > 0', [text])
    .orderBy([
      { column: 'changed_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)) as unknown[];
  return rows.map(packageOf);
}

async function setItems(tx: Tx, { id, station }: Pick<Package, 'id' | 'station'>, items: readonly PackageItem[]) {
  await tx('package_item').where({ package: id }).delete();
  const rows = items.map(({ documentId, note }, position) => ({
    ...{ package: id, station, document_id: documentId, position, note },
  }));
  if (rows.length > 0) await tx('package_item').insert(rows);
}

/** A story of a package as it is kept, with how it stands now. */
export type Member = PackageStory & { readonly package: string; readonly note: string };

type MemberRow = {
  package: string;
  document_id: string;
  note: string;
  title: string | null;
  station: string | null;
  is_public: boolean;
};

const IS_PUBLIC = `EXISTS (SELECT 1 FROM story_search s WHERE s.document_id = i.document_id AND s.locale = p.locale)`;

/** The stories of packages in their order. */
async function members(read: Knex, ids: readonly string[]): Promise<readonly Member[]> {
  if (ids.length === 0) return [];
  const { rows } = await read.raw<{ rows: MemberRow[] }>(
    `SELECT i.package, i.document_id, i.note, c.title, coalesce(c.station, i.station) AS station, ${IS_PUBLIC} AS is_public
       FROM package_item i JOIN package p ON p.id = i.package
       LEFT JOIN review_case c ON c.document_id = i.document_id AND c.locale = p.locale
      WHERE i.package = ANY(?) ORDER BY i.package, i.position`,
    [[...ids]],
  );
  return rows.map((row) => ({
    ...{ package: row.package, documentId: row.document_id, note: row.note, isPublic: row.is_public },
    ...{ title: row.title ?? row.document_id, station: row.station ?? '' },
  }));
}

type Known = { readonly locale: ContentLocale; readonly stations: readonly string[] };

/** Which of some manuscripts are known in a language at stations that somebody sees. */
async function known(read: Knex, ids: readonly string[], { locale, stations }: Known): Promise<ReadonlySet<string>> {
  const rows = await read('review_case')
    .whereIn('document_id', [...ids])
    .whereIn('station', [...stations])
    .where({ locale })
    .select<{ document_id: string }[]>('document_id');
  return new Set(rows.map(({ document_id }) => document_id));
}

type CandidateRow = { document_id: string; title: string; station: string; is_public: boolean };

/** Manuscripts whose headline holds some words, public ones first and of them the newest. */
async function candidates(
  read: Knex,
  { text, locale, stations }: Known & { readonly text: string },
): Promise<readonly PackageStory[]> {
  const { rows } = await read.raw<{ rows: CandidateRow[] }>(
    `SELECT c.document_id, c.title, c.station, s.document_id IS NOT NULL AS is_public
       FROM review_case c LEFT JOIN story_search s ON s.document_id = c.document_id AND s.locale = c.locale
      WHERE c.locale = ? AND c.station = ANY(?) AND c.state NOT IN ('sealed', 'spiked') AND strpos(lower(c.title), lower(?)) > 0
      ORDER BY s.published_at DESC NULLS LAST, c.changed_at DESC LIMIT 30`,
    [locale, [...stations], text],
  );
  return rows.map(({ document_id, title, station, is_public }) => ({
    ...{ documentId: document_id, title, station, isPublic: is_public },
  }));
}

/** Packages as use cases are handed them. */
export const packageStore = {
  ...{ insert, change, forUpdate, byId, list, setItems, members, known, candidates },
} as const;

/** Packages as use cases are handed them. */
export type PackageStore = typeof packageStore;
