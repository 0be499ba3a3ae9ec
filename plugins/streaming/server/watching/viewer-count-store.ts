import type { Database } from '@hearth/cms/platform';
import type { Count } from './viewer-book';

/** A node that has said nothing for so long counts no more. */
const FRESH = `interval '15 seconds'`;

/** Keeps what each node counts in `streaming_viewer_count`. */
export const viewerCountStore = {
  /** Says what a node counts, all at once. */
  say: async (read: Database['read'], node: string, counts: readonly Count[]): Promise<void> => {
    if (counts.length === 0) return;
    await read('streaming_viewer_count')
      .insert(counts.map((count) => ({ ...count, node, at: read.raw('clock_timestamp()') })))
      .onConflict(['playback', 'node'])
      .merge(['viewers', 'at', 'station']);
  },
  sum: async (read: Database['read'], playback: string): Promise<number> => {
    const row = await read('streaming_viewer_count')
      .where({ playback })
      .whereRaw(`at > clock_timestamp() - ${FRESH}`)
      .sum<{ sum: string | null }[]>('viewers as sum')
      .first();
    return Number(row?.sum ?? 0);
  },
  /** What nobody says any more. */
  sweep: async (read: Database['read']): Promise<void> => {
    await read('streaming_viewer_count').whereRaw(`at < clock_timestamp() - interval '1 minute'`).delete();
  },
  /** A node that goes takes its numbers along. */
  leave: async (read: Database['read'], node: string): Promise<void> => {
    await read('streaming_viewer_count').where({ node }).delete();
  },
} as const;

/** How counts are kept. */
export type ViewerCountStore = typeof viewerCountStore;
