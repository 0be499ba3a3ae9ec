import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  captionSettingsSchema,
  captionTrackSchema,
  cueSchema,
  glossaryTermSchema,
  languageTag,
  trackKinds,
} from './caption-types';
import { ROOMS_READ } from './rooms';

/** Who may write captions, as the admin's roles name it. */
export const CAPTIONS_WRITE = 'plugin::streaming.captions.write';

/** The longest cue that is typed, in signs. */
export const LONGEST_CUE = 500;

const room = z.object({ room: z.uuid() });
const one = z.object({ room: z.uuid(), id: z.uuid() });
const words = z.string().trim().min(1).max(LONGEST_CUE);
const version = z.int();
const GONE = ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.TRACK_NOT_FOUND'] as const;
const CUE_GONE = ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.CUE_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'] as const;
const access = { staff: CAPTIONS_WRITE } as const;

/** What it takes to add a track. */
export const addTrackSchema = z.strictObject({
  language: languageTag,
  name: z.string().trim().min(1).max(60),
  kind: z.enum(trackKinds).default('typed'),
  driver: z.string().trim().min(1).max(60).nullable().default(null),
  from: z.uuid().nullable().default(null),
});

/** What it takes to add a track. */
export type AddTrack = z.output<typeof addTrackSchema>;

/** What a desk sends: under an id of its own, so that what is sent once more after a lost line is written once. */
export const sendCueSchema = z.strictObject({
  id: z.uuid(),
  broadcast: z.uuid(),
  track: z.uuid(),
  start: z.int(),
  end: z.int(),
  text: words,
});

/** What a desk sends. */
export type SendCue = z.output<typeof sendCueSchema>;

/** A broadcast as the desk lists it. */
const broadcastSchema = z.strictObject({
  id: z.uuid(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

/** All that the caption desk of a room shows, besides cues. */
export const captionDeskSchema = z.strictObject({
  tracks: z.array(captionTrackSchema),
  settings: captionSettingsSchema,
  glossary: z.array(glossaryTermSchema),
  /** The newest first; one without an end goes on. */
  broadcasts: z.array(broadcastSchema),
  recognisers: z.array(z.strictObject({ name: z.string(), languages: z.array(z.string()) })),
  translators: z.array(z.strictObject({ name: z.string(), languages: z.array(z.string()) })),
});

/** All that the caption desk of a room shows, besides cues. */
export type CaptionDesk = z.output<typeof captionDeskSchema>;

/** The routes of captions. */
export const captionsContract = httpContract('streaming', {
  captionDesk: {
    method: 'GET',
    path: '/streaming/rooms/:room/captions',
    summary: 'The tracks, settings and glossary of a room, and who may write by machine',
    access: { staff: ROOMS_READ },
    params: room,
    result: captionDeskSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  captionCues: {
    method: 'GET',
    path: '/streaming/rooms/:room/captions/cues',
    summary: 'The newest cues of a broadcast, in all languages',
    access: { staff: ROOMS_READ },
    params: room,
    query: z.strictObject({ broadcast: z.uuid(), before: z.coerce.number().int().optional() }),
    result: z.strictObject({ cues: z.array(cueSchema) }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  addCaptionTrack: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/tracks',
    summary: 'Adds a language, also while live: players that load anew offer it',
    access,
    params: room,
    body: addTrackSchema,
    result: captionTrackSchema,
    status: 201,
    refusals: [
      'STREAMING.ROOM_NOT_FOUND',
      'STREAMING.TRACK_LANGUAGE',
      'STREAMING.TRACK_SOURCE',
      'STREAMING.TRACKS_FULL',
    ],
  },
  changeCaptionTrack: {
    method: 'PUT',
    path: '/streaming/rooms/:room/captions/tracks/:id',
    summary: 'Gives a track another name or another place',
    access,
    params: one,
    body: z.strictObject({ version, name: z.string().trim().min(1).max(60), place: z.int().min(0).max(99) }),
    result: captionTrackSchema,
    refusals: [...GONE, 'HEARTH.CHANGED_MEANWHILE'],
  },
  removeCaptionTrack: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/captions/tracks/:id',
    summary: 'Offers a language no longer; its words are kept on record',
    access,
    params: one,
    result: z.null(),
    refusals: GONE,
  },
  sendCue: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/cues',
    summary: 'Sends a cue to viewers; the same id sent again is the same cue',
    access,
    params: room,
    body: sendCueSchema,
    result: cueSchema,
    refusals: [...GONE, 'STREAMING.CUE_TIME', 'STREAMING.CUE_NOT_FOUND'],
  },
  changeCue: {
    method: 'PUT',
    path: '/streaming/rooms/:room/captions/cues/:id',
    summary: 'Corrects a cue; what it was before and who changed it is kept',
    access,
    params: one,
    body: z.strictObject({ version, text: words, start: z.int().optional(), end: z.int().optional() }),
    result: cueSchema,
    refusals: [...CUE_GONE, 'STREAMING.CUE_TIME'],
  },
  takeCueBack: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/cues/:id/back',
    summary: 'Takes a cue back: viewers who have not read it yet will not',
    access,
    params: one,
    body: z.strictObject({ version }),
    result: cueSchema,
    refusals: CUE_GONE,
  },
  captionTyping: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/typing',
    summary: 'Tells the other desks in which language somebody types',
    access,
    params: room,
    /** `desk` is the page itself, which knows by it that it heard of itself. */
    body: z.strictObject({ track: z.uuid(), desk: z.uuid() }),
    result: z.null(),
    refusals: GONE,
    perMinute: 300,
  },
  setCaptions: {
    method: 'PUT',
    path: '/streaming/rooms/:room/captions/settings',
    summary: 'Sets how far viewers are kept behind, saved phrases, and the language of captions that the encoder sends',
    access,
    params: room,
    body: z.strictObject({
      version,
      delaySeconds: z.int().min(0).max(30),
      phrases: z.array(z.string().trim().max(120)).max(9),
      embedded: languageTag.nullable(),
      networkMs: z.int().min(-10_000).max(30_000).default(0),
    }),
    result: captionSettingsSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
});
