import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { PlannedSession, PlanSession, SessionState } from '../../contract';

/** A session as it is kept. */
export type KeptSession = Omit<
  PlannedSession,
  'allowedEvents' | 'settingReview' | 'settingHash' | 'plannedAt' | 'beganAt' | 'endedAt'
> & {
  readonly plannedAt: Date;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  readonly reviewedHash: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly shopVersion: number;
  readonly madeBy: string;
};

const COLUMNS = `s.id, s.station, s.title, s.language, s.state, s.version, s.is_rehearsal AS "isRehearsal",
  s.rehearsal_of AS "rehearsalOf", s.series, s.room, s.streaming_room AS "streamingRoom", s.cover, s.place, s.props, s.kinds,
  s.host_kind AS "hostKind", s.machine_uses AS "machineUses", s.ai_label AS "aiLabel", s.is_advertising AS "isAdvertising",
  s.ad_mark AS "adMark", s.shows_minors AS "showsMinors", s.guardian_consent AS "guardianConsent", s.planned_at AS "plannedAt",
  s.planned_minutes AS "plannedMinutes", s.began_at AS "beganAt", s.ended_at AS "endedAt", s.setting_hash AS "reviewedHash",
  s.setting_by AS "reviewedBy", s.setting_at AS "reviewedAt", s.runsheet_version AS "runsheetVersion",
  s.shop_version AS "shopVersion", s.made_by AS "madeBy",
  (SELECT count(*)::int FROM live_runsheet_item i WHERE i.session = s.id AND i.position IS NOT NULL) AS items`;

const whole = (read: Knex): Knex.QueryBuilder => read('live_session as s').select(read.raw(COLUMNS));

async function find(read: Knex, stations: readonly string[], id: string): Promise<KeptSession | undefined> {
  return (await whole(read)
    .where('s.id', id)
    .whereIn('s.station', [...stations])
    .first()) as KeptSession | undefined;
}

/** Whosever it is; for parts of the house that ask by a number which they hold already. */
async function known(
  read: Knex,
  by: { readonly id: string } | { readonly room: string },
): Promise<KeptSession | undefined> {
  const [column, value] = 'id' in by ? (['s.id', by.id] as const) : (['s.room', by.room] as const);
  return (await whole(read).where(column, value).first()) as KeptSession | undefined;
}

/** Several of them in one question, whosever they are. */
async function among(read: Knex, ids: readonly string[]): Promise<readonly KeptSession[]> {
  return (await whole(read).whereIn('s.id', [...new Set(ids)])) as KeptSession[];
}

/** Whoever holds it is alone with it until the commit. Without stations: for the house itself. */
async function hold(tx: Tx, id: string, stations?: readonly string[]): Promise<KeptSession | undefined> {
  const query = tx('live_session').where({ id }).forNoKeyUpdate();
  if (stations) void query.whereIn('station', [...stations]);
  const held = await query.first<{ id: string } | undefined>('id');
  return held && known(tx, { id });
}

/** Which sessions of a list. */
export type SessionsAsked = {
  readonly stations: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly state?: SessionState | undefined;
  readonly search?: string | undefined;
  readonly rehearsals: boolean;
  readonly limit: number;
};

/** By the time that is planned; without a first moment the newest of those to come, and before them those that were. */
async function list(read: Knex, asked: SessionsAsked): Promise<readonly KeptSession[]> {
  const { stations, from, to, state, search, rehearsals, limit } = asked;
  const query = whole(read).whereIn('s.station', [...stations]);
  if (from !== undefined) void query.where('s.planned_at', '>=', from);
  if (to !== undefined) void query.where('s.planned_at', '<', to);
  if (state !== undefined) void query.where('s.state', state);
  if (search) void query.whereRaw('strpos(lower(s.title), lower(?)) > 0', [search]);
  if (!rehearsals) void query.where('s.is_rehearsal', false);
  const order = from === undefined ? 'DESC' : 'ASC';
  return (await query.orderByRaw(`s.planned_at ${order}, s.id ${order}`).limit(limit)) as KeptSession[];
}

/** Sessions that are on the air, with people who have to be there; by their numbers. */
async function onAir(read: Knex): Promise<readonly string[]> {
  const rows = await read('live_session')
    .where({ state: 'live', is_rehearsal: false })
    .orderBy('id')
    .select<{ id: string }[]>('id');
  return rows.map(({ id }) => id);
}

