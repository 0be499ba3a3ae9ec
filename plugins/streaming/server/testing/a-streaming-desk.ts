import { systemClock, systemIds, systemRandom, type Clock } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import { createLedger, createStations, createVault, parseVaultKeys, type Ledger } from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { makeRoomSchema, type LiveStreaming, type MakeRoom } from '../../contract';
import { keyStore } from '../drivers/local/key-store';
import { localDriver } from '../drivers/local/local-driver';
import { localPlayback } from '../drivers/local/local-playback';
import type { PassDeps } from '../passes/pass-deps';
import { createPasses, rootOf, type Passes } from '../passes/passes-wiring';
import { signingKeyStore } from '../passes/signing-key-store';
import { watchLinkStore } from '../passes/watch-link-store';
import { makeRoom, type RoomWithKey } from '../rooms/make-room';
import type { RoomDeps } from '../rooms/room-deps';
import { roomLogStore } from '../rooms/room-log-store';
import { roomStore } from '../rooms/room-store';
import { viewerCountStore } from '../watching/viewer-count-store';
import type { WatchDeps } from '../watching/watch-deps';
import { firstOf, roomWatched } from '../watching/watched';
import { watchedRoomStore } from '../watching/watched-room-store';

/** Rooms of a city station and a county station below it, on a database without Strapi. */
export type StreamingDesk = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly ledger: Ledger;
  readonly deps: RoomDeps & PassDeps & WatchDeps;
  readonly passes: Passes;
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
  const stations = createStations({ database, clock });
  const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
  const passes = createPasses({ database, clock, ids: systemIds, vault, ledger, outbox, stations });
  const playing = localPlayback({
    ...{ clock, issuer: passes.issuer },
    count: (playback) => viewerCountStore.sum(database.read, playback),
  });
  const local = driver(
    localDriver({
      database,
      random: systemRandom,
      keys: keyStore,
      ingest: [{ protocol: 'rtmp', server: 'rtmp://live.example:1935/live' }],
      playing,
      changed: () => (changes.count += 1),
    }),
  );
  const drivers = { usual: 'local', named: (name: string) => (name === 'local' ? local : undefined) } as const;
  const stores = { log: roomLogStore, links: watchLinkStore, keys: signingKeyStore };
  const deps: StreamingDesk['deps'] = {
    ...{ database, clock, ids: systemIds, random: systemRandom, ledger, outbox, vault, drivers, stations, passes },
    ...stores,
    ...{ rooms: roomStore, shown: watchedRoomStore },
    root: () => rootOf({ stations }),
    find: firstOf([roomWatched(database, watchedRoomStore)]),
  };
  const operator = anActor('yunze', ['yunze', 'qinghe']);
  return {
    ...{ db, node, ledger, deps, passes, operator, changes },
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
