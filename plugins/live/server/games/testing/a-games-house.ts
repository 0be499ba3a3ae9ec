import { randomUUID } from 'node:crypto';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { err, ok, systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import { createDatabaseTime, createLedger, createVault, parseVaultKeys, type Tx } from '@hearth/cms/platform';
import type { CouponBatch, CouponGiver, EscrowBook, SetAside } from '@hearth/shop/contract';
import { aDatabase } from '../../../../../tests/host/database';
import type { LiveSessions, MakeEnvelope, SessionFacts, SessionState, Telling } from '../../../contract';
import { createClaimDesk } from '../../envelopes/claim-desk';
import type { EnvelopeDeps } from '../../envelopes/envelope-deps';
import { makeEnvelope } from '../../envelopes/make-envelope';
import { fundEnvelope, publishEnvelope } from '../../envelopes/move-envelope';
import { runEnvelopes } from '../../envelopes/run-envelopes';
import { setBudget } from '../../envelopes/see-envelopes';
import { gameStores } from '../games-wiring';

const staff = (name: string, role: string, station = 'yunze'): StaffActor => ({
  ...{ kind: 'staff', id: randomUUID(), name, station, stations: [station], roles: [role] },
});

/** People of a station, and one of another. */
export const controller = staff('周导播', 'field-controller');
export const finance = staff('钱会计', 'finance');
export const stranger = staff('邻台', 'finance', 'linhai');

/** A viewer of the station's app. */
export const aViewer = (station = 'yunze'): ReaderActor => ({
  kind: 'reader',
  id: randomUUID(),
  name: '王敏',
  station,
});

/** So long from now, as it is told to the house. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** Money that was moved, once its transaction had committed. */
export type Posting = Pick<SetAside, 'ref' | 'fen'> & { readonly kind: 'set-aside' | 'given-back' | 'paid-out' };

/** The books as these tools see them: what a transaction that was taken back booked was never booked. */
function escrowOn(postings: Posting[]): EscrowBook {
  const post =
    (kind: Posting['kind']): EscrowBook['setAside'] =>
    (tx: Tx, { ref, fen }: SetAside) => {
      tx.afterCommit(() => void postings.push({ kind, ref, fen }));
      return Promise.resolve();
    };
  return { setAside: post('set-aside'), giveBack: post('given-back'), paidOut: post('paid-out') };
}

type KeptBatch = CouponBatch & { kept: number; readonly given: Map<string, string> };

/** The shop's coupons as these tools see them. */
function couponsOn(batches: ReadonlyMap<string, KeptBatch>): CouponGiver {
  return {
    find: (_station, batch) => Promise.resolve(batches.get(batch)),
    keep(tx, { batch, count }) {
      const of = batches.get(batch);
      if (!of) return Promise.resolve(err('SHOP.COUPON_BATCH_NOT_FOUND'));
      if (of.kept + of.given.size + count > of.total) return Promise.resolve(err('SHOP.COUPONS_GONE'));
      tx.afterCommit(() => void (of.kept += count));
      return Promise.resolve(ok(of));
    },
    letGo(tx, { batch, count }) {
      const of = batches.get(batch);
      if (of) tx.afterCommit(() => void (of.kept -= count));
      return Promise.resolve();
    },
    give(tx, { batch, buyers }) {
      const given = new Map(buyers.map((buyer) => [buyer, randomUUID()]));
      const of = batches.get(batch);
      tx.afterCommit(() => {
        for (const [buyer, coupon] of given) of?.given.set(buyer, coupon);
        if (of) of.kept -= given.size;
      });
      return Promise.resolve(given);
    },
  };
}

type SessionRow = Pick<SessionFacts, 'id' | 'station' | 'title' | 'state' | 'isRehearsal' | 'room'>;

/** Lives as these tools see them: rows, and no more than is asked of them. */
const sessionsOn: Pick<LiveSessions, 'find'> = {
  async find(on, id) {
    const row = await on('live_session')
      .where({ id })
      .first<SessionRow | undefined>('id', 'station', 'title', 'state', 'is_rehearsal as isRehearsal', 'room');
    if (!row) return undefined;
    const rest = { language: 'zh-Hans', streamingRoom: null, hostKind: 'human', aiLabel: false, adMark: true };
    return { ...row, ...rest, plannedAt: inMinutes(60), beganAt: null, endedAt: null, version: 1 };
  },
};

/** What is given away in lives, on a database alone; the books, coupons and rooms are stood in for by what a test looks at. */
export async function aGamesHouse() {
  const db = await aDatabase();
  const { database, knex } = db;
  const ids = systemIds;
  const postings: Posting[] = [];
  const batches = new Map<string, KeptBatch>();
  const told: (readonly [room: string, telling: Telling])[] = [];
  const deps = {
    ...{ database, ids, random: systemRandom, ledger: createLedger({ database, ids }), ...gameStores },
    ...{ time: createDatabaseTime(database), sessions: sessionsOn },
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    ...{ escrow: escrowOn(postings), coupons: couponsOn(batches) },
    rooms: { tell: (room: string, telling: Telling) => void told.push([room, telling]) },
    reservedBy: gameStores.reservations.reservedBy,
    mayHandOut: ({ roles }: StaffActor) => Promise.resolve(roles.includes('field-controller')),
  };
  const aSession = async (more: { state?: SessionState; station?: string; minutes?: number } = {}) => {
    const { state = 'live', station = 'yunze', minutes = 60 } = more;
    const [id, room] = [ids.next(), ids.next()];
    await knex('live_session').insert({
      ...{ id, room, station, state, title: '脐橙公益专场', language: 'zh-Hans', series: id, made_by: controller.id },
      ...{ kinds: ['selling'], host_kind: 'human', planned_at: inMinutes(minutes), planned_minutes: 90 },
      ...(state === 'live' ? { began_at: inMinutes(0) } : {}),
    });
    return { id, room };
  };
  const aBatch = (total = 100, cut = 500, validTo = '2099-01-01T00:00:00.000Z'): string => {
    const id = ids.next();
    const rest = {
      name: '立减券',
      threshold: 0,
      offers: null,
      perBuyer: 1,
      issued: 0,
      used: 0,
      closed: false,
      version: 1,
    };
    const times = { validFrom: '2020-01-01T00:00:00.000Z', validTo };
    batches.set(id, { id, cut, total, payer: 'station', ...rest, ...times, kept: 0, given: new Map() });
    return id;
  };
  return {
    ...{ db, deps, postings, batches, told, aSession, aBatch },
    /** A node of its own, with a memory of its own. */
    aDesk: () => createClaimDesk(deps),
    /** Nobody has set a budget for the station before. */
    budget: async (fen: number) => unwrap(await setBudget(deps, finance, fen)),
    /** What is set aside for something and has not gone anywhere. */
    standing: (ref: string) =>
      postings
        .filter((one) => one.ref === ref)
        .reduce((sum, { kind, fen }) => sum + (kind === 'set-aside' ? fen : -fen), 0),
  };
}

/** What is given away in lives, on a database alone. */
export type GamesHouse = Awaited<ReturnType<typeof aGamesHouse>>;

/** A red packet as somebody would make it. */
export const envelopeOf = (session: string, more: Partial<MakeEnvelope> = {}): MakeEnvelope => ({
  ...{ session, title: '整点红包', budget: 50_000, count: 500, split: 'random', least: 1, most: 1_000 },
  ...{ payout: 'account', couponBatch: null, audience: 'all', opensAt: inMinutes(-1), closesAt: inMinutes(60) },
  ...more,
});

/** A red packet that is open: made by one person, funded by another. */
export async function anOpenEnvelope(
  deps: EnvelopeDeps,
  session: string,
  more: Partial<MakeEnvelope> = {},
): Promise<string> {
  const { id } = unwrap(await makeEnvelope(deps, controller, envelopeOf(session, more)));
  unwrap(await fundEnvelope(deps, finance, { id, version: 1 }));
  unwrap(await publishEnvelope(deps, controller, { id, version: 2 }));
  await runEnvelopes(deps);
  return id;
}
