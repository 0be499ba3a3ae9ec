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

/** A chapter that is marked in it, or is about to be. */
export type KeptChapter = {
  readonly pin: string;
  readonly recording: string;
  readonly chapter: string;
  readonly at: number;
  readonly seconds: number;
  /** The recording has it, at this very second. */
  readonly isMarked: boolean;
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
    .select<KeptChapter[]>('pin', 'recording', 'chapter', 'at', 'seconds', 'is_marked as isMarked');
}

/** A chapter before the recording is asked to mark it. */
export type PlannedMark = Omit<KeptChapter, 'isMarked'>;

/** Chapters of this recording that stand already, marked or not, stay as they are. */
async function plan(tx: Tx, session: string, planned: readonly PlannedMark[]): Promise<void> {
  if (planned.length === 0) return;
  await tx('live_chapter')
    .insert(planned.map((one) => ({ ...one, session, is_marked: false })))
    .onConflict('pin')
    .merge(['recording', 'chapter', 'at', 'seconds', 'is_marked'])
    .whereRaw('live_chapter.recording <> excluded.recording');
}

/** Notes where the recording has a chapter; nothing where another recording became the replay meanwhile. */
async function noteMark(tx: Tx, { pin, recording, chapter, at }: PlannedMark): Promise<void> {
  await tx('live_chapter').where({ pin, recording }).update({ chapter, at, is_marked: true });
}

/** How replays and their chapters are kept. */
export const replayStore = { find, put, chapters, plan, noteMark } as const;

/** How replays and their chapters are kept. */
export type ReplayStore = typeof replayStore;
