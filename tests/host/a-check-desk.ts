import { join } from 'node:path';
import type { StaffActor } from '@hearth/cms/contract';
import { clockAt, systemIds } from '@hearth/cms/kernel';
import { createLedger, createStations, type Platform } from '@hearth/cms/platform';
import { aBareStation, somebody, strapiLogIns } from './a-notice-house';
import { aNode } from './a-node';
import { aDatabase, type TestDatabase } from './database';

/** The folder of the rules that come with the house. */
export const PACK = join(__dirname, '../../database/rules');

/** What a node without Strapi brings to machine checks. */
export type CheckNode = Pick<Platform, 'database' | 'ids' | 'ledger' | 'outbox' | 'stations' | 'clock'> & {
  stop(): Promise<void>;
};

/** Two stations, qinghe below yunze, and their people, on a database of their own without Strapi. */
export type CheckDesk = {
  readonly db: TestDatabase;
  readonly head: StaffActor;
  readonly editor: StaffActor;
  readonly county: StaffActor;
  stop(): Promise<void>;
};

/** Makes the stations and their people. */
export async function aCheckDesk(): Promise<CheckDesk> {
  const db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const actor = async (station: string, stations: readonly string[]): Promise<StaffActor> => {
    const id = await somebody(db, { at: station });
    return { kind: 'staff', id, name: '某人', station, stations, roles: ['editor'] };
  };
  const head = await actor('yunze', ['yunze', 'qinghe']);
  const editor = await actor('yunze', ['yunze', 'qinghe']);
  const county = await actor('qinghe', ['qinghe']);
  return { db, head, editor, county, stop: () => db.drop() };
}

/** A node on the desk's database; several are a cluster. */
export function aCheckNode({ db }: CheckDesk): CheckNode {
  const { database, outbox, stop } = aNode(db.url);
  const clock = clockAt('2026-11-21T04:00:00.000Z');
  const ids = systemIds;
  const ledger = createLedger({ database, ids });
  return { database, outbox, clock, ids, ledger, stations: createStations({ database, clock }), stop };
}
