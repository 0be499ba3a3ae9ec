import type { Clock } from '@hearth/cms/kernel';
import type { Realtime } from '@hearth/cms/platform';

/** The realtime room of those who moderate. */
const moderatorsOf = (room: string): string => `live-order:${room}`;

/** What changed for those who moderate. */
export type OrderChange = 'waiting' | 'messages' | 'questions' | 'people';

/** Tells those who moderate that a list of theirs changed; they read it anew. */
export type OrderNews = {
  note(room: string, change: OrderChange): void;
  /** Once a second: pages wait for a quiet moment before they read, and must find one in the busiest room. */
  flush(): void;
};

/** Gathers news of one node. */
export function createOrderNews({
  realtime,
  clock,
}: {
  readonly realtime: Pick<Realtime, 'publish'>;
  readonly clock: Clock;
}): OrderNews {
  let gathered = new Map<string, Set<OrderChange>>();
  return {
    note: (room, change) => void gathered.set(room, (gathered.get(room) ?? new Set<OrderChange>()).add(change)),
    flush() {
      const taken = gathered;
      gathered = new Map();
      const at = clock.now().toISOString();
      for (const [room, changes] of taken) {
        for (const change of changes) realtime.publish(moderatorsOf(room), { type: `live.${change}`, at });
      }
    },
  };
}
