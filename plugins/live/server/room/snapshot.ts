import type { Database, Log } from '@hearth/cms/platform';
import type { OpenTool, RoomSnapshot, SnapshotPart } from '../../contract';
import { shownMessage } from '../messages/message.rules';
import type { KeptMessage, MessageStore } from '../messages/message-store';
import type { PollStore } from '../polls/poll-store';
import type { LikeStore } from './like-store';
import { joinedSnapshot } from './room.rules';
import type { KeptRoom, RoomStore } from './room-store';

/** What somebody who comes in sees of what was said before. */
const LATEST = 50;

/** What a snapshot is read from. */
export type SnapshotDeps = {
  readonly database: Database;
  readonly log: Log;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly messages: Pick<MessageStore, 'find' | 'latest'>;
  readonly likes: Pick<LikeStore, 'sum'>;
  readonly polls: Pick<PollStore, 'openIn'>;
  readonly viewers: (room: string) => Promise<number>;
  /** What other parts of the house add, by their names. */
  readonly parts: ReadonlyMap<string, SnapshotPart>;
};

/** Everything that somebody who comes in now must know, from the rows; nothing where there is no such room. */
export async function readSnapshot(deps: SnapshotDeps, id: string): Promise<RoomSnapshot | undefined> {
  const { database, rooms, messages, likes, viewers } = deps;
  const { read } = database;
  const room = await rooms.find(read, id);
  if (!room) return undefined;
  const [latest, pinned, liked, watching, tools, parts] = await Promise.all([
    messages.latest(read, id, LATEST),
    room.pinnedMessage === null ? undefined : messages.find(read, room.pinnedMessage),
    likes.sum(read, id),
    viewers(id),
    openPolls(deps, id),
    partsOf(deps, id),
  ]);
  const own = { messages: [...latest], likes: liked, viewers: watching, tools: [...tools] };
  return joinedSnapshot({ ...bare(room), ...own, pinnedMessage: shownPin(pinned) }, parts);
}

/** A room that nobody said anything in. */
function bare({ id, title, announcement, mode, slowSeconds, mayDanmaku, isOpen, isClosed }: KeptRoom): RoomSnapshot {
  return {
    ...{ room: id, state: null, title, playback: null, pinned: null, shelf: [], tools: [], announcement },
    ...{ pinnedMessage: null, messages: [], likes: 0, viewers: 0, mode, slowSeconds },
    overlays: isClosed ? [{ kind: 'rehearsal', text: '彩排中，商品不出售 Rehearsal: nothing is sold' }] : [],
    mayDanmaku: mayDanmaku && isOpen,
  };
}

/** What was hidden after it was pinned is pinned no more. */
const shownPin = (message: KeptMessage | undefined): RoomSnapshot['pinnedMessage'] =>
  message?.state === 'shown' ? shownMessage(message) : null;

async function openPolls({ database, polls }: SnapshotDeps, room: string): Promise<readonly OpenTool[]> {
  const open = await polls.openIn(database.read, room);
  return open
    ? [{ kind: 'poll', id: open.id, title: open.question, opensAt: open.opensAt, closesAt: open.closesAt }]
    : [];
}

/** A part that cannot be read is left out and told: people come in all the same. */
async function partsOf({ parts, log }: SnapshotDeps, room: string): Promise<readonly Partial<RoomSnapshot>[]> {
  return Promise.all(
    [...parts].map(async ([name, part]) => {
      try {
        return await part(room);
      } catch (error) {
        log.error('a part of a room could not be read', { part: name, room, error });
        return {};
      }
    }),
  );
}
