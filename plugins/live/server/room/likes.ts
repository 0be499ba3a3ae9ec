import { err, ok, type Clock, type Result } from '@hearth/cms/kernel';
import type { Actor, hearthErrors, RefusalOf } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { LikeStore } from './like-store';

/** Likes of one node until the next second. */
export type Likes = {
  like(actor: Actor | undefined, room: string, count: number): Result<{ readonly counted: number }, LikeRefusal>;
  /** Adds what was gathered to the sums and answers them; what could not be added is kept for the next second. */
  flush(): Promise<ReadonlyMap<string, number>>;
};

type LikeRefusal = RefusalOf<typeof hearthErrors, 'SIGN_IN_FIRST' | 'NOT_ALLOWED'>;

/** As fast as two thumbs are; what a machine sends beyond that is not counted. */
export const MOST_A_SECOND = 20;

/** Sums likes in memory: nothing is kept of a like but that it raised a sum. A node that dies loses those of its last second. */
export function createLikes({
  database,
  clock,
  likes,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly likes: LikeStore;
}): Likes {
  let gathered = new Map<string, number>();
  let ofSecond = { second: 0, byReader: new Map<string, number>() };
  const put = (room: string, count: number): void => void gathered.set(room, (gathered.get(room) ?? 0) + count);

  return {
    like(actor, room, count) {
      if (!actor) return err('HEARTH.SIGN_IN_FIRST');
      if (actor.kind !== 'reader') return err('HEARTH.NOT_ALLOWED');
      const second = Math.floor(clock.now().getTime() / 1000);
      if (second !== ofSecond.second) ofSecond = { second, byReader: new Map() };
      const { byReader } = ofSecond;
      const had = byReader.get(actor.id) ?? 0;
      const counted = Math.min(count, MOST_A_SECOND - had);
      byReader.set(actor.id, had + counted);
      if (counted > 0) put(room, counted);
      return ok({ counted });
    },
    async flush() {
      if (gathered.size === 0) return new Map();
      const taken = gathered;
      gathered = new Map();
      try {
        return await likes.add(database.read, taken);
      } catch (error) {
        for (const [room, count] of taken) put(room, count);
        throw error;
      }
    },
  };
}
