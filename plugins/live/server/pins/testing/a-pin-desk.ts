import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, systemIds } from '@hearth/cms/kernel';
import { createLedger, type Tx } from '@hearth/cms/platform';
import type { LiveOffer, LiveOffers, Pinned } from '@hearth/shop/contract';
import type { GateReasonCode, GateVerdict, ShownGoods, Suspended } from '@hearth/vetting/contract';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import type { GateCondition, RunsheetItem, SessionFacts, SessionState, Telling } from '../../../contract';
import { correctionStore } from '../../corrections/correction-store';
import type { CorrectionDeps } from '../../corrections/correct-slip';
import { createStopOrder, type StopDeps } from '../../corrections/stop-live';
import { followGate } from '../follow-gate';
import { livePriceStore } from '../live-price-store';
import type { PinDeps } from '../pins-deps';
import { pinStore } from '../pin-store';

export const controller: StaffActor = {
  ...{ kind: 'staff', id: randomUUID(), name: '罗场控', station: 'yunze' },
  ...{ stations: ['yunze'], roles: ['field-controller'] },
};
export const officer: StaffActor = { ...controller, id: randomUUID(), name: '许合规', roles: ['compliance-officer'] };
export const stranger: StaffActor = { ...controller, id: randomUUID(), station: 'linhai', stations: ['linhai'] };

/** What a room was told. */
export type Told = Telling & { readonly room: string };

type World = {
  readonly sessions: Map<string, SessionFacts>;
  readonly items: Map<string, RunsheetItem[]>;
  readonly offers: Map<string, LiveOffer>;
  readonly barred: Map<string, GateReasonCode>;
  readonly missing: string[];
  readonly noted: { readonly id: string; readonly offer: string }[];
  readonly told: Told[];
};

const verdict = (code: GateReasonCode): GateVerdict => ({
  ...{ showable: false, sellable: false, until: null },
  reasons: [{ code }],
});

const condition = (name: string): GateCondition => ({
  ...{ name, holds: false, items: [] },
  about: { 'zh-Hans': name, en: name },
});

/** Goods of which vetting says who sells them. */
const SELLER = {
  ...{ name: '青禾村果业合作社', kind: 'cooperative' as const, place: '云泽' },
  ...{ address: '沿江街 1 号', phone: '0876-5550000', uscc: null },
};

/** What others offer to the pins of a live: each as its contract has it, kept in memory that a test changes. */
function neighboursOf(world: World) {
  const { sessions, items, offers, barred, missing, noted, told } = world;
  const found = (ids: readonly string[]) => ids.flatMap((id) => offers.get(id) ?? []);
  const shop: LiveOffers = {
    among: (ids) => Promise.resolve(found(ids)),
    of: (station, ids) => Promise.resolve(found(ids).filter((offer) => offer.station === station)),
    ofSession: () => Promise.resolve([]),
    openLimited: (_tx, _actor, wanted) => {
      const usual = offers.get(wanted.offer);
      if (!usual) return Promise.resolve(err('SHOP.OFFER_NOT_FOUND'));
      const [from, until] = [wanted.countdown * 1_000, wanted.countdown * 1_000 + wanted.minutes * 60_000];
      const offer: LiveOffer = {
        ...{ ...usual, id: randomUUID(), price: wanted.price, basePrice: usual.price, perBuyer: wanted.perBuyer },
        ...{ left: wanted.total, phase: 'coming', changesIn: from },
        ...{ opensAt: new Date(Date.now() + from).toISOString(), closesAt: new Date(Date.now() + until).toISOString() },
      };
      offers.set(offer.id, offer);
      return Promise.resolve(ok(offer));
    },
    close: (_tx, _actor, id) => {
      const offer = offers.get(id);
      if (!offer || offer.phase === 'over') return Promise.resolve(false);
      offers.set(id, { ...offer, phase: 'over', changesIn: null });
      return Promise.resolve(true);
    },
  };
  return {
    shop,
    sessions: {
      find: (_on: unknown, id: string) => Promise.resolve(sessions.get(id)),
      among: (_on: unknown, ids: readonly string[]) =>
        Promise.resolve(new Map([...sessions].filter(([id]) => ids.includes(id)))),
      ofRoom: (_on: unknown, room: string) => Promise.resolve([...sessions.values()].find((one) => one.room === room)),
      items: (_on: unknown, id: string) => Promise.resolve(items.get(id) ?? []),
      stop: (_tx: unknown, _by: unknown, { session }: { readonly session: string }) => {
        const facts = sessions.get(session);
        if (facts?.state === 'ending') return Promise.resolve(ok());
        if (facts?.state !== 'live' && facts?.state !== 'paused')
          return Promise.resolve(err('MACHINE.EVENT_NOT_ALLOWED'));
        sessions.set(session, { ...facts, state: 'ending' });
        return Promise.resolve(ok());
      },
    },
    gate: {
      recheck: (_tx: unknown, products: readonly string[]) =>
        Promise.resolve(
          new Map(
            products.flatMap((one) => {
              const code = barred.get(one);
              return code ? [[one, verdict(code)] as const] : [];
            }),
          ),
        ),
    },
    gateOfPin: () => Promise.resolve(missing.map(condition)),
    // What a shelf reads of goods, and nothing else.
    goods: {
      of: (products: readonly string[]) =>
        Promise.resolve(
          new Map(products.map((product) => [product, { product, seller: SELLER } as unknown as ShownGoods])),
        ),
    },
    book: {
      pin: (_tx: unknown, _actor: unknown, shown: { readonly id: string; readonly offer: string }) => {
        noted.push(shown);
        return Promise.resolve(ok({ offer: shown.offer } as Pinned));
      },
    },
    rooms: { tell: (room: string, telling: Telling) => void told.push({ ...telling, room }) },
  };
}

