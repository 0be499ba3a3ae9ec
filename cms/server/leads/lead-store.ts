import type { Knex } from 'knex';
import type { Lead, LeadSource, LeadState } from '../../contract';
import type { Database, Tx } from '../../platform';
import { queryOf, vectorOf } from '../stories/words.rules';
import type { TopicMark } from '../topics/topic-cursor.rules';

/** A lead as it is kept; what may be done with it follows from its state. */
export type KeptLead = Omit<Lead, 'allowedEvents'>;

/** What comes in: a lead, and the key by which the same is known again. */
export type NewLead = Pick<KeptLead, 'id' | 'station' | 'source' | 'text' | 'place' | 'url'> &
  Partial<Pick<KeptLead, 'title' | 'happened' | 'importance' | 'column' | 'state'>> & { readonly dedupe: string };

/** Somebody's telling of a lead. */
export type Telling = {
  readonly id: string;
  readonly reader: string | null;
  /** Closed by the vault at the place of this telling. */
  readonly contactSealed: string | null;
  /** Who of the desk wrote it down, and when it was told if not now. */
  readonly notedBy?: string | null;
  readonly toldAt?: string | null;
};

/** What a move or an assignment writes. */
export type LeadPatch = Partial<Pick<KeptLead, 'state' | 'reason' | 'column' | 'person' | 'topic' | 'mergedInto'>>;

/** What narrows the inbox. */
export type LeadsWanted = {
  readonly stations: readonly string[];
  readonly state?: LeadState | undefined;
  readonly source?: LeadSource | undefined;
  readonly column?: string | undefined;
  readonly person?: string | undefined;
  readonly topic?: string | undefined;
  readonly text?: string | undefined;
  readonly after?: TopicMark | undefined;
  readonly limit: number;
};

/** How leads are kept. */
export type LeadStore = {
  /** Writes a lead, or counts one more telling of the same while it is open. `isNew` tells which. */
  take(tx: Tx, lead: NewLead): Promise<{ readonly id: string; readonly version: number; readonly isNew: boolean }>;
  /** Counts one more telling of a lead that is named; false when it is closed by now. */
  toldAgain(tx: Tx, lead: Pick<KeptLead, 'id' | 'station'>): Promise<boolean>;
  tell(tx: Tx, lead: Pick<KeptLead, 'id' | 'station'>, telling: Telling): Promise<void>;
  /** Whether a telling with this id was kept already; whoever sends the same at the same moment waits for the answer. */
  isTold(tx: Tx, telling: string): Promise<boolean>;
  tellings(lead: string): Promise<readonly (Omit<Telling, 'toldAt'> & { readonly at: string })[]>;
  tellingsBy(reader: string): Promise<readonly { readonly text: string; readonly at: string }[]>;
  /** Forgets who told, and keeps what was told. */
  forget(tx: Tx, reader: string): Promise<void>;
  byIds(stations: readonly string[], ids: readonly string[]): Promise<readonly KeptLead[]>;
  /** What came in lately and is still open, the newest first: what a fresh lead is compared with. */
  open(station: string, limit: number, tx?: Tx): Promise<readonly KeptLead[]>;
  page(wanted: LeadsWanted): Promise<readonly { readonly lead: KeptLead; readonly mark: TopicMark }[]>;
  /** False when somebody changed it first. */
  patch(tx: Tx, at: Pick<KeptLead, 'id' | 'version'>, patch: LeadPatch): Promise<boolean>;
  /** Whether PostgreSQL refused a lead because the same is open already. */
  isTwin(error: unknown): boolean;
};

type Row = {
  id: string;
  station: string;
  source: LeadSource;
  title: string;
  text: string;
  place: string;
  url: string | null;
  happened: string;
  importance: number;
  state: LeadState;
  state_since: Date;
  reason: string | null;
  column_id: string | null;
  person: string | null;
  topic: string | null;
  merged_into: string | null;
  times: number;
  received_at: Date;
  version: number;
};

/** Keeps leads in their tables. */
export function leadStore({ database }: { readonly database: Database }): LeadStore {
  return { ...taking(), ...tellings(database), ...reading(database) };
}

