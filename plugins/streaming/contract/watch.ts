import { contentLocaleSchema, httpContract, namedSchema, stationSlug } from '@hearth/cms/contract';
import { z } from 'zod';
import { languageTag } from './caption-types';
import { ROOMS_READ } from './rooms';

/** What a viewer finds: nothing yet, a picture, a gap that is waited out, a room that was closed, or a recording 观看状态. */
export const watchStates = ['waiting', 'live', 'reconnecting', 'closed', 'recorded'] as const;

/** What a viewer finds. */
export type WatchState = (typeof watchStates)[number];

/** What viewers call a room or a recording. */
export const playbackIdSchema = z.string().regex(/^[\w-]{1,100}$/);

/** A live that is on air, as a list shows it 正在直播. */
export const liveCardSchema = z
  .strictObject({
    playbackId: z.string(),
    title: z.string(),
    station: namedSchema,
    state: z.enum(['live', 'reconnecting']),
    /** When this broadcast began. */
    since: z.iso.datetime(),
    /** Shown by the newest picture; asked for anew it is newer. */
    poster: z.string().nullable(),
    viewers: z.int(),
    /** It is named here and opens only to those who have a pass. */
    passNeeded: z.boolean(),
    audioOnly: z.boolean(),
  })
  .meta({ id: 'LiveCard' });

/** A place in a recording that somebody gave a title 章节. */
export const watchedChapterSchema = z.strictObject({ at: z.number().min(0), title: z.string() });

/** Where the broadcast that was last can be watched again 回看, under the same rule as the room itself. */
export const offeredRecordingSchema = z
  .strictObject({
    /** `preparing` for the moments after the end, `ready` once it can be played. */
    state: z.enum(['preparing', 'ready']),
    /** Asked for as any playback; `null` until it is ready. */
    playbackId: z.string().nullable(),
    /** When its broadcast began. */
    since: z.iso.datetime(),
    seconds: z.number(),
    /** Shown when it is asked for, by whoever was let into the room; `null` where everybody may watch. */
    pass: z.string().nullable(),
  })
  .meta({ id: 'OfferedRecording' });

/** What a player needs to play, and what stands around it. */
export const watchingSchema = z
  .strictObject({
    playbackId: z.string(),
    kind: z.enum(['live', 'recording']),
    title: z.string(),
    station: namedSchema,
    state: z.enum(watchStates),
    /** When the broadcast began; `null` while there is none. */
    since: z.iso.datetime().nullable(),
    /** How long a recording is. */
    seconds: z.number().nullable(),
    /** The first playlist, with this viewer's token; before there is a picture it answers 404. */
    hls: z.string(),
    /** Where the words of this live are, in whichever languages it has; `null` where its playlist names them itself. */
    words: z.string().nullable(),
    poster: z.string().nullable(),
    storyboard: z.string().nullable(),
    /** Shown at the next call it is the same viewer, who is counted once. */
    pass: z.string(),
    /** Until when this viewer may watch; `null` where everybody may. */
    expiresAt: z.iso.datetime().nullable(),
    viewers: z.int(),
    audioOnly: z.boolean(),
    chapters: z.array(watchedChapterSchema),
    /** Of a room whose broadcast is over; `null` while there is something live, and where nothing was recorded. */
    recording: offeredRecordingSchema.nullable(),
  })
  .meta({ id: 'Watching' });

/** Words are handed out by minutes, so that all who watch about the same picture ask for the same. */
export const WORDS_STEP = 60_000;

/** So much of a broadcast is handed out at once: what was just said, and what is about to be shown. */
export const WORDS_SPAN = 5 * WORDS_STEP;

/** What is said in a live, for players whose playlist does not bring it 直播字幕. Moments are those of `EXT-X-PROGRAM-DATE-TIME`, in milliseconds. */
export const liveWordsSchema = z
  .strictObject({
    languages: z.array(z.strictObject({ language: z.string(), name: z.string(), direction: z.enum(['ltr', 'rtl']) })),
    /** Of the language that was asked for, in order; what was taken back is not among them. */
    cues: z.array(z.strictObject({ start: z.int(), end: z.int(), text: z.string() })),
  })
  .meta({ id: 'LiveWords' });

/** What is said in a live. */
export type LiveWords = z.output<typeof liveWordsSchema>;

/** A live that is on air, as a list shows it. */
export type LiveCard = z.output<typeof liveCardSchema>;

/** Where the broadcast that was last can be watched again. */
export type OfferedRecording = z.output<typeof offeredRecordingSchema>;

/** What a player needs to play. */
export type Watching = z.output<typeof watchingSchema>;

const locale = contentLocaleSchema.default('zh-Hans');

/** How many watched a broadcast, now and all along 观看人数. */
export const roomViewersSchema = z.strictObject({
  /** `null` where nobody knows: the video service does not answer. */
  now: z.int().nullable(),
  peak: z.int(),
  peakAt: z.iso.datetime().nullable(),
  /** Of the broadcast that goes on, or was last; `null` before the first. */
  since: z.iso.datetime().nullable(),
  samples: z.array(z.strictObject({ at: z.iso.datetime(), viewers: z.int() })),
});

/** How many watched a broadcast. */
export type RoomViewers = z.output<typeof roomViewersSchema>;

/** What viewers ask, signed in or not. Both are answered on the fast lane. */
export const watchContract = httpContract('streaming', {
  lives: {
    method: 'GET',
    path: '/api/streaming/lives',
    summary: '正在直播 What is on air at a station and those below it, the newest first',
    access: 'public',
    query: z.object({ station: stationSlug.optional(), locale }),
    result: z.strictObject({ lives: z.array(liveCardSchema), asOf: z.iso.datetime() }),
    refusals: ['HEARTH.NOT_FOUND'],
    perMinute: 600,
  },
  watch: {
    method: 'GET',
    path: '/api/streaming/watch/:playback',
    summary: 'What a player needs; where not everybody may watch, `pass` is the one of a link or of the last answer',
    access: 'public',
    params: z.object({ playback: playbackIdSchema }),
    query: z.object({ pass: z.string().min(1).max(4_000).optional(), locale }),
    result: watchingSchema,
    refusals: [
      'STREAMING.PLAYBACK_NOT_FOUND',
      'STREAMING.PASS_NEEDED',
      'STREAMING.PASS_REFUSED',
      'STREAMING.PROVIDER_BUSY',
    ],
    // A village watches behind one address.
    perMinute: 1_200,
  },
  words: {
    method: 'GET',
    path: '/api/streaming/watch/:playback/words',
    summary:
      'What is said in a live that others hand out, for five minutes from a moment on; asked again every two seconds',
    access: 'public',
    params: z.object({ playback: playbackIdSchema }),
    query: z.object({
      pass: z.string().min(1).max(4_000).optional(),
      language: languageTag.optional(),
      from: z.coerce.number().int().min(0).max(8_640_000_000_000_000).multipleOf(WORDS_STEP).optional(),
    }),
    result: liveWordsSchema,
    refusals: ['STREAMING.PLAYBACK_NOT_FOUND', 'STREAMING.PASS_NEEDED', 'STREAMING.PASS_REFUSED'],
    // Counted are those alone whose answer does not lie ready: of an open room one in a second, however many watch.
    perMinute: 3_000,
  },
});

/** What staff learn of viewers. */
export const viewersContract = httpContract('streaming', {
  viewersOf: {
    method: 'GET',
    path: '/streaming/rooms/:room/viewers',
    summary: 'How many watch a room now, and how many did since the broadcast began',
    access: { staff: ROOMS_READ },
    params: z.object({ room: z.uuid() }),
    result: roomViewersSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
});
