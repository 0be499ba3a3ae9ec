import { shownPoll } from '../polls/make-poll';
import type { Comers } from './comers';
import type { Likes } from './likes';
import type { RoomDeps } from './room-deps';
import { createViewerTeller } from './tell-viewers';

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

type Deps = Pick<RoomDeps, 'database' | 'realtime' | 'clock' | 'tell' | 'polls' | 'log' | 'news'> & {
  readonly likes: Likes;
  readonly comers: Comers;
};

const SECOND = 1_000;
/** How many watch is told so often, in seconds. */
const VIEWERS_EACH = 3;

/** The beat of one node. What fails is told and tried again in the next second. */
export function createBeat(deps: Deps): Beat {
  const { log, comers } = deps;
  const viewers = createViewerTeller(deps);
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
  const tick = async (): Promise<void> => {
    beats += 1;
    await guarded('likes', () => tellLikes(deps));
    await guarded('comers', () => comers.flush());
    await guarded('polls', () => tellPolls(deps, polls));
    deps.news.flush();
    if (beats % VIEWERS_EACH === 0) await guarded('viewers', () => viewers.tell());
  };

  return {
    joined: (room) => viewers.joined(room),
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

async function tellLikes({ likes, tell }: Deps): Promise<void> {
  for (const [room, sum] of await likes.flush()) tell(room, { type: 'likes', likes: sum });
}

async function tellPolls({ database, polls, tell }: Deps, changed: Set<string>): Promise<void> {
  const ids = [...changed];
  changed.clear();
  for (const id of ids) {
    const poll = await polls.find(database.read, id);
    if (poll) tell(poll.room, { type: 'poll', poll: shownPoll(poll) });
  }
}
