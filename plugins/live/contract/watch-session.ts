import { contentLocaleSchema, httpContract, namedSchema, roomPass } from '@hearth/cms/contract';
import { z } from 'zod';
import { hostKinds, sessionStates } from './session-types';

/** A part of a replay: what was explained from when on (回放章节). */
export const watchedChapterSchema = z.strictObject({
  /** In seconds from the beginning of the recording. */
  at: z.number().nonnegative(),
  title: z.string(),
  offer: z.uuid().nullable(),
});

/** A piece of a live that somebody came for (片段). */
export const watchedClipSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  /** Advertising, which says so for as long as it is seen. */
  isAd: z.boolean(),
  /** Where it begins in the whole, in seconds: what was said is found there. */
  from: z.number().nonnegative(),
  /** The whole live may be seen as well. */
  isWhole: z.boolean(),
});

/** A piece of a live that somebody came for. */
export type WatchedClip = z.output<typeof watchedClipSchema>;

/**
 * A session as its viewers see it (观众看到的场次). What changes while it goes on, its picture among it, is told by its room.
 */
export const watchedSessionSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  station: namedSchema,
  title: z.string(),
  language: z.string(),
  state: z.enum(sessionStates),
  hostKind: z.enum(hostKinds),
  place: z.string(),
  plannedAt: z.iso.datetime(),
  beganAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  replay: z.strictObject({ playback: z.string(), chapters: z.array(watchedChapterSchema) }).nullable(),
  /** The clip that was asked for (片段): what plays, and its chapters, are its own. */
  clip: watchedClipSchema.nullable(),
});

/** A session as its viewers see it. */
export type WatchedSession = z.output<typeof watchedSessionSchema>;

/** What viewers ask who come for a live; on the fast lane. */
export const watchSessionContract = httpContract('live', {
  watchedSession: {
    method: 'GET',
    path: '/api/live/sessions/:id',
    summary:
      '观看场次 A session as its viewers see it, by its number or by that of the streaming room that carries it now; a rehearsal by its pass; a clip of it while its story is out',
    access: 'public',
    params: z.object({ id: z.uuid() }),
    query: z.object({
      locale: contentLocaleSchema.default('zh-Hans'),
      pass: roomPass.optional(),
      clip: z.uuid().optional(),
    }),
    result: watchedSessionSchema,
    refusals: ['WATCH.SESSION_NOT_FOUND', 'WATCH.CLIP_NOT_FOUND'],
    perMinute: 1_200,
  },
});
