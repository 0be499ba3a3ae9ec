import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { ok, systemClock, systemIds, systemRandom } from '@hearth/cms/kernel';
import {
  createDatabaseTime,
  createFastLane,
  createLedger,
  createListener,
  createLog,
  createOutbox,
  createVault,
  parseVaultKeys,
  type Database,
  type KnownPerson,
  type Tx,
} from '@hearth/cms/platform';
import type { EscrowBook, LiveOffer, LiveOffers, Pinned, SetAside } from '@hearth/shop/contract';
import type { ShownGoods } from '@hearth/vetting/contract';
import { correctionStore } from '../corrections/correction-store';
import { createStopOrder } from '../corrections/stop-live';
import { liveDutyStore } from '../duty/duty-store';
import { budgetStore } from '../envelopes/budget-store';
import { createClaimDesk } from '../envelopes/claim-desk';
import type { EnvelopeDeps } from '../envelopes/envelope-deps';
import { envelopeStore } from '../envelopes/envelope-store';
import { shareStore } from '../envelopes/share-store';
import type { HostDeps } from '../hosts/host-deps';
import { hostStore } from '../hosts/host-store';
import { livePriceStore } from '../pins/live-price-store';
import type { PinDeps } from '../pins/pins-deps';
import { pinStore } from '../pins/pin-store';
import { wireRooms } from '../room/rooms-wiring';
import { itemStore } from '../runsheet/item-store';
import { scriptStore } from '../scripts/script-store';
import { createLiveSessions } from '../sessions/offer-sessions';
import type { SessionDeps } from '../sessions/session-deps';
import { sessionEventStore } from '../sessions/session-event-store';
import { sessionStore } from '../sessions/session-store';

const STATION = 'yunze';
const VAULT = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** Where the stand-in for the shop's books writes, so that money is kept or lost with the transaction that moved it. */
export const ESCROW_TABLE = `CREATE TABLE fault_escrow (kind text NOT NULL, ref uuid NOT NULL, fen bigint NOT NULL)`;

const booked =
  (kind: string): EscrowBook['setAside'] =>
  async (tx: Tx, { ref, fen }: SetAside) => {
    await tx('fault_escrow').insert({ kind, ref, fen });
  };

/** What stands aside for something in that stand-in. */
export async function standingFor(knex: Pick<Tx, 'raw'>, ref: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { fen: string }[] }>(
    `SELECT coalesce(sum(CASE kind WHEN 'set-aside' THEN fen ELSE -fen END), 0) AS fen FROM fault_escrow WHERE ref = ?`,
    [ref],
  );
  return Number(rows[0]?.fen ?? 0);
}

const escrow: EscrowBook = {
  ...{ setAside: booked('set-aside'), giveBack: booked('give-back'), paidOut: booked('paid-out') },
};

/** Any number is an offer that is on sale: what the shop says of offers is proved elsewhere. */
const offerOf = (id: string): LiveOffer => ({
  ...{ id, station: STATION, variant: id, product: id, title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' } },
  ...{ spec: '5 斤装', price: 3_990, basePrice: null, perBuyer: null, left: 50, hasDeposit: false },
  ...{ page: 'a'.repeat(64), phase: 'on', changesIn: null },
  ...{ opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' },
});

const offers: LiveOffers = {
  among: (ids) => Promise.resolve(ids.map(offerOf)),
  of: (_station, ids) => Promise.resolve(ids.map(offerOf)),
  ofSession: () => Promise.resolve([]),
  openLimited: () => Promise.reject(new Error('nobody sets prices here')),
  close: () => Promise.resolve(false),
};

const SELLER = {
  ...{ name: '青禾村果业合作社', kind: 'cooperative', place: '云泽', address: '沿江街 1 号' },
  ...{ phone: '0876-5550000', uscc: null },
};

/** What pins read of goods, and nothing else. */
const shownGoods = (product: string): ShownGoods => ({ product, seller: SELLER }) as unknown as ShownGoods;

const quiet = (): void => undefined;
const nothing = (): Promise<void> => Promise.resolve();

function groundOf(database: Database) {
  const log = createLog({ info: quiet, warn: quiet, error: quiet });
  const [ids, clock, random] = [systemIds, systemClock, systemRandom];
  const listener = createListener({ database, log });
  return {
    ...{ database, ids, clock, random, log, time: createDatabaseTime(database) },
    ledger: createLedger({ database, ids }),
    vault: createVault(parseVaultKeys(VAULT), random),
    outbox: createOutbox({ database, listener, ids, random, log }),
    realtime: { publish: quiet, tellHere: quiet, presence: () => Promise.resolve(0) },
  };
}

function roomsOn(ground: ReturnType<typeof groundOf>) {
  const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: quiet });
  return wireRooms({
    ...ground,
    checks: { check: () => Promise.resolve([]) },
    cache: (options) => lane.cache(options),
  });
}

