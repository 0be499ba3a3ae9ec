import type { Log } from '@hearth/cms/platform';
import { shownPoll } from '../polls/make-poll';
import type { Comers } from './comers';
import type { Likes } from './likes';
import type { RoomDeps } from './room-deps';
import { viewersOf } from './tell-room';

/** What a node gathers and tells once a second. */
export type Beat = {
  /** Somebody came: this node tells the room how many watch. */
  joined(room: string): void;
  voted(poll: { readonly id: string }): void;
  /** One second's work; also called at the end, so that nothing gathered is lost. */
  tick(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
};

type Deps = Pick<RoomDeps, 'database' | 'realtime' | 'clock' | 'tell' | 'polls'> & {
  readonly log: Log;
  readonly likes: Likes;
  readonly comers: Comers;
};

const SECOND = 1_000;
/** How many watch is told so often, in seconds. */
const VIEWERS_EACH = 3;
/** A room that nobody entered on this node for so long is asked about no more; presence tells whether it is empty. */
const QUIET = 20 * 60 * SECOND;

/** The beat of one node. What fails is told and tried again in the next second. */
export function createBeat(deps: Deps): Beat {
  const { log, clock, likes, comers, tell } = deps;
  const rooms = new Map<string, { joined: number; told: number }>();
  const polls = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let beats = 0;

  const guarded = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn('a beat of the rooms failed', { what, error });
    }
  };
  const tellLikes = async (): Promise<void> => {
    for (const [room, sum] of await likes.flush()) tell(room, { type: 'likes', likes: sum });
  };
  const tellPolls = async (): Promise<void> => {
    const changed = [...polls];
    polls.clear();
    for (const id of changed) {
      const poll = await deps.polls.find(deps.database.read, id);
      if (poll) tell(poll.room, { type: 'poll', poll: shownPoll(poll) });
    }
  };
  const tellViewers = async (): Promise<void> => {
    const now = clock.now().getTime();
    for (const [room, seen] of rooms) {
      const viewers = await deps.realtime.presence(viewersOf(room));
      if (viewers === 0 && now - seen.joined > QUIET) rooms.delete(room);
      if (viewers === seen.told) continue;
      seen.told = viewers;
      // Each node tells its own people: all of them ask the same table.
      deps.realtime.tellHere(viewersOf(room), { type: 'viewers', at: clock.now().toISOString(), viewers });
    }
  };
  const tick = async (): Promise<void> => {
    beats += 1;
    await guarded('likes', tellLikes);
    await guarded('comers', () => comers.flush());
    await guarded('polls', tellPolls);
    if (beats % VIEWERS_EACH === 0) await guarded('viewers', tellViewers);
  };

  return {
    joined: (room) => void rooms.set(room, { told: rooms.get(room)?.told ?? -1, joined: clock.now().getTime() }),
    voted: ({ id }) => void polls.add(id),
    tick,
    start: () => {
      timer = setInterval(() => {
        running ??= tick().finally(() => (running = undefined));
      }, SECOND);
    },
    stop: async () => {
      clearInterval(timer);
      await running;
      await tick();
    },
  };
}
