import type { Knex } from 'knex';
import { unwrap, systemClock, systemIds, type Clock, type Result } from '../../../kernel';
import { createLedger, createStations, type Grant, type Ledger } from '../../../platform';
import { createPeople } from '../../../platform/people/people';
import { createRoster } from '../../../platform/roster/roster';
import type { NewTopic, StaffActor, Topic } from '../../../contract';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation, somebody, strapiLogIns } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import type { ColumnRecord } from '../../columns/column-store';
import { topicChains } from '../topic-chain-store';
import type { TopicDeps } from '../topic-deps';
import { topicHands } from '../topic-hands-store';
import { topicLists } from '../topic-list-store';
import { topicStore } from '../topic-store';
import { topicsSlice } from '../topics.slice';
import { createTopic } from '../write-topic';

/** The planning of a city station and a county station below it, on a database without Strapi. */
export type PlanningDesk = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly deps: TopicDeps;
  readonly ledger: Ledger;
  /** Somebody new with a role, by default at the city station. */
  staff(role: string, at?: string): Promise<StaffActor>;
  /** A pitched topic by its pitcher. */
  pitched(by: StaffActor, words?: Partial<NewTopic>): Promise<Topic>;
  drop(): Promise<void>;
};

/** Columns of the two stations, as the content store would give them. */
export const NEWS = 'c-news';
const column = (id: string, station: string): ColumnRecord => ({
  id,
  slug: id,
  station,
  order: 1,
  words: new Map([['zh-Hans', { name: id, description: null }]]),
});

/** Makes one for a test file. */
export async function aPlanningDesk(clock: Clock = systemClock): Promise<PlanningDesk> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await strapiLogIns(db.knex);
  await permissions(db.knex);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  await aBareStation(db, 'liutang', 'yunze');
  const { database, outbox } = node;
  const stations = createStations({ database, clock: systemClock });
  const people = createPeople({ database, stations, ids: systemIds });
  const ledger = createLedger({ database, ids: systemIds });
  const stores = { topics: topicStore({ database }), hands: topicHands({ database }), lists: topicLists({ database }) };
  const columns = { all: async () => [column(NEWS, 'yunze'), column('c-tea', 'qinghe')] };
  const deps: TopicDeps = {
    ...{ database, clock, ids: systemIds, ledger, outbox, people, stations, columns, ...stores },
    roster: createRoster({ database, people, clock }),
    chains: topicChains({ database }),
    // Nobody is sent on this desk; the field desk of the tests brings its own.
    leaveTopic: async () => undefined,
  };
  return {
    db,
    node,
    deps,
    ledger,
    staff: async (role, at = 'yunze') => {
      const id = await somebody(db, { at, roles: [role] });
      return { kind: 'staff', id, name: role, station: at, stations: await stations.visible(at), roles: [role] };
    },
    pitched: async (by, words = {}) =>
      done(
        createTopic(deps, by, { title: `选题 ${systemIds.next().slice(-6)}`, angle: '角度', ...words, pitch: true }),
      ),
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

/** The value of what must not be refused. */
export async function done<T>(work: Promise<Result<T>>): Promise<T> {
  return unwrap(await work);
}

/** The code of what must be refused. */
export async function refused(work: Promise<Result<unknown>>): Promise<string> {
  const result = await work;
  if (result.ok) throw new Error(`It was not refused: ${JSON.stringify(result.value)}`);
  return result.error.code;
}

/** Strapi's tables of permissions, filled with what the slice grants. */
async function permissions(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE admin_permissions (id serial PRIMARY KEY, action text, subject text);
    CREATE TABLE admin_permissions_role_lnk (permission_id integer, role_id integer);
  `);
  await grantAll(knex, topicsSlice.grants ?? []);
}

/** Lets roles do what a slice grants them. */
export async function grantAll(knex: Knex, grants: readonly Pick<Grant, 'roles' | 'action'>[]): Promise<void> {
  for (const { roles, action } of grants) {
    for (const role of roles) {
      const [known] = await knex('admin_roles')
        .insert({ code: `hearth-${role}` })
        .onConflict('code')
        .merge()
        .returning<{ id: number }[]>('id');
      const [permission] = await knex('admin_permissions').insert({ action }).returning<{ id: number }[]>('id');
      await knex('admin_permissions_role_lnk').insert({ permission_id: permission?.id, role_id: known?.id });
    }
  }
}