/** Sessions on the air whose picture a streaming room carries; by their numbers. */
async function carriedBy(read: Knex, streamingRoom: string): Promise<readonly string[]> {
  const rows = await read('live_session')
    .where({ streaming_room: streamingRoom })
    .whereIn('state', ['live', 'paused'] satisfies SessionState[])
    .orderBy('id')
    .select<{ id: string }[]>('id');
  return rows.map(({ id }) => id);
}

/** A rehearsal of a session that did not end yet. */
async function openRehearsal(read: Knex, session: string): Promise<string | undefined> {
  const row = await read('live_session')
    .where({ rehearsal_of: session })
    .whereNotIn('state', ['ended', 'published', 'archived', 'cancelled'])
    .orderBy('id', 'desc')
    .first<{ id: string } | undefined>('id');
  return row?.id;
}

/** A session about to be kept. */
export type NewSession = PlanSession & {
  readonly id: string;
  readonly station: string;
  readonly room: string;
  readonly series: string;
  readonly rehearsalOf: string | null;
  readonly madeBy: string;
};

const columnsOf = (plan: PlanSession): Record<string, unknown> => {
  const { title, language, place, props, cover, kinds } = plan;
  return {
    ...{ title, language, place, props, cover, kinds: [...kinds], host_kind: plan.hostKind },
    ...{ machine_uses: [...plan.machineUses], ai_label: plan.aiLabel, is_advertising: plan.isAdvertising },
    ...{ ad_mark: plan.adMark, shows_minors: plan.showsMinors, guardian_consent: plan.guardianConsent },
    ...{ planned_at: plan.plannedAt, planned_minutes: plan.plannedMinutes, streaming_room: plan.streamingRoom },
  };
};

async function insert(tx: Tx, session: NewSession): Promise<void> {
  const { id, station, room, series, rehearsalOf, madeBy } = session;
  await tx('live_session').insert({
    ...{ id, station, room, series, state: 'planned', made_by: madeBy },
    ...{ is_rehearsal: rehearsalOf !== null, rehearsal_of: rehearsalOf },
    ...columnsOf(session),
  });
}

type Seen = Pick<KeptSession, 'id' | 'version'>;

/** `false` when somebody else changed it first. */
async function change(tx: Tx, { id, version }: Seen, plan: PlanSession): Promise<boolean> {
  const next = { ...columnsOf(plan), version: version + 1 };
  return (await tx('live_session').where({ id, version }).update(next)) === 1;
}

/** Where a session goes, and whether it begins or ends by that. */
export type SessionStep = { readonly to: SessionState; readonly begins: boolean; readonly ends: boolean };

/** `false` when somebody else moved it first. */
async function move(
  tx: Tx,
  { id, version, state }: Seen & Pick<KeptSession, 'state'>,
  { to, begins, ends }: SessionStep,
): Promise<boolean> {
  const now = tx.raw('clock_timestamp()');
  const next = {
    state: to,
    version: version + 1,
    ...(begins ? { began_at: now } : {}),
    ...(ends ? { ended_at: now } : {}),
  };
  return (await tx('live_session').where({ id, version, state }).update(next)) === 1;
}

/** Notes who looked at which setting. */
async function reviewed(
  tx: Tx,
  id: string,
  { hash, by }: { readonly hash: string; readonly by: string },
): Promise<void> {
  await tx('live_session')
    .where({ id })
    .update({ setting_hash: hash, setting_by: by, setting_at: tx.raw('clock_timestamp()') });
}

/** What the shop calls the version that it was told of. */
async function told(tx: Tx, id: string, shopVersion: number): Promise<void> {
  await tx('live_session').where({ id }).update({ shop_version: shopVersion });
}

/** `false` when somebody put the lines into another order first. */
async function reordered(tx: Tx, id: string, version: number): Promise<boolean> {
  const next = { runsheet_version: version + 1 };
  return (await tx('live_session').where({ id, runsheet_version: version }).update(next)) === 1;
}

/** How sessions are kept. */
export const sessionStore = {
  ...{ find, known, among, hold, list, onAir, carriedBy, openRehearsal },
  ...{ insert, change, move, reviewed, told, reordered },
} as const;

/** How sessions are kept. */
export type SessionStore = typeof sessionStore;
