import type { SystemActor } from '@hearth/cms/contract';
import type { Platform, Tx } from '@hearth/cms/platform';
import { livePinsPort, liveSessionsPort, type PinnedOffer, type RunsheetItem, type SessionFacts } from '../../contract';

/** A live as its hosts and its assistant know it. */
export type LiveFacts = Pick<
  SessionFacts,
  'id' | 'station' | 'title' | 'room' | 'streamingRoom' | 'state' | 'isRehearsal'
>;

/** What hosts and the assistant ask about lives. */
export type LiveBook = {
  of(id: string, tx?: Tx): Promise<LiveFacts | undefined>;
  /** Pauses a live with an alarm of the highest degree; one that is not live stays as it is. */
  pause(tx: Tx, by: SystemActor, what: { readonly session: string; readonly words: string }): Promise<void>;
  /** The lines of its run-of-show. */
  lines(id: string): Promise<readonly Pick<RunsheetItem, 'id' | 'title' | 'seconds' | 'product'>[]>;
  /** What is shown beside the picture now. */
  pinned(id: string): Promise<PinnedOffer | undefined>;
};

/** The lives of a host. They are looked up late: other slices offer their ports while they register. */
export const liveBookOf = ({ ports, database }: Pick<Platform, 'database' | 'ports'>): LiveBook => ({
  of: (id, tx) => ports.take(liveSessionsPort).find(tx ?? database.read, id),
  pause: async (tx, by, what) => {
    // The picture is gone by then, whether or not the live could be paused.
    await ports.take(liveSessionsPort).alarm(tx, by, what);
  },
  lines: (id) => ports.take(liveSessionsPort).items(database.read, id),
  pinned: async (id) => {
    const shown = await ports.take(livePinsPort).log(id);
    return shown.filter(({ unpinnedAt }) => unpinnedAt === null).at(-1);
  },
});
