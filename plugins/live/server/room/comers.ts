import type { Actor } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import { calledName } from '../messages/words.rules';
import type { Comer, ViewerStore } from './viewer-store';

/** Who came since the last second, on one node. */
export type Comers = { came(actor: Actor | undefined, room: string): void; flush(): Promise<void> };

/** When a crowd comes this many are noted of a second at most; the list is for people to read. */
const MOST = 5_000;

/** Gathers who comes in signed in. */
export function createComers({
  database,
  viewers,
}: {
  readonly database: Database;
  readonly viewers: Pick<ViewerStore, 'note'>;
}): Comers {
  let gathered: Comer[] = [];
  return {
    came(actor, room) {
      if (actor?.kind !== 'reader' || gathered.length >= MOST) return;
      gathered.push({ room, reader: actor.id, name: calledName(actor.name, actor.id) });
    },
    async flush() {
      if (gathered.length === 0) return;
      const taken = gathered;
      gathered = [];
      await viewers.note(database.read, taken);
    },
  };
}