/** Pins, prices and corrections on a database alone, with a live to try them in. */
export async function aPinDesk() {
  const db = await aDatabase();
  const world: World = {
    ...{ sessions: new Map(), items: new Map(), offers: new Map(), barred: new Map() },
    ...{ missing: [], noted: [], told: [] },
  };
  const { shop, sessions, ...neighbours } = neighboursOf(world);
  const { database } = db;
  const ground = { database, ids: systemIds, ledger: createLedger({ database, ids: systemIds }) };
  const stores = { pins: pinStore, prices: livePriceStore };
  const deps: PinDeps = { ...ground, ...stores, ...neighbours, sessions, offers: shop };
  const order = createStopOrder();
  const correcting: CorrectionDeps = { ...deps, corrections: correctionStore };
  const stopping: StopDeps = { ...deps, sessions, corrections: correctionStore, tools: order.tools };
  return { db, deps, correcting, stopping, order, ...world, ...builders(world), ...looks(db, deps) };
}

/** Pins, prices and corrections on a database alone. */
export type PinDesk = Awaited<ReturnType<typeof aPinDesk>>;

function builders({ sessions, items, offers }: World) {
  const aLive = (state: SessionState = 'live', more: Partial<SessionFacts> = {}): SessionFacts => {
    const facts: SessionFacts = {
      ...{ id: randomUUID(), station: 'yunze', title: '脐橙专场', language: 'zh-Hans', state, isRehearsal: false },
      ...{ room: randomUUID(), streamingRoom: null, hostKind: 'human', aiLabel: false, adMark: true, version: 1 },
      ...{ plannedAt: '2026-11-30T12:00:00Z', beganAt: new Date(Date.now() - 60_000).toISOString(), endedAt: null },
      ...more,
    };
    sessions.set(facts.id, facts);
    items.set(facts.id, []);
    return facts;
  };
  const anOffer = (more: Partial<LiveOffer> = {}): LiveOffer => {
    const offer: LiveOffer = {
      ...{ id: randomUUID(), station: 'yunze', variant: randomUUID(), product: randomUUID() },
      ...{ title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' }, spec: '5 斤装', price: 3_990, basePrice: null },
      ...{ perBuyer: null, left: 50, hasDeposit: false, page: 'a'.repeat(64), phase: 'on', changesIn: null },
      ...{ opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' },
      ...more,
    };
    offers.set(offer.id, offer);
    return offer;
  };
  return {
    aLive,
    anOffer,
    /** A line of the run-of-show with an offer, or without one. */
    aLine: (session: SessionFacts, offer: string | null): string => {
      const lines = items.get(session.id) ?? [];
      const line: RunsheetItem = {
        ...{ id: randomUUID(), position: lines.length + 1, title: '脐橙', seconds: 300, presenter: '周主播' },
        ...{
          product: null,
          offer,
          rehearses: null,
          plannedUnits: null,
          tools: [],
          fallback: null,
          script: null,
          state: 'waiting',
        },
        ...{ beganAt: null, endedAt: null, version: 1 },
      };
      items.set(session.id, [...lines, line]);
      return line.id;
    },
    move: (session: SessionFacts, state: SessionState): void => {
      sessions.set(session.id, { ...session, state });
    },
  };
}

function looks({ knex }: TestDatabase, deps: PinDeps) {
  return {
    /** Vetting takes goods off the shelf, and what follows happens in its transaction. */
    suspend: (product: string, code: GateReasonCode, then: (tx: Tx) => Promise<void> = () => Promise.resolve()) =>
      deps.database.transaction(async (tx) => {
        const suspended: Suspended = { product, station: 'yunze', reasons: [{ code }] };
        await followGate(deps, tx, suspended);
        await then(tx);
      }),
    /** What stands in the ledger of a live, the first first. */
    deeds: async (session: string): Promise<readonly string[]> => {
      const query = knex('ledger_entry').where({ subject: session }).orderBy('seq');
      return (await query.select<{ action: string }[]>('action')).map(({ action }) => action);
    },
    /** Pairs of pins of a room of which one begins before the other ended. */
    overlaps: async (room: string): Promise<number> => {
      const pairs = await knex.raw<{ rows: unknown[] }>(
        `SELECT 1 FROM live_pin a JOIN live_pin b ON a.room = b.room AND a.id < b.id
         WHERE a.room = ? AND a.pinned_at < coalesce(b.unpinned_at, 'infinity')
           AND b.pinned_at < coalesce(a.unpinned_at, 'infinity')`,
        [room],
      );
      return pairs.rows.length;
    },
  };
}
