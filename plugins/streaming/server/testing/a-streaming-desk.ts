import { systemClock, systemIds, systemRandom, type Clock } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import { createLedger, type Ledger } from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { makeRoomSchema, type LiveStreaming, type MakeRoom } from '../../contract';
import { keyStore } from '../drivers/local/key-store';
import { localDriver } from '../drivers/local/local-driver';
import { makeRoom, type RoomWithKey } from '../rooms/make-room';
import type { RoomDeps } from '../rooms/room-deps';
import { roomLogStore } from '../rooms/room-log-store';
import { roomStore } from '../rooms/room-store';

/** Rooms of a city station and a county station below it, on a database without Strapi. */
export type StreamingDesk = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly ledger: Ledger;
  readonly deps: RoomDeps;
  readonly operator: StaffActor;
  readonly neighbour: StaffActor;
  /** How often the processes were told that something changed. */
  readonly changes: { count: number };
  made(words?: Partial<MakeRoom>): Promise<RoomWithKey>;
  drop(): Promise<void>;
};

type Given = { readonly clock?: Clock; readonly driver?: (own: LiveStreaming) => LiveStreaming };

/** Makes one for a test file; `driver` stands in front of the real one, for answers that get lost. */
export async function aStreamingDesk({
  clock = systemClock,
  driver = (own) => own,
}: Given = {}): Promise<StreamingDesk> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const { database, outbox } = node;
  const ledger = createLedger({ database, ids: systemIds });
  const changes = { count: 0 };
  const local = driver(
    localDriver({
      database,
      random: systemRandom,
      keys: keyStore,
      ingest: [{ protocol: 'rtmp', server: 'rtmp://live.example:1935/live' }],
      changed: () => (changes.count += 1),
    }),
  );
  const drivers = { usual: 'local', named: (name: string) => (name === 'local' ? local : undefined) } as const;
  const stores = { rooms: roomStore, log: roomLogStore };
  const deps: RoomDeps = { ...{ database, clock, ids: systemIds, ledger, outbox, drivers }, ...stores };
  const operator = anActor('yunze', ['yunze', 'qinghe']);
  return {
    ...{ db, node, ledger, deps, operator, changes },
    neighbour: anActor('qinghe', ['qinghe']),
    made: async (words = {}) => {
      const made = await makeRoom(
        deps,
        operator,
        makeRoomSchema.parse({ station: 'yunze', title: '春茶助农专场', ...words }),
      );
      if (!made.ok) throw new Error(made.error.code);
      return made.value;
    },
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

const anActor = (station: string, stations: readonly string[]): StaffActor => ({
  kind: 'staff',
  id: systemIds.next(),
  name: '值机员',
  station,
  stations,
  roles: ['mcn-operator'],
});
