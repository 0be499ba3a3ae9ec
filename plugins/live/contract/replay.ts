import { definePort, httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { cutClipSchema, liveClipSchema, replayDeskSchema, sendClipSchema, soldReplaySchema } from './replay-types';
import type { WatchedClip } from './watch-session';

/** Who may see what was made of lives that are over, as the admin's roles name it. */
export const REPLAYS_READ = 'plugin::live.replays.read';

/** Who may make chapters and clips of lives, and hand clips to the kitchen. */
export const REPLAYS_EDIT = 'plugin::live.replays.edit';

const one = z.object({ id: z.uuid() });
const SESSION = 'REPLAY.SESSION_NOT_FOUND';
/** What recordings refuse. */
const OF_RECORDINGS = [
  'STREAMING.RECORDING_NOT_FOUND',
  'STREAMING.RECORDING_STATE',
  'STREAMING.PIECE_EMPTY',
  'STREAMING.PIECE_TOO_LONG',
  'STREAMING.DISK_FULL',
  'STREAMING.TOO_MANY_CHAPTERS',
  'STREAMING.CHAPTER_NOT_FOUND',
  'STREAMING.PROVIDER_REFUSED',
  'STREAMING.PROVIDER_BUSY',
  'STREAMING.PROVIDER_LOST',
  'STREAMING.PROVIDER_GONE',
  'STREAMING.NOT_OFFERED',
  'HEARTH.CHANGED_MEANWHILE',
] as const;

/** What staff makes of lives that are over. */
export const replayContract = httpContract('live-replays', {
  replayDesk: {
    method: 'GET',
    path: '/live/replays/:id',
    summary: '回放与片段 The chapters and clips of a live',
    access: { staff: REPLAYS_READ },
    params: one,
    result: replayDeskSchema,
    refusals: [SESSION],
  },
  makeReplay: {
    method: 'POST',
    path: '/live/replays/:id',
    summary:
      '整理回放 Makes chapters of what was shown, in the recording itself; made again, only what is missing is added',
    access: { staff: REPLAYS_EDIT },
    params: one,
    body: z.strictObject({}),
    result: replayDeskSchema,
    refusals: [SESSION, 'REPLAY.NOT_OVER', 'REPLAY.NO_RECORDING', ...OF_RECORDINGS],
    perMinute: 30,
  },
  cutClip: {
    method: 'POST',
    path: '/live/replays/:id/clips',
    summary: '剪片段 Cuts a clip; what shows goods is advertising and says so',
    access: { staff: REPLAYS_EDIT },
    params: one,
    body: cutClipSchema,
    result: liveClipSchema,
    status: 201,
    refusals: [SESSION, 'REPLAY.NOT_MADE', 'REPLAY.PIECE', 'REPLAY.CLIP_NOT_FOUND', ...OF_RECORDINGS],
    perMinute: 60,
  },
  sendClip: {
    method: 'POST',
    path: '/live/clips/:id/send',
    summary:
      '片段送审 Hands a clip to the kitchen as a draft, with its mark; it is seen once it was reviewed and published there',
    access: { staff: REPLAYS_EDIT },
    params: one,
    body: sendClipSchema,
    result: liveClipSchema,
    refusals: ['REPLAY.CLIP_NOT_FOUND', 'REPLAY.CLIP_STATE', 'REPLAY.GOODS_BARRED', 'HEARTH.CHANGED_MEANWHILE'],
  },
  dropClip: {
    method: 'POST',
    path: '/live/clips/:id/drop',
    summary: '不用这个片段 Puts a clip aside that is not wanted; its recording stays where recordings are',
    access: { staff: REPLAYS_EDIT },
    params: one,
    body: z.strictObject({ version: z.int() }),
    result: liveClipSchema,
    refusals: ['REPLAY.CLIP_NOT_FOUND', 'REPLAY.CLIP_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
});

/** What viewers of a replay ask. */
export const soldReplayContract = httpContract('live-replays', {
  soldReplay: {
    method: 'GET',
    path: '/api/live/replays/:id',
    summary: '回放 A replay with its chapters, and its goods as they may be shown and sold today',
    access: 'public',
    params: one,
    result: soldReplaySchema,
    refusals: ['REPLAY.NOT_FOUND'],
    perMinute: 600,
  },
});

/** What plays again, with what is shown in it when. What may not be shown today has no offer. */
export type Played = {
  readonly playback: string;
  readonly chapters: readonly { readonly at: number; readonly title: string; readonly offer: string | null }[];
};

/** A clip that everybody may see (公开的片段). */
export type SeenClip = Played & { readonly clip: WatchedClip };

/** Replays as whoever shows a session to viewers asks for them (回放端口). */
export type LiveReplays = {
  /** Nothing while none was made, or the live was not published. */
  of(session: string): Promise<Played | undefined>;
  /** A clip of a live while its story is out. */
  clip(session: string, id: string): Promise<SeenClip | undefined>;
};

/** Where replays are found. */
export const liveReplaysPort = definePort<LiveReplays>('live.replays');
