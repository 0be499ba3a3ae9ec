import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { BanState, DeskBan, HideRuleId } from '../../contract';

/** A ban as it is kept. */
export type KeptBan = Omit<DeskBan, 'allowedEvents'> & {
  readonly station: string;
  readonly byPerson: string;
  readonly isOver: boolean;
};

type Row = Omit<KeptBan, 'from' | 'until' | 'appeal' | 'decision'> & {
  readonly from: Date;
  readonly until: Date;
  readonly appeal: string | null;
  readonly appealedAt: Date | null;
  readonly decision: string | null;
  readonly decidedAt: Date | null;
};

const COLUMNS = `b.id, b.station, b.reader, b.name, b.rule, b.reason, b.evidence, b.banned_name AS by, b.banned_by AS "byPerson",
  b.banned_from AS "from", b.until, b.until <= clock_timestamp() AS "isOver", b.state, b.appeal, b.appealed_at AS "appealedAt",
  b.decision, b.decided_name AS "decidedBy", b.decided_at AS "decidedAt", b.version`;

const said = (words: string | null, at: Date | null) =>
  words === null || at === null ? null : { words, at: at.toISOString() };

const banOf = ({ from, until, appeal, appealedAt, decision, decidedAt, ...row }: Row): KeptBan => ({
  ...row,
  ...{ from: from.toISOString(), until: until.toISOString() },
  ...{ appeal: said(appeal, appealedAt), decision: said(decision, decidedAt) },
});

const bans = (on: Knex) => on('live_ban as b').select(on.raw(COLUMNS));

/** Which bans of a list. */
export type BanPage = {
  readonly stations: readonly string[];
  readonly state?: BanState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

async function list(on: Knex, { stations, state, before, limit }: BanPage): Promise<readonly KeptBan[]> {
  const query = bans(on)
    .whereIn('b.station', [...stations])
    .orderBy('b.id', 'desc')
    .limit(limit);
  if (state !== undefined) void query.where('b.state', state);
  if (before !== undefined) void query.where('b.id', '<', before);
  return ((await query) as Row[]).map(banOf);
}

async function ofReader(on: Knex, reader: string): Promise<readonly KeptBan[]> {
  return ((await bans(on).where('b.reader', reader).orderBy('b.id', 'desc').limit(100)) as Row[]).map(banOf);
}

/** Whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, id: string): Promise<KeptBan | undefined> {
  const row = (await bans(tx).where('b.id', id).forNoKeyUpdate('b').first()) as Row | undefined;
  return row && banOf(row);
}

/** Whether somebody is banned now. Who asks stays alone with this question until the commit, so that nobody is banned twice. */
async function isRunning(tx: Tx, station: string, reader: string): Promise<boolean> {
  await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [`live-ban ${station} ${reader}`]);
  const row = (await tx('live_ban')
    .where({ station, reader })
    .whereNot('state', 'lifted')
    .whereRaw('until > clock_timestamp()')
    .first('id')) as unknown;
  return row !== undefined;
}

/** A ban about to be written. */
export type NewBan = {
  readonly id: string;
  readonly station: string;
  readonly reader: string;
  readonly name: string;
  readonly rule: HideRuleId;
  readonly reason: string;
  readonly evidence: string | null;
  readonly days: number;
  readonly by: string;
  readonly byName: string;
};

async function insert(tx: Tx, { days, by, byName, ...ban }: NewBan): Promise<void> {
  const until = tx.raw('clock_timestamp() + make_interval(days => ?)', [days]);
  await tx('live_ban').insert({ ...ban, until, banned_by: by, banned_name: byName });
}

/** What a step writes. */
export type BanStep = {
  readonly state: BanState;
  readonly appeal?: string;
  readonly decision?: { readonly words: string; readonly by: string; readonly name: string };
};

/** Of a ban that is held. */
async function move(tx: Tx, { id, version }: KeptBan, { state, appeal, decision }: BanStep): Promise<void> {
  const now = tx.raw('clock_timestamp()');
  await tx('live_ban')
    .where({ id, version })
    .update({
      ...{ state, version: version + 1 },
      ...(appeal !== undefined && { appeal, appealed_at: now }),
      ...(decision && {
        ...{ decision: decision.words, decided_by: decision.by, decided_name: decision.name, decided_at: now },
      }),
    });
}

/** What a station decided stays; whom it was about goes. */
async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('live_ban').where({ reader }).update({ reader: null, name: '已注销用户', evidence: null });
}

/** How somebody is called who wrote in a room of a station, by their last message. */
async function nameOf(on: Knex, stations: readonly string[], reader: string): Promise<string | undefined> {
  const row = await on('live_message')
    .where({ author: reader })
    .whereIn('station', [...stations])
    .orderBy('at', 'desc')
    .first<{ name: string } | undefined>('author_name as name');
  return row?.name;
}

/** How bans are kept. */
export const banStore = { list, ofReader, hold, isRunning, insert, move, forget, nameOf } as const;

/** How bans are kept. */
export type BanStore = typeof banStore;
