import type { Database } from '@hearth/cms/platform';
import type { ToListen } from './keep-listening';

/** What a recogniser may listen to. */
type Listening = { readonly broadcast: string; readonly track: string; readonly station: string };

/** A node that has said nothing for so long is gone. */
const LEASE = `interval '15 seconds'`;

/** Keeps which node listens to what: with two recognisers at one broadcast each sentence would be heard twice, and paid for twice. */
const listeningStore = {
  /** Of what is wanted, that which is this node's to listen to now; said again within seconds it stays so. */
  hold: async (database: Database, node: string, wanted: readonly Listening[]): Promise<readonly Listening[]> => {
    if (wanted.length === 0) return [];
    const { read } = database;
    const until = read.raw(`clock_timestamp() + ${LEASE}`);
    return read('streaming_caption_listening as l')
      .insert(wanted.map(({ broadcast, track, station }) => ({ broadcast, track, station, node, until })))
      .onConflict(['broadcast', 'track'])
      .merge(['node', 'until'])
      .whereRaw('l.node = excluded.node OR l.until < clock_timestamp()')
      .returning<Listening[]>(['broadcast', 'track', 'station']);
  },
  /** Lets go of what is not wanted any more; of everything when nothing is. */
  leave: async (database: Database, node: string, but: readonly Listening[] = []): Promise<void> => {
    const kept = but.map(({ broadcast, track }) => [broadcast, track]);
    const rows = database.read('streaming_caption_listening').where({ node });
    if (kept.length > 0) void rows.whereNotIn(['broadcast', 'track'], kept);
    await rows.delete();
  },
} as const;

/** What a node holds of what it wants to listen to; it lets go of what it does not want any more. */
export const heldBy =
  (database: Database, node: string) =>
  async (wanted: readonly ToListen[]): Promise<readonly ToListen[]> => {
    const leases = wanted.map(({ broadcast, track, station }) => ({ broadcast, track: track.id, station }));
    await listeningStore.leave(database, node, leases);
    const held = await listeningStore.hold(database, node, leases);
    return wanted.filter((one) => held.some((it) => it.broadcast === one.broadcast && it.track === one.track.id));
  };