/** Lives on a database alone, as a node would put them together: what others offer to them is said here, and kept where they keep it. */
export function aLiveWorld(database: Database) {
  const ground = groundOf(database);
  const rooms = roomsOn(ground);
  // All that stopping, pausing and telling of a session touch; nothing here goes through the gate.
  const sessionDeps = {
    ...{ ...ground, rooms: rooms.port, notify: nothing },
    ...{ sessions: sessionStore, entries: sessionEventStore, items: itemStore },
    ...{ duty: liveDutyStore, scripts: scriptStore },
  } as unknown as SessionDeps;
  const sessions = createLiveSessions(() => sessionDeps);
  const pinning: PinDeps = {
    ...{ ...ground, sessions, offers, rooms: rooms.port, pins: pinStore, prices: livePriceStore },
    gateOfPin: () => Promise.resolve([]),
    gate: { recheck: () => Promise.resolve(new Map()) },
    goods: { of: (products) => Promise.resolve(new Map(products.map((one) => [one, shownGoods(one)]))) },
    // The shop's own note of it is proved elsewhere.
    book: { pin: (_tx, _actor, { offer }) => Promise.resolve(ok({ offer } as Pinned)) },
  };
  const giving: EnvelopeDeps = {
    ...{ ...ground, envelopes: envelopeStore, shares: shareStore, budgets: budgetStore },
    ...{ sessions, escrow, rooms: rooms.port },
    // Shares of these packets are money; no coupon is ever asked for.
    coupons: {} as unknown as EnvelopeDeps['coupons'],
  };
  const hosting: HostDeps = {
    ...{ ...ground, hosts: hostStore, rooms: rooms.port, notices: { notify: nothing } },
    ...{ people: { byIds: () => Promise.resolve([known(officer)]) }, duty: liveDutyStore },
    curtains: { fall: () => Promise.resolve(true), lift: () => Promise.resolve(true) },
    lives: {
      of: (id, tx) => sessions.find(tx ?? database.read, id),
      pause: async (tx, by, what) => {
        await sessions.alarm(tx, by, what);
      },
      lines: (id) => sessions.items(database.read, id),
      pinned: () => Promise.resolve(undefined),
    },
  };
  const correcting = { ...pinning, corrections: correctionStore };
  return {
    ...{ ground, rooms, pinning, giving, hosting, correcting, sessionDeps },
    stopping: { ...correcting, sessions, tools: createStopOrder().tools },
    claims: createClaimDesk({ ...giving, reservedBy: () => Promise.resolve([]) }),
  };
}

/** Lives on a database alone. */
export type LiveWorld = ReturnType<typeof aLiveWorld>;

const staff = (id: string, name: string, role: string): StaffActor => ({
  ...{ kind: 'staff', id, name, station: STATION, stations: [STATION], roles: [role] },
});

const known = ({ id, name, station }: StaffActor): KnownPerson => ({
  ...{ id, station, name: { 'zh-Hans': name, en: name }, email: '', roles: [], active: true, registered: true },
  ...{ version: 1, adminUserId: 1 },
});

/** Who runs the lives of these tests, the same in every process. */
export const controller = staff('0195f000-0000-7000-8000-00000000c001', '罗场控', 'field-controller');
/** Who sets money aside. */
export const finance = staff('0195f000-0000-7000-8000-00000000c002', '钱会计', 'finance');
/** Who watches over the machine. */
export const officer = staff('0195f000-0000-7000-8000-00000000c003', '许合规', 'compliance-officer');

/** A viewer by their number. */
export const viewerOf = (id: string): ReaderActor => ({ kind: 'reader', id, name: '王敏', station: STATION });