function taking(): Pick<LeadStore, 'take' | 'toldAgain' | 'tell' | 'isTold'> {
  return {
    take: async (tx, { happened = '', column = null, title = '', ...lead }) => {
      const vector = vectorOf([
        { text: `${title}\n${lead.text}`, weight: 'A' },
        { text: lead.place, weight: 'C' },
      ]);
      const words = tx.raw('?::tsvector', [vector]);
      const { rows } = await tx.raw<{ rows: { id: string; version: number }[] }>(
        `? ON CONFLICT (station, dedupe) WHERE state IN ('new', 'checked')
         DO UPDATE SET times = lead.times + 1, version = lead.version + 1 RETURNING id, version`,
        [tx('lead').insert({ ...lead, title, happened, column_id: column, words })],
      );
      const [row] = rows;
      if (!row) throw new Error('PostgreSQL took a lead and returned none');
      return { ...row, isNew: row.id === lead.id };
    },
    toldAgain: async (tx, { id, station }) => {
      const open = tx('lead').where({ id, station }).whereIn('state', ['new', 'checked']);
      const more = { times: tx.raw('times + 1'), version: tx.raw('version + 1') };
      return (await open.update(more)) === 1;
    },
    tell: async (tx, { id: lead, station }, { id, reader, contactSealed, notedBy = null, toldAt = null }) => {
      const told = { at: toldAt === null ? tx.fn.now() : new Date(toldAt), noted_by: notedBy };
      await tx('lead_telling').insert({ id, lead, station, reader, contact_sealed: contactSealed, ...told });
    },
    isTold: async (tx, id) => {
      await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [id]);
      return (await tx('lead_telling').where({ id }).first('id')) !== undefined;
    },
  };
}

function tellings(database: Database): Pick<LeadStore, 'tellings' | 'tellingsBy' | 'forget'> {
  return {
    tellings: async (lead) => {
      const rows = await database
        .read('lead_telling')
        .where({ lead })
        .orderBy('id')
        .limit(200)
        .select<
          { id: string; reader: string | null; contact_sealed: string | null; noted_by: string | null; at: Date }[]
        >('*');
      return rows.map(({ id, reader, contact_sealed, noted_by, at }) => ({
        id,
        reader,
        contactSealed: contact_sealed,
        notedBy: noted_by,
        at: at.toISOString(),
      }));
    },
    tellingsBy: async (reader) => {
      const rows = await database
        .read('lead_telling as s')
        .join('lead as l', 'l.id', 's.lead')
        .where('s.reader', reader)
        .orderBy('s.id')
        .select<{ text: string; at: Date }[]>('l.text', 's.at');
      return rows.map(({ text, at }) => ({ text, at: at.toISOString() }));
    },
    forget: async (tx, reader) => {
      await tx('lead_telling').where({ reader }).update({ reader: null, contact_sealed: null });
    },
  };
}

const MARK = `to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`;

function reading(database: Database): Pick<LeadStore, 'byIds' | 'open' | 'page' | 'patch' | 'isTwin'> {
  return {
    // 23505 is "unique violation"; of those a lead has only this one that people can run into.
    isTwin: (error) => typeof error === 'object' && error !== null && 'code' in error && error.code === '23505',
    byIds: async (stations, ids) => {
      const rows = await database
        .read('lead')
        .whereIn('id', [...ids])
        .whereIn('station', [...stations])
        .select<Row[]>('*');
      return rows.map(leadOf);
    },
    open: async (station, limit, tx) => {
      const rows = await (tx ?? database.read)('lead')
        .where({ station })
        .whereIn('state', ['new', 'checked'])
        .orderBy([
          { column: 'received_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(limit)
        .select<Row[]>('*');
      return rows.map(leadOf);
    },
    page: async (wanted) => {
      const query = narrowed(database.read('lead'), wanted).orderByRaw('received_at DESC, id DESC').limit(wanted.limit);
      const rows = await query.select<(Row & { mark: string })[]>(database.read.raw(`*, ${MARK}`));
      return rows.map((row) => ({ lead: leadOf(row), mark: { since: row.mark, id: row.id } }));
    },
    patch: async (tx, { id, version }, { column, mergedInto, ...plain }) => {
      const changed = await tx('lead')
        .where({ id, version })
        .update({
          ...plain,
          ...(column === undefined ? {} : { column_id: column }),
          ...(mergedInto === undefined ? {} : { merged_into: mergedInto }),
          ...(plain.state === undefined ? {} : { state_since: tx.fn.now() }),
          version: version + 1,
        });
      return changed === 1;
    },
  };
}

function narrowed(query: Knex.QueryBuilder, wanted: LeadsWanted): Knex.QueryBuilder {
  const { stations, state, source, column, person, topic, text, after } = wanted;
  void query.whereIn('station', [...stations]);
  if (state !== undefined) void query.where({ state });
  if (source !== undefined) void query.where({ source });
  if (column !== undefined) void query.where({ column_id: column });
  if (person !== undefined) void query.where({ person });
  if (topic !== undefined) void query.where({ topic });
  const words = text === undefined ? undefined : queryOf(text);
  if (words !== undefined) void query.whereRaw('words @@ ?::tsquery', [words]);
  if (after) void query.whereRaw('(received_at, id) < (?::timestamptz, ?::uuid)', [after.since, after.id]);
  return query;
}

function leadOf(row: Row): KeptLead {
  const { id, station, source, title, text, place, url, importance, state, reason, person, topic, times, version } =
    row;
  return {
    ...{ id, station, source, title, text, place, url, importance, state, reason, person, topic, times, version },
    happened: row.happened,
    stateSince: row.state_since.toISOString(),
    column: row.column_id,
    mergedInto: row.merged_into,
    receivedAt: row.received_at.toISOString(),
  };
}
