import { z } from 'zod';
import { hostKinds, sessionStates } from './session-types';

/** A part of a replay: what was explained from when on (回放章节). */
export const replayChapterSchema = z.strictObject({
  /** In seconds from the beginning of the recording. */
  at: z.number().nonnegative(),
  title: z.string(),
  offer: z.uuid().nullable(),
});

/** The whole of a live to be watched again (回放). */
export const watchedReplaySchema = z.strictObject({ playback: z.string(), chapters: z.array(replayChapterSchema) });

/**
 * A session as its viewers see it (观众看到的场次): the answer to `GET /api/live/sessions/:session`. What changes while it goes on is told by
 * its room.
 */
export const watchedSessionSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  station: z.strictObject({ slug: z.string(), name: z.string() }),
  title: z.string(),
  language: z.string(),
  state: z.enum(sessionStates),
  isRehearsal: z.boolean(),
  hostKind: z.enum(hostKinds),
  place: z.string(),
  plannedAt: z.iso.datetime(),
  beganAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Where its picture is, once there is one. */
  playback: z.string().nullable(),
  replay: watchedReplaySchema.nullable(),
});

/** A session as its viewers see it. */
export type WatchedSession = z.output<typeof watchedSessionSchema>;
