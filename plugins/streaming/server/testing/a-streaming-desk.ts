import { systemClock, systemIds, systemRandom, type Clock } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import {
  createLedger,
  createStations,
  createVault,
  parseVaultKeys,
  type Ledger,
  type Vault,
} from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { makeRoomSchema, type IngestPoint, type LiveStreaming, type MakeRoom } from '../../contract';
import { cueStore } from '../captions/cue-store';
import { wordsMemory, type WordsMemory } from '../captions/words-memory';
import { adoptBy, driversBy } from '../drivers/drivers-wiring';
import { distributionStore } from '../drivers/hybrid/distribution-store';
import { hybridDriver } from '../drivers/hybrid/hybrid-driver';
import { settleDistribution, type SettleDeps } from '../drivers/hybrid/settle-distribution';
import { keyStore } from '../drivers/local/key-store';
import { localDriver, type LocalDeps } from '../drivers/local/local-driver';
import { localPlayback } from '../drivers/local/local-playback';
import type { PassDeps } from '../passes/pass-deps';
import { createPasses, rootOf, type Passes } from '../passes/passes-wiring';
import { signingKeyStore } from '../passes/signing-key-store';
import { watchLinkStore } from '../passes/watch-link-store';
import { localStreamStore } from '../drivers/local/local-stream-store';
import { localTargets } from '../drivers/local/local-targets';
import { makeRoom, type RoomWithKey } from '../rooms/make-room';
import type { RoomDeps } from '../rooms/room-deps';
import { roomLogStore } from '../rooms/room-log-store';
import { roomStore } from '../rooms/room-store';
import { viewerCountStore } from '../watching/viewer-count-store';
import type { WatchDeps } from '../watching/watch-deps';
import { firstOf, roomWatched } from '../watching/watched';
import { recordingWatched } from '../watching/watched-recording';
import { watchedRecordingStore } from '../watching/watched-recording-store';
import { watchedRoomStore } from '../watching/watched-room-store';
import { targetStore } from '../targets/target-store';

/** Rooms of a city station and a county station below it, on a database without Strapi. */
export type StreamingDesk = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly ledger: Ledger;
  readonly deps: RoomDeps & PassDeps & WatchDeps & { readonly words: WordsMemory };
  readonly passes: Passes;
  readonly operator: StaffActor;
  readonly neighbour: StaffActor;
  /** How often the processes were told that something changed. */
  readonly changes: { count: number };
  readonly vault: Vault;
  /** How hybrid rooms are handed out, where the desk has Mux. */
  readonly settle: SettleDeps | undefined;
  made(words?: Partial<MakeRoom>): Promise<RoomWithKey>;
  drop(): Promise<void>;
};

type Given = {
  readonly clock?: Clock;
  readonly driver?: (own: LiveStreaming) => LiveStreaming;
  /** Mux, with the place where it takes pictures: then there are rooms on Mux and hybrid ones as well. */
  readonly mux?: { readonly driver: LiveStreaming; readonly ingest: readonly IngestPoint[] };
  /** Where our own ingest is. */
  readonly server?: string;
  readonly changed?: () => void;
  /** Recordings and captions of our own, where the desk has a disk for them. */
  readonly parts?: (ground: PartsGround) => Pick<LocalDeps, 'recordings' | 'captions'>;
};

/** What they stand on. */
export type PartsGround = Pick<RoomDeps, 'database' | 'clock' | 'ids' | 'ledger' | 'outbox'> & {
  readonly random: PassDeps['random'];
};

const VAULT_KEY = `desk:${Buffer.alloc(32, 7).toString('base64')}`;

/** Makes one for a test file; `driver` stands in front of the real one, for answers that get lost. */
export async function aStreamingDesk({
  clock = systemClock,
  driver = (own) => own,
  mux,
  server = 'rtmp://live.example:1935/live',
  changed = () => undefined,
  parts = () => ({}),
}: Given = {}): Promise<StreamingDesk> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const { database, outbox } = node;
  const ledger = createLedger({ database, ids: systemIds });
  const changes = { count: 0 };
  const stations = createStations({ database, clock });
  const vault = createVault(parseVaultKeys(VAULT_KEY), systemRandom);
  const passes = createPasses({ database, clock, ids: systemIds, vault, ledger, outbox, stations });
  const playing = localPlayback({
    ...{ clock, issuer: passes.issuer },
    count: (playback) => viewerCountStore.sum(database.read, playback),
  });
  const base = { database, ids: systemIds, vault, ledger, outbox, targets: targetStore };
  const own = localDriver({
    ...{ database, random: systemRandom, keys: keyStore, streams: localStreamStore, playing },
    ...parts({ database, clock, ids: systemIds, random: systemRandom, ledger, outbox }),
    ingest: [{ protocol: 'rtmp', server }],
    targets: localTargets({ ...base, streams: localStreamStore, isOpen: () => true }),
    changed: () => {
      changes.count += 1;
      changed();
    },
  });
  const local = driver(own);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const settle = mux && { ...base, log, distribution: distributionStore, mux: mux.driver, ingest: mux.ingest };
  const drivers = settle
    ? driversBy('local', { local, mux: settle.mux, hybrid: aHybrid(local, settle) }, adoptBy(own))
    : driversBy('local', { local });
  const stores = { log: roomLogStore, links: watchLinkStore, keys: signingKeyStore };
  const deps: StreamingDesk['deps'] = {
    ...{ database, clock, ids: systemIds, random: systemRandom, ledger, outbox, vault, drivers, stations, passes },
    ...stores,
    ...{ rooms: roomStore, shown: watchedRoomStore },
    root: () => rootOf({ stations }),
    words: wordsMemory({ read: (broadcast) => cueStore.onRecord(database, broadcast) }),
    find: firstOf([
      roomWatched(database, watchedRoomStore, watchedRecordingStore),
      recordingWatched(database, watchedRecordingStore, () => Promise.resolve(true)),
    ]),
  };
  const operator = anActor('yunze', ['yunze', 'qinghe']);
  return {
    ...{ db, node, ledger, deps, passes, operator, changes, vault, settle },
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

const aHybrid = (local: LiveStreaming, settle: SettleDeps): LiveStreaming =>
  hybridDriver({
    ...{ local, mux: settle.mux, database: settle.database, distribution: distributionStore },
    settle: (room) => settleDistribution(settle, room),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref()),
  });

const anActor = (station: string, stations: readonly string[]): StaffActor => ({
  kind: 'staff',
  id: systemIds.next(),
  name: '值机员',
  station,
  stations,
  roles: ['mcn-operator'],
});
