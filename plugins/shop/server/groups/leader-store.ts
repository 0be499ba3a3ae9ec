import type { Knex } from 'knex';
import type { Database, Tx } from '@hearth/cms/platform';
import type { Lead, LeaderState } from '../../contract';

/** A leader as kept. */
export type KeptLeader = Lead & {
  readonly id: string;
  readonly station: string;
  readonly reader: string;
  readonly state: LeaderState;
  readonly version: number;
  readonly reason: string | null;
};

/** Where a leader moves, and what is written with it. */
export type LeaderMove = Partial<Lead> & {
  readonly state: LeaderState;
  readonly reason: string | null;
  readonly decided_by: string | null;
};

/** How leaders are kept. */
export type LeaderStore = {
  list(station: string): Promise<readonly KeptLeader[]>;
  find(read: Knex, station: string, id: string): Promise<KeptLeader | undefined>;
  ofReader(read: Knex, station: string, reader: string): Promise<KeptLeader | undefined>;
  /** `false` when the reader has asked before. */
  insert(tx: Tx, leader: Lead & Pick<KeptLeader, 'id' | 'station' | 'reader' | 'state'>): Promise<boolean>;
  /** `false` when somebody else changed it first. */
  move(tx: Tx, leader: Pick<KeptLeader, 'id' | 'state' | 'version'>, next: LeaderMove): Promise<boolean>;
  /** Those who lead nothing any more leave nothing behind; who led is still the one who handed goods out. */
  forget(tx: Tx, reader: string): Promise<void>;
};

const TABLE = 'shop_group_leader';
const MOST = 500;
const COLUMNS = ['id', 'station', 'reader', 'name', 'point', 'region', 'detail', 'state', 'version', 'reason'];

/** Keeps leaders in `shop_group_leader`. */
export function leaderStore(database: Database): LeaderStore {
  return {
    list: (station) =>
      database
        .read(TABLE)
        .where({ station })
        .orderByRaw(`state = 'applied' DESC, id DESC`)
        .limit(MOST)
        .select<KeptLeader[]>(COLUMNS),
    find: (read, station, id) => read(TABLE).where({ station, id }).first<KeptLeader | undefined>(COLUMNS),
    ofReader: (read, station, reader) => read(TABLE).where({ station, reader }).first<KeptLeader | undefined>(COLUMNS),
    async insert(tx, leader) {
      const rows = (await tx(TABLE)
        .insert(leader)
        .onConflict(['station', 'reader'])
        .ignore()
        .returning('id')) as unknown[];
      return rows.length === 1;
    },
    async move(tx, { id, state, version }, next) {
      return (
        (await tx(TABLE)
          .where({ id, state, version })
          .update({ ...next, version: version + 1 })) === 1
      );
    },
    async forget(tx, reader) {
      await tx(TABLE)
        .where({ reader })
        .whereNotExists(tx('shop_group').whereRaw(`shop_group.leader = ${TABLE}.id`))
        .delete();
    },
  };
}
