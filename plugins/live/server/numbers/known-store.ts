import type { Knex } from 'knex';
import { fromJsonb } from '@hearth/cms/platform';
import type { CountedSession, SessionEvent } from '../../contract';

/** A live as figures, replays and third-party rooms know it. */
export type KnownSession = CountedSession & {
  readonly language: string;
  readonly room: string;
  readonly streamingRoom: string | null;
};

/** What was shown beside the picture, from when until when. */
export type LoggedPin = {
  readonly pin: string;
  readonly session: string;
  readonly offer: string;
  readonly product: string;
  /** As viewers saw it. */
  readonly title: Readonly<Record<string, string>>;
  readonly pinnedAt: Date;
  /** Nothing while it is shown. */
  readonly unpinnedAt: Date | null;
};

type Times = 'plannedAt' | 'beganAt' | 'endedAt';
type Row = Omit<KnownSession, Times> & {
  readonly plannedAt: Date;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
};

const COLUMNS = [
  ...['id', 'station', 'title', 'state', 'language', 'room', 'is_rehearsal as isRehearsal'],
  ...['streaming_room as streamingRoom', 'planned_at as plannedAt', 'began_at as beganAt', 'ended_at as endedAt'],
] as const;

const sessionOf = ({ plannedAt, beganAt, endedAt, ...row }: Row): KnownSession => ({
  ...row,
  ...{ plannedAt: plannedAt.toISOString(), beganAt: beganAt?.toISOString() ?? null },
  endedAt: endedAt?.toISOString() ?? null,
});

async function find(read: Knex, stations: readonly string[], id: string): Promise<KnownSession | undefined> {
  const row = await read('live_session')
    .where({ id })
    .whereIn('station', [...stations])
    .first<Row | undefined>(...COLUMNS);
  return row && sessionOf(row);
}

/** A live by its number alone: for those who came by a link, or by what everybody sees. */
async function byId(read: Knex, id: string): Promise<KnownSession | undefined> {
  const row = await read('live_session')
    .where({ id })
    .first<Row | undefined>(...COLUMNS);
  return row && sessionOf(row);
}

/** Whether a live was ever shown as a replay: putting it away ends none, and begins none. */
async function wasPublished(read: Knex, session: string): Promise<boolean> {
  const event = 'publish-replay' satisfies SessionEvent;
  const row = await read('live_session_event').where({ session, event }).first<object | undefined>('id');
  return row !== undefined;
}

async function ofRoom(read: Knex, room: string): Promise<KnownSession | undefined> {
  const row = await read('live_session')
    .where({ room })
    .first<Row | undefined>(...COLUMNS);
  return row && sessionOf(row);
}

/** Those that are on air. */
async function onAir(read: Knex): Promise<readonly KnownSession[]> {
  const rows = await read('live_session')
    .whereIn('state', ['live', 'paused', 'ending'])
    .orderBy('id')
    .select<Row[]>(...COLUMNS);
  return rows.map(sessionOf);
}

type Page = { readonly stations: readonly string[]; readonly before?: string | undefined; readonly limit: number };

/** Those that were on air, the newest first. */
async function page(read: Knex, { stations, before, limit }: Page): Promise<readonly KnownSession[]> {
  const query = read('live_session')
    .whereIn('station', [...stations])
    .whereNotNull('began_at')
    .orderBy([
      { column: 'began_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (before !== undefined) void query.where('began_at', '<', new Date(before));
  return (await query.select<Row[]>(...COLUMNS)).map(sessionOf);
}

/** What these lives showed, the first first. */
async function pinsOf(read: Knex, sessions: readonly string[]): Promise<readonly LoggedPin[]> {
  const rows = await read('live_pin')
    .whereIn('session', [...sessions])
    .orderBy(['pinned_at', 'id'])
    .select<(Omit<LoggedPin, 'title'> & { readonly title: unknown })[]>(
      ...['id as pin', 'session', 'offer', 'product', 'pinned_at as pinnedAt', 'unpinned_at as unpinnedAt'],
      read.raw(`coalesce(shown -> 'title', '{}'::jsonb) AS title`),
    );
  // What is shown was written by the contract's own schema.
  return rows.map(({ title, ...row }) => ({ ...row, title: fromJsonb(title) as LoggedPin['title'] }));
}

/** Lives and their pins, which other slices write; nothing of them is written here. */
export const knownStore = { find, byId, wasPublished, ofRoom, onAir, page, pinsOf } as const;

/** Lives and their pins. */
export type KnownStore = typeof knownStore;
