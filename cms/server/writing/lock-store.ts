import type { Knex } from 'knex';
import type { ReviewState } from '../../contract';
import type { Tx } from '../../platform';
import type { Which } from '../revisions/revision-store';

/** Who holds a manuscript, for as long as they say again and again that they are there. */
export type Lock = Which & {
  readonly station: string;
  readonly person: string;
  readonly session: string;
  readonly takenFrom: string | null;
  readonly until: Date;
  readonly since: Date;
  readonly version: number;
};

/** An open page: one person may have several. */
export type Seat = Which & { readonly station: string; readonly person: string; readonly session: string };

type Row = {
  document_id: string;
  locale: Which['locale'];
  station: string;
  person: string;
  session: string;
  taken_from: string | null;
  until: Date;
  since: Date;
  version: number;
};

/** A page that is open says so every fifteen seconds; two words may get lost. */
const LEASE = `interval '45 seconds'`;
const NOW = 'clock_timestamp()';

/** Who holds a manuscript by the database's clock; undefined once the lease has ended. */
export async function lockOf(read: Knex, which: Which): Promise<Lock | undefined> {
  const row = (await at(read, 'manuscript_lock', which).whereRaw(`until > ${NOW}`).first()) as Row | undefined;
  return row && lockFrom(row);
}

/** Where the review of a manuscript stands, and who holds it: what a save is let in by, in one question. */
export async function standingOf(
  read: Knex,
  { documentId, locale }: Which,
): Promise<{ readonly state: ReviewState | null; readonly holder: Lock | undefined }> {
  const { rows } = await read.raw<{ rows: [{ state: ReviewState | null } & (Row | { document_id: null })] }>(
    `SELECT (SELECT c.state FROM review_case c WHERE c.document_id = :documentId AND c.locale = :locale) AS state, held.*
       FROM (SELECT 1) one LEFT JOIN manuscript_lock held
         ON held.document_id = :documentId AND held.locale = :locale AND held.until > ${NOW}`,
    { documentId, locale },
  );
  const [{ state, ...held }] = rows;
  return { state, holder: held.document_id === null ? undefined : lockFrom(held) };
}

/** Takes a free manuscript, or prolongs one's own lease. Undefined while somebody else holds it. */
export async function holdLock(
  tx: Tx,
  { documentId, locale, station, person, session }: Seat,
): Promise<Lock | undefined> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `INSERT INTO manuscript_lock AS held (document_id, locale, station, person, session, until)
     VALUES (:documentId, :locale, :station, :person, :session, ${NOW} + ${LEASE})
     ON CONFLICT (document_id, locale) DO UPDATE SET
       station = excluded.station, person = excluded.person, session = excluded.session, until = excluded.until,
       since = CASE WHEN held.person = excluded.person AND held.until > ${NOW} THEN held.since ELSE ${NOW} END,
       taken_from = CASE WHEN held.person = excluded.person THEN held.taken_from END,
       version = held.version + CASE WHEN held.person = excluded.person THEN 0 ELSE 1 END
     WHERE held.until <= ${NOW} OR held.person = excluded.person
     RETURNING *`,
    { documentId, locale, station, person, session },
  );
  return rows[0] && lockFrom(rows[0]);
}

/** Takes a manuscript out of somebody's hands; undefined when it went into others meanwhile. */
export async function takeLock(tx: Tx, seat: Seat, seen: { readonly version: number }): Promise<Lock | undefined> {
  const { documentId, locale, person, session } = seat;
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `UPDATE manuscript_lock SET taken_from = person, person = :person, session = :session, since = ${NOW},
       until = ${NOW} + ${LEASE}, version = version + 1
     WHERE document_id = :documentId AND locale = :locale AND version = :version RETURNING *`,
    { documentId, locale, person, session, version: seen.version },
  );
  return rows[0] && lockFrom(rows[0]);
}

/** Sets a manuscript free: for one session, or whoever holds it. Says whether anybody held it. */
export async function freeLock(tx: Tx, which: Which, session?: string): Promise<boolean> {
  const held = at(tx, 'manuscript_lock', which).whereRaw(`until > ${NOW}`);
  // The row stays, so that its version goes on counting and an old take-over finds nothing.
  const change = { until: tx.raw(NOW), version: tx.raw('version + 1') };
  return (await (session === undefined ? held : held.where({ session })).update(change)) > 0;
}

/** Notes that a page is open, and forgets those that were closed without a word. */
export async function sitDown(tx: Tx, { documentId, locale, station, person, session }: Seat): Promise<void> {
  await tx('manuscript_presence')
    .insert({ document_id: documentId, locale, station, person, session, seen_at: tx.raw(NOW) })
    .onConflict(['document_id', 'locale', 'session'])
    .merge(['seen_at', 'person', 'station']);
  await tx('manuscript_presence').whereRaw(`seen_at < ${NOW} - interval '10 minutes'`).delete();
}

/** Notes that a page was closed. */
export async function standUp(tx: Tx, which: Which, session: string): Promise<void> {
  await at(tx, 'manuscript_presence', which).where({ session }).delete();
}

/** Who has a manuscript open. */
export async function thoseHere(read: Knex, which: Which): Promise<readonly string[]> {
  const rows = await at(read, 'manuscript_presence', which)
    .whereRaw(`seen_at > ${NOW} - ${LEASE}`)
    .orderBy('person')
    .distinct<{ person: string }[]>('person');
  return rows.map(({ person }) => person);
}

function at(read: Knex, table: string, { documentId, locale }: Which): Knex.QueryBuilder {
  return read(table).where({ document_id: documentId, locale });
}

function lockFrom(row: Row): Lock {
  const { locale, station, person, session, until, since, version } = row;
  return {
    documentId: row.document_id,
    takenFrom: row.taken_from,
    locale,
    station,
    person,
    session,
    until,
    since,
    version,
  };
}

/** Locks as use cases are handed them. */
export const lockStore = {
  of: lockOf,
  standing: standingOf,
  hold: holdLock,
  take: takeLock,
  free: freeLock,
  sitDown,
  standUp,
  here: thoseHere,
} as const;

/** Locks as use cases are handed them. */
export type LockStore = typeof lockStore;
