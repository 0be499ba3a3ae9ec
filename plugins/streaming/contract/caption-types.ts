import { z } from 'zod';

/** Where the words of a track come from 字幕来源. */
export const trackKinds = ['typed', 'recognised', 'translated', 'embedded'] as const;

/** Where the words of a track come from. */
export type TrackKind = (typeof trackKinds)[number];

/** Where one cue came from; a file that was read in is `imported`. */
export const cueSources = [...trackKinds, 'imported'] as const;

/** Where one cue came from. */
export type CueSource = (typeof cueSources)[number];

/** A language as BCP 47 writes it, such as zh-Hans or ug. */
export const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .meta({ examples: ['ug'] });

/** The words of a room in one language 字幕轨. */
export const captionTrackSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  language: z.string(),
  /** As viewers read it in their player, such as 简体中文. */
  name: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  kind: z.enum(trackKinds),
  /** Who writes it: the name of a recogniser or a translator. */
  driver: z.string().nullable(),
  /** Which track it is translated from. */
  from: z.uuid().nullable(),
  place: z.int(),
  version: z.int(),
});

/** The words of a room in one language. */
export type CaptionTrack = z.output<typeof captionTrackSchema>;

/**
 * What viewers read for a while 字幕条. `start` and `end` are the moments at which the picture was taken, in milliseconds since 1970: the same clock
 * that playlists tell by `EXT-X-PROGRAM-DATE-TIME`, so that a cue stays on its picture whatever becomes of encoder and epochs.
 */
export const cueSchema = z.strictObject({
  id: z.uuid(),
  broadcast: z.uuid(),
  track: z.uuid(),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  source: z.enum(cueSources),
  /** Written by a machine, and no person has looked at it. */
  machine: z.boolean(),
  /** Who wrote it, or changed it last. */
  author: z.string(),
  /** When it was first heard of. */
  at: z.int(),
  version: z.int(),
  removed: z.boolean(),
});

/** What viewers read for a while. */
export type Cue = z.output<typeof cueSchema>;

/** How a word of the field is written in each language 术语. */
export const glossaryTermSchema = z.strictObject({
  id: z.uuid(),
  term: z.string(),
  translations: z.record(z.string(), z.string()),
  note: z.string(),
  version: z.int(),
});

/** How a word of the field is written in each language. */
export type GlossaryTerm = z.output<typeof glossaryTermSchema>;

/** How a room's captions are made 字幕设置. */
export const captionSettingsSchema = z.strictObject({
  /** So many seconds viewers are kept behind the picture that the desk sees, so that words are there in time. */
  delaySeconds: z.int(),
  /** What Ctrl+1 to Ctrl+9 put in. */
  phrases: z.array(z.string()),
  /** In which language captions that the encoder sends along (CEA-608) are kept; none are kept without. */
  embedded: z.string().nullable(),
  /** So many milliseconds after our own clock the network that hands a hybrid room out says a picture was taken. */
  networkMs: z.int(),
  version: z.int(),
});

/** How a room's captions are made. */
export type CaptionSettings = z.output<typeof captionSettingsSchema>;
