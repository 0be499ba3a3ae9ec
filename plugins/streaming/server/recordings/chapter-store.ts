import type { Database, Tx } from '@hearth/cms/platform';
import type { Chapter } from '../../contract';

const COLUMNS = ['id', 'recording', 'at', 'title', 'version'] as const;

/** Keeps chapters in the table `streaming_chapter`; whoever asks has found the recording among what they see. */
export const chapterStore = {
  of: (on: Database['read'] | Tx, recording: string): Promise<Chapter[]> =>
    on('streaming_chapter')
      .where({ recording })
      .orderBy(['at', 'id'])
      .select<Chapter[]>(...COLUMNS),
  insert: async (tx: Tx, chapter: Chapter & { readonly station: string; readonly madeBy: string }): Promise<void> => {
    const { madeBy, ...plain } = chapter;
    await tx('streaming_chapter').insert({ ...plain, made_by: madeBy });
  },
  /** False when somebody changed it first, or it is gone. */
  change: async (
    tx: Tx,
    { id, recording, version }: Pick<Chapter, 'id' | 'recording' | 'version'>,
    words: Pick<Chapter, 'at' | 'title'>,
  ): Promise<boolean> => {
    const change = { ...words, version: version + 1 };
    return (await tx('streaming_chapter').where({ id, recording, version }).update(change)) === 1;
  },
  remove: async (tx: Tx, { id, recording }: Pick<Chapter, 'id' | 'recording'>): Promise<boolean> =>
    (await tx('streaming_chapter').where({ id, recording }).delete()) === 1,
} as const;

/** How chapters are kept. */
export type ChapterStore = typeof chapterStore;
