import type { RoomDeps } from './room-deps';
import { viewersOf } from './tell-room';

/** How many watch, told to the people of one node. */
export type ViewerTeller = {
  /** Somebody came into a room on this node. */
  joined(room: string): void;
  tell(): Promise<void>;
};

/** A room that nobody entered on this node for so long is asked about no more, once it is empty. */
const QUIET = 20 * 60_000;

/** Tells each room how many watch it, whenever that changed. Each node tells its own people: all of them ask the same table. */
export function createViewerTeller({ realtime, clock }: Pick<RoomDeps, 'realtime' | 'clock'>): ViewerTeller {
  const rooms = new Map<string, { readonly joined: number; told: number }>();
  return {
    joined: (room) => void rooms.set(room, { told: rooms.get(room)?.told ?? -1, joined: clock.now().getTime() }),
    async tell() {
      const now = clock.now();
      for (const [room, seen] of rooms) {
        const viewers = await realtime.presence(viewersOf(room));
        if (viewers === 0 && now.getTime() - seen.joined > QUIET) rooms.delete(room);
        if (viewers === seen.told) continue;
        // Somebody may have come meanwhile, and is then kept under another entry of the same room.
        const latest = rooms.get(room) ?? seen;
        latest.told = viewers;
        realtime.tellHere(viewersOf(room), { type: 'viewers', at: now.toISOString(), viewers });
      }
    },
  };
}
