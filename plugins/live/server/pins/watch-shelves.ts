import type { RoomMessage } from '@hearth/cms/contract';
import type { Clock } from '@hearth/cms/kernel';
import type { SessionFacts, SessionState } from '../../contract';
import { createGather, type Gather } from './gather';
import { readShelf, type Shelf, type ShelfDeps } from './shelf';
import { newsOf, toldOf, type ToldShelf } from './shelf-news.rules';

/** Tells the rooms of this node what became of prices and stock, from what the tables say. */
export type ShelfWatch = {
  /** Somebody on this node is in a room: from now on its shelf is watched, until its session is over. */
  watch(room: string): void;
  /** Orders came, stock came back, or an offer moved. */
  happened(): void;
  /** Whether it knows by now what the people in a room were told. */
  knows(room: string): boolean;
  stop(): Promise<void>;
};

/** What watching stands on. */
export type WatchDeps = ShelfDeps & {
  readonly clock: Clock;
  /** To those on this node alone: each node finds out by itself. */
  tellHere(room: string, message: RoomMessage): void;
  failed(error: unknown): void;
};

/** Milliseconds: of a hundred orders within that time viewers hear once, and what they hear is the last. */
export const TOLD_EVERY = 150;

type Watched = Map<string, ToldShelf | undefined>;

/** Watches shelves on one node. What is missed is nobody's loss: whoever comes in reads the tables. */
export function createShelfWatch(deps: WatchDeps): ShelfWatch {
  const watched: Watched = new Map();
  const gather: Gather = createGather({
    every: TOLD_EVERY,
    failed: (error) => deps.failed(error),
    work: async () => {
      const changes: number[] = [];
      for (const room of [...watched.keys()]) {
        const next = await lookAt(deps, watched, room);
        if (next !== null) changes.push(next);
      }
      if (changes.length > 0) gather.askIn(Math.min(...changes));
    },
  });
  return {
    watch: (room) => {
      if (watched.has(room)) return;
      watched.set(room, undefined);
      gather.ask();
    },
    happened: () => {
      if (watched.size > 0) gather.ask();
    },
    knows: (room) => watched.get(room) !== undefined,
    stop: () => gather.stop(),
  };
}

/** Tells what changed in a room since it was looked at last; answers when it changes next by itself. */
async function lookAt(deps: WatchDeps, watched: Watched, room: string): Promise<number | null> {
  const session = await deps.sessions.ofRoom(deps.database.read, room);
  if (!session || !mayBeSeen(session)) {
    watched.delete(room);
    return null;
  }
  const [pin] = await deps.pins.open(deps.database.read, { room });
  const shelf: Shelf = await readShelf(deps, { session, more: pin ? [pin.offer] : [] });
  const after = toldOf(shelf.lines);
  const before = watched.get(room);
  watched.set(room, after);
  if (before) tell(deps, room, newsOf(before, after));
  return shelf.changesIn;
}

const OVER: readonly SessionState[] = ['ended', 'published', 'archived', 'cancelled'];

/** People wait in a room before its live begins, and while it pauses. */
const mayBeSeen = ({ state }: SessionFacts): boolean => !OVER.includes(state);

function tell({ tellHere, clock }: WatchDeps, room: string, { prices, left }: ReturnType<typeof newsOf>): void {
  const at = clock.now().toISOString();
  if (prices.length > 0) tellHere(room, { type: 'price', at, prices });
  if (left.length > 0) tellHere(room, { type: 'stock', at, left });
}
