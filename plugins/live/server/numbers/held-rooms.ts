import type { Database } from '@hearth/cms/platform';
import type { SessionHolds } from '@hearth/shop/contract';
import type { KnownStore } from './known-store';

type Deps = {
  readonly database: Pick<Database, 'read'>;
  readonly known: Pick<KnownStore, 'ofRoom'>;
  readonly holds: SessionHolds;
};

/** Whether what was said in a room is evidence in a dispute: its live is held, so nothing of it is dropped. */
export const heldRooms =
  ({ database, known, holds }: Deps) =>
  async (room: string): Promise<boolean> => {
    const session = await known.ofRoom(database.read, room);
    return session !== undefined && (await holds.held()).includes(session.id);
  };
