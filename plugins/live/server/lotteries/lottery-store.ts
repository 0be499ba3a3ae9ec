import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { LotteryPage, LotteryState } from '../../contract';

/** A lottery as it is kept. */
export type KeptLottery = {
  readonly id: string;
  readonly station: string;
  readonly session: string;
  readonly room: string;
  readonly page: LotteryPage;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly saltAt: Date;
  readonly state: LotteryState;
  readonly version: number;
  readonly rulesHash: string | null;
  /** Sealed. */
  readonly seed: string | null;
  readonly seedHash: string | null;
  readonly entriesHash: string | null;
  readonly salt: string | null;
  readonly entries: number;
  /** Winners at whom nobody has looked. */
  readonly open: number;
};

const COLUMNS = `l.id, l.station, l.session, l.room, l.page, l.opens_at AS "opensAt", l.closes_at AS "closesAt",
  l.salt_at AS "saltAt", l.state, l.version, l.rules_hash AS "rulesHash", l.seed, l.seed_hash AS "seedHash",
  l.entries_hash AS "entriesHash", l.salt,
  (SELECT count(*)::int FROM live_lottery_entry e WHERE e.lottery = l.id) AS entries,
  (SELECT count(*)::int FROM live_lottery_winner w WHERE w.lottery = l.id AND w.state = 'drawn') AS open`;
const PAGE = 200;

/** Which lottery of which station. */
export type LotteryOf = { readonly station: string; readonly id: string };

type Row = Omit<KeptLottery, 'page'> & { readonly page: unknown };

const whole = (read: Knex): Knex.QueryBuilder => read('live_lottery as l').select(read.raw(COLUMNS));
// Written from a page that the contract had parsed.
const lotteryOf = ({ page, ...row }: Row): KeptLottery => ({ ...row, page: fromJsonb(page) as LotteryPage });

async function list(read: Knex, station: string, session: string | undefined): Promise<readonly KeptLottery[]> {
  const query = whole(read).where({ 'l.station': station, ...(session && { 'l.session': session }) });
  return ((await query.orderBy('l.id', 'desc').limit(PAGE)) as Row[]).map(lotteryOf);
}

async function find(read: Knex, { station, id }: LotteryOf): Promise<KeptLottery | undefined> {
  const row = (await whole(read).where({ 'l.station': station, 'l.id': id }).first()) as Row | undefined;
  return row && lotteryOf(row);
}

/** One whose rules are frozen, whatever the station: anybody may know it. */
async function findPublic(read: Knex, id: string): Promise<KeptLottery | undefined> {
  const row = (await whole(read).where('l.id', id).whereNotNull('l.rules_hash').first()) as Row | undefined;
  return row && lotteryOf(row);
}

/** Those of a live whose rules are frozen. */
async function shown(read: Knex, session: string): Promise<readonly KeptLottery[]> {
  const query = whole(read).where('l.session', session).whereNotNull('l.rules_hash').orderBy('l.opens_at').limit(PAGE);
  return ((await query) as Row[]).map(lotteryOf);
}

/** Those of a room that take entries now. */
async function openIn(read: Knex, room: string): Promise<readonly KeptLottery[]> {
  const query = whole(read).where({ 'l.room': room, 'l.state': 'open' }).orderBy('l.opens_at');
  return ((await query) as Row[]).map(lotteryOf);
}

/** The numbers of those of a live that stand so, however many there are. */
async function idsIn(
  read: Knex,
  { station, session, states }: { station: string; session: string; states: readonly LotteryState[] },
): Promise<readonly string[]> {
  const query = read('live_lottery')
    .where({ station, session })
    .whereIn('state', [...states]);
  return query.orderBy('id').pluck<string[]>('id');
}

/** Whoever moves it does so alone: entries that are being written are written first. */
async function locked(tx: Tx, which: LotteryOf): Promise<KeptLottery | undefined> {
  await tx('live_lottery')
    .where({ ...which })
    .forNoKeyUpdate()
    .first('id');
  return find(tx, which);
}

/** Those that are to open or to close by the clock of the database. */
async function due(read: Knex, limit: number): Promise<readonly LotteryOf[]> {
  return read('live_lottery')
    .whereRaw(
      `(state = 'committed' AND opens_at <= clock_timestamp()) OR (state = 'open' AND closes_at <= clock_timestamp())`,
    )
    .orderBy('opens_at')
    .limit(limit)
    .select<LotteryOf[]>('id', 'station');
}

/** A lottery that was just made. */
export type NewLottery = LotteryOf & Pick<KeptLottery, 'session' | 'room' | 'page'> & { readonly madeBy: string };

async function insert(tx: Tx, { page, madeBy, ...lottery }: NewLottery): Promise<void> {
  const { opensAt, closesAt, saltAt } = page;
  await tx('live_lottery').insert({
    ...{ ...lottery, page: JSON.stringify(page), state: 'draft', made_by: madeBy },
    ...{ opens_at: opensAt, closes_at: closesAt, salt_at: saltAt },
  });
}

/** What a move may write besides the state. */
export type LotteryChange = {
  readonly rulesHash?: string;
  readonly seed?: string;
  readonly seedHash?: string;
  readonly entriesHash?: string;
  readonly salt?: string;
};

/** `false` when somebody else was first. */
async function move(
  tx: Tx,
  { id, station, state, version }: KeptLottery,
  { to, change }: { readonly to: LotteryState; readonly change: LotteryChange },
): Promise<boolean> {
  const { rulesHash, seed, seedHash, entriesHash, salt } = change;
  const moved = await tx('live_lottery')
    .where({ id, station, state, version })
    .update({
      ...{ state: to, version: version + 1 },
      ...(seed === undefined ? {} : { seed, seed_hash: seedHash, rules_hash: rulesHash }),
      ...(entriesHash === undefined ? {} : { entries_hash: entriesHash }),
      ...(salt === undefined ? {} : { salt }),
      ...(to === 'fulfilled' ? { fulfilled_at: tx.raw('clock_timestamp()') } : {}),
    });
  return moved === 1;
}

/** How lotteries are kept. */
export const lotteryStore = { list, find, findPublic, shown, openIn, idsIn, locked, due, insert, move } as const;

/** How lotteries are kept. */
export type LotteryStore = typeof lotteryStore;
