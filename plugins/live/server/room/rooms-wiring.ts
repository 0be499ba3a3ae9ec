import { textChecksPort, type TextChecks } from '@hearth/cms/contract';
import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, FastLane, Ledger, Log, Platform, Realtime } from '@hearth/cms/platform';
import type { LiveRooms } from '../../contract';
import { batchStore } from '../messages/batch-store';
import { createLanes, type Lanes } from '../messages/lanes.rules';
import { messageStore } from '../messages/message-store';
import { createSpeaking, type Speaking } from '../messages/say';
import { auditStore } from '../moderation/audit-store';
import { banStore } from '../moderation/ban-store';
import { muteStore } from '../moderation/mute-store';
import { pollStore } from '../polls/poll-store';
import { questionStore } from '../questions/question-store';
import { createBeat, type Beat } from './beat';
import { createComers } from './comers';
import { createLikes } from './likes';
import { likeStore } from './like-store';
import type { LiveKindDeps } from './live-kind';
import { createLiveRooms, type Brought } from './live-rooms';
import { createOrderNews } from './order-news';
import type { RoomDeps } from './room-deps';
import { roomStore, type KeptRoom } from './room-store';
import { readSnapshot } from './snapshot';
import { createTellRoom, tellWritten, viewersOf } from './tell-room';
import { viewerStore } from './viewer-store';

/** What the rooms of a node stand on. */
export type RoomGround = {
  readonly database: Database;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly realtime: Pick<Realtime, 'publish' | 'tellHere' | 'presence'>;
  readonly checks: TextChecks;
  readonly cache: FastLane['cache'];
};

/** The rooms of one node, put together. */
export type Rooms = {
  readonly deps: RoomDeps;
  readonly port: LiveRooms;
  readonly kind: LiveKindDeps;
  readonly speaking: Speaking;
  readonly beat: Beat;
  readonly brought: Brought;
};

/** Puts the rooms of a node together, with a host or without. */
export function wireRooms(ground: RoomGround): Rooms {
  const { database, clock, ids, checks } = ground;
  const [tell, news] = [createTellRoom(ground), createOrderNews(ground)];
  const stores = {
    ...{ rooms: roomStore, messages: messageStore, likes: likeStore, viewers: viewerStore, questions: questionStore },
    ...{ polls: pollStore, mutes: muteStore, bans: banStore, audits: auditStore },
  };
  const brought: Brought = { parts: new Map(), kept: new Map() };
  const likes = createLikes({ database, clock, likes: likeStore });
  const comers = createComers({ database, viewers: viewerStore });
  const beat = createBeat({ ...ground, tell, news, polls: pollStore, likes, comers });
  const speaking = createSpeaking({
    ...{ database, ids, clock, rooms: roomStore, batches: batchStore, checks, lanes: lanesOfRooms() },
    written: (written) => tellWritten({ tell, news }, written),
  });
  const deps: RoomDeps = { ...ground, ...stores, tell, news, voted: (poll) => beat.voted(poll) };
  return {
    ...{ deps, speaking, beat, brought },
    port: createLiveRooms({ ...deps, speaking, brought }),
    kind: { known: knownRooms(ground), snapshot: readerOf(ground, brought), speaking, likes, comers, beat },
  };
}

/** Rooms are as old as this at most, whoever comes in. */
const FRESH = 1_000;
const MOST_ROOMS = 500;

const knownRooms = ({ cache, database }: RoomGround): LiveKindDeps['known'] =>
  cache<KeptRoom | undefined>({
    ...{ name: 'live.rooms', maxEntries: MOST_ROOMS, maxAge: FRESH },
    isNegative: (room) => room === undefined,
    load: (id) => roomStore.find(database.read, id),
  });

function readerOf(ground: RoomGround, { parts }: Brought): LiveKindDeps['snapshot'] {
  const stores = { rooms: roomStore, messages: messageStore, likes: likeStore, polls: pollStore };
  const viewers = (room: string): Promise<number> => ground.realtime.presence(viewersOf(room));
  return (id) => readSnapshot({ ...ground, ...stores, viewers, parts }, id);
}

/** Lanes are a matter of each node: two that take the same one for a moment disturb nobody. */
function lanesOfRooms(): (room: string) => Lanes {
  const rooms = new Map<string, Lanes>();
  return (room) => {
    const known = rooms.get(room);
    if (known) return known;
    if (rooms.size >= MOST_ROOMS) rooms.clear();
    const made = createLanes();
    rooms.set(room, made);
    return made;
  };
}

const made = new WeakMap<Platform, Rooms>();

/** The rooms of a host, made once. */
export function roomsOf(platform: Platform): Rooms {
  const known = made.get(platform);
  if (known) return known;
  const rooms = wireRooms({
    ...platform,
    cache: (options) => platform.fastLane.cache(options),
    // Asked for late: the kitchen offers it while the host registers.
    checks: { check: (station, text) => platform.ports.take(textChecksPort).check(station, text) },
  });
  made.set(platform, rooms);
  return rooms;
}
