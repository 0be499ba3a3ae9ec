import { randomUUID } from 'node:crypto';
import type { RoomMessage, StaffActor } from '@hearth/cms/contract';
import { systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import { createDatabaseTime, createLedger, createListener, createLog, createOutbox } from '@hearth/cms/platform';
import type { PlannedOffer } from '@hearth/shop/contract';
import type { SpokenClaim } from '@hearth/vetting/contract';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import {
  dutyRoles,
  planSessionSchema,
  writeItemSchema,
  type PlannedSession,
  type PlanSession,
  type SessionEvent,
  type WriteItem,
} from '../../../contract';
import { anchorStore } from '../../duty/anchor-store';
import { beat, nameDuty } from '../../duty/name-duty';
import { liveDutyStore } from '../../duty/duty-store';
import { itemStore } from '../../runsheet/item-store';
import { addItem } from '../../runsheet/write-items';
import { scriptStore } from '../../scripts/script-store';
import { signScript } from '../../scripts/sign-script';
import { writeScript } from '../../scripts/write-script';
import { planSession } from '../plan-session';
import { reviewSetting } from '../review-setting';
import { seeSession } from '../see-sessions';
import type { SessionDeps } from '../session-deps';
import { sessionEventStore } from '../session-event-store';
import { sessionStore } from '../session-store';
import { settingHashOf } from '../setting-hash';
import { turnSession } from '../turn-session';
import { chief, host, officer, planner, standIns, type World } from './the-world';

export { chief, host, officer, planner, stranger } from './the-world';

/** What was told: to desks and rooms, and to people. */
export type Told = {
  readonly published: (readonly [room: string, message: RoomMessage])[];
  readonly rooms: (readonly [room: string, telling: Readonly<Record<string, unknown>>])[];
  readonly notices: { readonly kind: string; readonly to: unknown }[];
  readonly closed: string[];
};

/** Sessions on a database alone; other plugins and rooms are stood in for by what a test sets. */
export async function aSessionDesk() {
  const db = await aDatabase();
  const world: World = {
    ...{ barred: new Set<string>(), claims: new Map<string, SpokenClaim>(), silent: new Set<string>() },
    offers: new Map<string, PlannedOffer>(),
    ...{ picture: 'live', pricesSeen: new Date() },
  };
  const told: Told = { published: [], rooms: [], notices: [], closed: [] };
  const deps = depsOn(db, world, told);
  return { db, world, told, deps, ...goods(world), ...verbs(db, deps) };
}

/** Sessions on a database alone. */
export type SessionDesk = Awaited<ReturnType<typeof aSessionDesk>>;

function depsOn({ database }: TestDatabase, world: World, told: Told): SessionDeps {
  const log = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
  const listener = createListener({ database, log });
  return {
    ...{ database, ids: systemIds, ledger: createLedger({ database, ids: systemIds }) },
    ...{ time: createDatabaseTime(database), anchors: anchorStore, ...standIns(world) },
    ...{ sessions: sessionStore, entries: sessionEventStore, items: itemStore },
    ...{ duty: liveDutyStore, scripts: scriptStore },
    outbox: createOutbox({ database, listener, ids: systemIds, random: systemRandom, log }),
    realtime: { publish: (room, message) => void told.published.push([room, message]) },
    notify: (_tx, { kind, to }) => {
      told.notices.push({ kind: kind.name, to });
      return Promise.resolve();
    },
    rooms: {
      open: () => Promise.resolve(randomUUID()),
      close: (_tx, room) => {
        told.closed.push(room);
        return Promise.resolve();
      },
      picture: () => Promise.resolve(),
      tell: (room, telling) => void told.rooms.push([room, telling]),
      contribute: () => undefined,
    },
  };
}

function goods({ offers, claims }: World) {
  return {
    /** An offer of goods that nobody objects to. */
    anOffer: (more: Partial<PlannedOffer> = {}): PlannedOffer => {
      const offer: PlannedOffer = {
        ...{ id: randomUUID(), product: randomUUID(), variant: randomUUID(), title: { 'zh-Hans': '脐橙' } },
        ...{ spec: '5 斤装', state: 'open', price: 3_990, basePrice: 4_990, basis: 'last-deal', left: 500, gift: null },
        ...{ opensAt: '2020-01-01T00:00:00.000Z', closesAt: '2099-01-01T00:00:00.000Z' },
        ...more,
      };
      offers.set(offer.id, offer);
      return offer;
    },
    /** A claim that is proved. */
    aClaim: (product: string, more: Partial<SpokenClaim> = {}): string => {
      const id = randomUUID();
      claims.set(id, { id, product, text: '青禾村自产', standing: 'supported', endsSoon: false, reasons: [], ...more });
      return id;
    },
  };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** What is planned of a session in which nothing is missing. */
export const aPlan = (more: Partial<PlanSession> = {}): PlanSession => ({
  ...planSessionSchema.parse({
    ...{ title: '脐橙公益专场', language: 'zh-Hans', kinds: ['selling'], plannedAt: inDays(1), plannedMinutes: 60 },
    ...{ adMark: true, streamingRoom: randomUUID() },
  }),
  ...more,
});

/** A line of talk. */
export const aLine = (more: Partial<WriteItem> = {}): WriteItem => ({
  ...writeItemSchema.parse({ title: '开场', seconds: 60 }),
  ...more,
});

function verbs({ knex }: TestDatabase, deps: SessionDeps) {
  const seen = async (id: string): Promise<PlannedSession> => unwrap(await seeSession(deps, chief, id));
  const turn = async (id: string, event: SessionEvent, reason = '试') =>
    turnSession(deps, chief, { id, event, version: (await seen(id)).version, reason });
  /** Everybody is on duty and there; the host is known to those who train people. */
  const manned = async (id: string): Promise<void> => {
    const people = [host, planner, officer, chief];
    for (const [place, role] of dutyRoles.entries()) {
      const person = people[place] ?? chief;
      unwrap(await nameDuty(deps, planner, { id, role, person: person.id }));
      unwrap(await beat(deps, person, id));
    }
    const anchor = {
      isRealNamed: true,
      birth: '1995-05-01',
      hasGuardianConsent: false,
      bannedUntil: null,
      banReason: '',
    };
    const kept = { ...anchor, trainedUntil: inDays(90), version: 0, person: host.id, station: 'yunze', by: 'x' };
    await deps.database.transaction((tx) => anchorStore.keep(tx, kept));
  };
  const signed = async (id: string, item: string, claim: string): Promise<void> => {
    const sentences = [{ beat: 'origin' as const, text: '青禾村自己种的', claims: [claim] }];
    const { loaded } = unwrap(await writeScript(deps, host, { id, item, seen: 0, sentences }));
    for (const signer of [officer, chief]) {
      unwrap(await signScript(deps, signer, { id, item, hash: loaded?.hash ?? '' }));
    }
  };
  const looked = async (id: string): Promise<void> => {
    const session = await seen(id);
    unwrap(await reviewSetting(deps, officer, { id, hash: settingHashOf(session) }));
  };
  const planned = async (more: Partial<PlanSession> = {}): Promise<PlannedSession> =>
    unwrap(await planSession(deps, planner, aPlan(more)));
  const lined = async (id: string, line: Partial<WriteItem> = {}) =>
    unwrap(await addItem(deps, planner, { id, ...aLine(line) }));
  return { seen, turn, manned, signed, looked, planned, lined, silence: silencer(knex), listening: listener(knex) };
}

/** Sets the last sign of life of somebody back, as if they had been silent for so many seconds. */
const silencer =
  (knex: TestDatabase['knex']) =>
  async (session: string, person: StaffActor, seconds: number): Promise<void> => {
    const at = knex.raw(`clock_timestamp() - make_interval(secs => ?)`, [seconds]);
    await knex('live_duty').where({ session, person: person.id }).update({ beaten_at: at });
  };

/** The house has heard everybody since so many seconds ago, and looked last so many seconds ago. */
const listener =
  (knex: TestDatabase['knex']) =>
  async (since: number, lookedAt = 0): Promise<void> => {
    const ago = (seconds: number) => knex.raw(`clock_timestamp() - make_interval(secs => ?)`, [seconds]);
    const line = { since: ago(since), looked_at: ago(lookedAt) };
    await knex('live_duty_listening').insert(line).onConflict('is_only').merge();
  };
