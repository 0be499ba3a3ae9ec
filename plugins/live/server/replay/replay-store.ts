import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';

/** The recording that is the replay of a live. */
export type KeptReplay = {
  readonly session: string;
  readonly station: string;
  readonly recording: string;
  readonly playbackId: string | null;
  readonly seconds: number;
  readonly beganAt: string;
};

/** A chapter that was marked in it. */
export type KeptChapter = {
  readonly pin: string;
  readonly recording: string;
  readonly chapter: string;
  readonly at: number;
  readonly seconds: number;
};

async function find(read: Knex, session: string): Promise<KeptReplay | undefined> {
  const row = await read('live_replay')
    .where({ session })
    .first<(Omit<KeptReplay, 'beganAt'> & { readonly beganAt: Date }) | undefined>(
      ...['session', 'station', 'recording', 'playback_id as playbackId', 'seconds', 'began_at as beganAt'],
    );
  return row && { ...row, beganAt: row.beganAt.toISOString() };
}

/** Made again, it is what was found last: a recording may have come that was not ready before. */
async function put(tx: Tx, { playbackId, beganAt, ...replay }: KeptReplay & { readonly by: string }): Promise<void> {
  const { by, ...plain } = replay;
  await tx('live_replay')
    .insert({ ...plain, playback_id: playbackId, began_at: beganAt, made_by: by })
    .onConflict('session')
    .merge(['recording', 'playback_id', 'seconds', 'began_at', 'made_by']);
}

async function chapters(read: Knex, session: string): Promise<readonly KeptChapter[]> {
  return read('live_chapter')
    .where({ session })
    .orderBy(['at', 'pin'])
    .select<KeptChapter[]>('pin', 'recording', 'chapter', 'at', 'seconds');
}

async function putChapters(tx: Tx, session: string, marked: readonly KeptChapter[]): Promise<void> {
  if (marked.length === 0) return;
  await tx('live_chapter')
    .insert(marked.map((one) => ({ ...one, session })))
    .onConflict('pin')
    .merge(['recording', 'chapter', 'at', 'seconds']);
}

/** How replays and their chapters are kept. */
export const replayStore = { find, put, chapters, putChapters } as const;

/** How replays and their chapters are kept. */
export type ReplayStore = typeof replayStore;
