import { randomUUID } from 'node:crypto';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { systemIds } from '@hearth/cms/kernel';
import { createDatabaseTime, createLedger, createLog, type KnownPerson } from '@hearth/cms/platform';
import { aDatabase } from '../../../../../tests/host/database';
import type { AssistantDriver, PinnedOffer } from '../../../contract';
import type { AnswerDeps } from '../../assistant/answer-deps';
import { answerStore } from '../../assistant/answer-store';
import { templateDriver } from '../../assistant/template-driver';
import { liveDutyStore } from '../../duty/duty-store';
import type { HostDeps } from '../../hosts/host-deps';
import { hostStore } from '../../hosts/host-store';
import type { LiveBook, LiveFacts } from '../live-book';
import { ORANGES, PINNED } from './some-goods';

const staff = (name: string, role: string): StaffActor => ({
  ...{ kind: 'staff', id: randomUUID(), name, station: 'yunze', stations: ['yunze'], roles: [role] },
});

/** Who enters hosts. */
export const operator = staff('黎可', 'mcn-operator');
/** Who watches over the machines of the tests. */
export const officer = staff('许合规', 'compliance-officer');
/** Somebody who may stop machines and is not on duty. */
export const another = staff('周场控', 'field-controller');
/** The same power at another station. */
export const stranger: StaffActor = { ...another, id: randomUUID(), station: 'linhai', stations: ['linhai'] };

/** Of the station once. */
export const gone = staff('韩离岗', 'editor');

const EVERYBODY = [operator, officer, another, stranger, gone];

/** People as the house knows them. */
const byIds: HostDeps['people']['byIds'] = (ids) =>
  Promise.resolve(
    EVERYBODY.filter(({ id }) => ids.includes(id)).map(({ id, name, station }): KnownPerson => ({
      ...{ id, station, name: { 'zh-Hans': name, en: name }, email: '', roles: [], active: id !== gone.id },
      ...{ registered: true, version: 1, adminUserId: 1 },
    })),
  );

/** A viewer. */
export const aViewer = (): ReaderActor => ({ kind: 'reader', id: randomUUID(), name: '王敏', station: 'yunze' });

const isOurs = (product: string): boolean => product === ORANGES.product;

/** Lives that a test makes; pauses are kept to be looked at. */
function someLives() {
  const pins = new Map<string, PinnedOffer>();
  const lives = new Map<string, LiveFacts>();
  const paused: string[] = [];
  const book: LiveBook = {
    of: (id) => Promise.resolve(lives.get(id)),
    pause: (_tx, _by, { session }) => {
      paused.push(session);
      return Promise.resolve();
    },
    lines: () => Promise.resolve([]),
    pinned: (id) => Promise.resolve(pins.get(id)),
  };
  const live = (more: Partial<LiveFacts> = {}): LiveFacts => {
    const facts: LiveFacts = {
      ...{ id: randomUUID(), station: 'yunze', title: '脐橙公益专场', room: randomUUID(), streamingRoom: randomUUID() },
      ...{ state: 'live', isRehearsal: false },
      ...more,
    };
    lives.set(facts.id, facts);
    return facts;
  };
  return { book, live, paused, pins };
}

/** Hosts and the assistant on a database alone; what other parts of the house are told is kept to be looked at. */
export async function aRobotHouse() {
  const test = await aDatabase();
  const { database } = test;
  const { book, live, paused, pins } = someLives();
  const curtains: [string, 'fall' | 'lift'][] = [];
  const told: [string, unknown][] = [];
  const news: string[] = [];
  const using: { driver: AssistantDriver } = { driver: templateDriver };
  const ground = { database, ids: systemIds, ledger: createLedger({ database, ids: systemIds }), lives: book };
  const turned =
    (what: 'fall' | 'lift') =>
    (_tx: unknown, { room }: { readonly room: string }) => {
      curtains.push([room, what]);
      return Promise.resolve(true);
    };
  const hosting: HostDeps = {
    ...{ ...ground, hosts: hostStore, curtains: { fall: turned('fall'), lift: turned('lift') } },
    ...{ people: { byIds }, time: createDatabaseTime(database), duty: liveDutyStore },
    rooms: { tell: (room, { id, text, shown }) => void told.push([room, { id, text, shown }]) },
    notices: {
      notify: (_tx, { kind, subject }) => {
        news.push(`${kind.name} ${subject}`);
        return Promise.resolve();
      },
    },
  };
  const answering: AnswerDeps = {
    ...{ ...ground, answers: answerStore, hosts: hostStore },
    log: createLog({ info: () => undefined, warn: () => undefined, error: () => undefined }),
    goods: { of: (ids) => Promise.resolve(new Map(ids.filter(isOurs).map((id) => [id, ORANGES] as const))) },
    driver: () => using.driver,
  };
  return {
    ...{ test, hosting, answering, using, live, paused, curtains, told, news },
    /** A live in which the oranges are pinned. */
    selling: (more: Partial<LiveFacts> = {}): LiveFacts => {
      const facts = live(more);
      pins.set(facts.id, PINNED);
      return facts;
    },
  };
}

/** Hosts and the assistant on a database alone. */
export type RobotHouse = Awaited<ReturnType<typeof aRobotHouse>>;
