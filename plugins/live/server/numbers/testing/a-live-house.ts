import { randomUUID } from 'node:crypto';
import { types } from 'pg';
import type { StaffActor } from '@hearth/cms/contract';
import { systemClock, systemIds, systemRandom } from '@hearth/cms/kernel';
import { createLedger } from '@hearth/cms/platform';
import type { ItemMoney, SessionMoney } from '@hearth/shop/contract';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import type { SessionState } from '../../../contract';
import { figureStore } from '../figure-store';
import { createBeats, type Beats } from '../gather-beats';
import { knownStore } from '../known-store';
import type { NumbersDeps } from '../numbers-deps';
import { screenStore } from '../screen-store';
import { visitStore } from '../visit-store';

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text: string) => text);

export const controller: StaffActor = {
  ...{ kind: 'staff', id: randomUUID(), name: '林场控', station: 'yunze', stations: ['yunze'] },
  roles: ['field-controller'],
};
export const stranger: StaffActor = { ...controller, id: randomUUID(), station: 'linhai', stations: ['linhai'] };

/** What a live brought in that sold nothing. */
export const NO_MONEY: SessionMoney = {
  ...{ asOf: new Date('2026-11-30T12:00:00Z'), orders: 0, payers: 0, gross: 0, back: 0, farmers: 0, households: 0 },
  ...{ unsettled: 0, lastPaidAt: null, refunded: { 7: 0, 15: 0, 30: 0 }, complaints: 0, items: [] },
};

/** What one item did that nobody bought. */
export const anItem = (more: Partial<ItemMoney> = {}): ItemMoney => ({
  ...{
    offer: randomUUID(),
    product: randomUUID(),
    title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' },
    spec: '5 斤装',
  },
  ...{ price: 3_990, basePrice: null, placed: 0, paid: 0, units: 0, goods: 0, payers: 0 },
  ...more,
});

/** A pin as a test makes it: from so many seconds ago until so many seconds ago, or until now. */
export type Pinning = {
  readonly session: string;
  readonly item: Pick<ItemMoney, 'offer' | 'product' | 'title'>;
  readonly from: number;
  readonly until?: number;
};

/** Lives of one station, on a database alone; what they brought in is said by the test. */
export async function aLiveHouse(given?: TestDatabase) {
  const db = given ?? (await aDatabase());
  const { database, knex } = db;
  const money = new Map<string, SessionMoney>();
  const ledger = createLedger({ database, ids: systemIds });
  const deps: NumbersDeps = {
    ...{ database, clock: systemClock, ids: systemIds, random: systemRandom, ledger },
    ...{ known: knownStore, figures: figureStore, screens: screenStore },
    till: { moneyOf: ({ session }) => Promise.resolve(money.get(session) ?? NO_MONEY) },
  };
  return { db, deps, knex, money, ledger, drop: () => db.drop(), node: () => aNode(deps), ...makersOf(knex) };
}

/** Lives of one station. */
export type LiveHouse = Awaited<ReturnType<typeof aLiveHouse>>;

/** Who counts viewers on one node. */
const aNode = ({ database, clock, known }: NumbersDeps): Beats =>
  createBeats({ database, clock, known, visits: visitStore, log: { warn: () => undefined } });

function makersOf(knex: TestDatabase['knex']) {
  const ago = (seconds: number) => knex.raw(`clock_timestamp() - ? * interval '1 second'`, [seconds]);
  return {
    ago,
    /** A live that began two hours ago. */
    live: async (
      more: { state?: SessionState; station?: string; streamingRoom?: string; isRehearsal?: boolean } = {},
    ) => {
      const { state = 'live', station = 'yunze', streamingRoom = null, isRehearsal = false } = more;
      const [id, room] = [randomUUID(), randomUUID()];
      await knex('live_session').insert({
        ...{ id, room, station, state, title: '脐橙公益专场', language: 'zh-Hans', series: id, kinds: ['selling'] },
        ...{ host_kind: 'human', planned_at: ago(7_200), planned_minutes: 120, made_by: 'test', began_at: ago(7_200) },
        ...{
          streaming_room: streamingRoom,
          is_rehearsal: isRehearsal,
          rehearsal_of: isRehearsal ? id : null,
          ended_at: ['ended', 'published'].includes(state) ? ago(0) : null,
        },
      });
      return { id, room, station };
    },
    turn: async (id: string, state: SessionState) => {
      await knex('live_session').where({ id }).update({ state });
    },
    pin: async ({ session, item, from, until }: Pinning): Promise<string> => {
      const id = randomUUID();
      const { room } = await knex('live_session').where({ id: session }).first<{ room: string }>('room');
      const closed = { unpinned_at: ago(until ?? 0), unpinned_by: 'test', unpinned_name: '林场控', why: 'hand' };
      await knex('live_pin').insert({
        ...{ id, session, room, station: 'yunze', offer: item.offer, product: item.product },
        ...{
          shown: JSON.stringify({ title: item.title }),
          pinned_at: ago(from),
          pinned_by: 'test',
          pinned_name: '林场控',
        },
        ...(until === undefined ? {} : closed),
      });
      return id;
    },
    unpin: async (id: string): Promise<void> => {
      await knex('live_pin')
        .where({ id })
        .update({ unpinned_at: ago(0), unpinned_by: 'test', unpinned_name: '林场控', why: 'hand' });
    },
    /** Makes time pass for those who watch: what they did last was so many seconds earlier. */
    later: async (session: string, seconds: number): Promise<void> => {
      await knex('live_visit')
        .where({ session })
        .update({ last_at: knex.raw(`last_at - ? * interval '1 second'`, [seconds]) });
    },
  };
}
