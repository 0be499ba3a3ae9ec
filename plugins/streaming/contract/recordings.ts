import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { pieceSchema, recordingKinds, recordingSchema, recordingStates, spaceSchema } from './recording-types';
import { ROOMS_READ } from './rooms';

/** Who may cut recordings, name them and mark their chapters, as the admin's roles name it. */
export const RECORDINGS_EDIT = 'plugin::streaming.recordings.edit';

/** Who may remove recordings, say how long they are kept, and hold them for a court. */
export const RECORDINGS_KEEP = 'plugin::streaming.recordings.keep';

/** Who may take recordings out of the house. */
export const RECORDINGS_TAKE = 'plugin::streaming.recordings.take';

/** The most pieces of a reel. */
export const MOST_PIECES = 50;

const title = z.string().trim().min(1).max(200);
const reason = z.string().trim().min(2).max(500);
const one = z.object({ id: z.uuid() });
const room = z.object({ room: z.uuid() });
const NOT_FOUND = 'STREAMING.RECORDING_NOT_FOUND';
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const BROKEN = [
  'STREAMING.PROVIDER_REFUSED',
  'STREAMING.PROVIDER_BUSY',
  'STREAMING.PROVIDER_LOST',
  'STREAMING.PROVIDER_GONE',
  'STREAMING.NOT_OFFERED',
] as const;

/** Which recordings are wanted; removed ones only when one asks for them. */
export const recordingsQuery = z.strictObject({
  room: z.uuid().optional(),
  kind: z.enum(recordingKinds).optional(),
  state: z.enum(recordingStates).optional(),
  text: z.string().trim().max(100).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** For the next page: the beginning of the last one shown. */
  before: z.iso.datetime().optional(),
});

/** What it takes to cut: one piece makes a clip, several make a reel. Who asks twice with one `opId` gets the same. */
export const cutSchema = z.strictObject({
  opId: z.uuid(),
  title,
  pieces: z.array(pieceSchema).min(1).max(MOST_PIECES),
  precise: z.boolean().default(false),
});

/** What it takes to cut. */
export type CutWish = z.output<typeof cutSchema>;

/** How long a room keeps recordings: as the host does, for so many days, or for ever. */
export const keepingSchema = z.union([z.literal('usual'), z.literal('for-ever'), z.int().min(1).max(36_500)]);

/** How long a room keeps recordings. */
export type Keeping = z.output<typeof keepingSchema>;

/** The links by which a recording is taken; `preparing` while whoever keeps it makes it ready. */
export const takenSchema = z.union([
  z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), url: z.string() })),
    until: z.iso.datetime(),
  }),
  z.strictObject({ preparing: z.literal(true) }),
]);

/** The links by which a recording is taken. */
export type Taken = z.output<typeof takenSchema>;

const keeping = z.strictObject({ keeping: keepingSchema, usualDays: z.int().nullable() });

/** The routes of recordings. */
export const recordingsContract = httpContract('streaming', {
  listRecordings: {
    method: 'GET',
    path: '/streaming/recordings',
    summary: 'Recordings, clips and reels of the stations that one sees, the newest first, fifty at a time',
    access: { staff: ROOMS_READ },
    query: recordingsQuery,
    result: z.strictObject({ recordings: z.array(recordingSchema), more: z.boolean() }),
    refusals: [],
  },
  space: {
    method: 'GET',
    path: '/streaming/recordings/space',
    summary: 'How full the disk of recordings is, and what will go next',
    access: { staff: ROOMS_READ },
    result: spaceSchema,
    refusals: [],
  },
  cut: {
    method: 'POST',
    path: '/streaming/recordings/cuts',
    summary: 'Cuts a clip or a reel, also of what is live; without re-encoding, or at the very frame',
    access: { staff: RECORDINGS_EDIT },
    body: cutSchema,
    result: recordingSchema,
    status: 201,
    refusals: [
      NOT_FOUND,
      'STREAMING.RECORDING_STATE',
      'STREAMING.PIECE_EMPTY',
      'STREAMING.PIECE_TOO_LONG',
      'STREAMING.DISK_FULL',
      ...BROKEN,
    ],
    perMinute: 60,
  },
  oneRecording: {
    method: 'GET',
    path: '/streaming/recordings/:id',
    summary: 'A recording',
    access: { staff: ROOMS_READ },
    params: one,
    result: recordingSchema,
    refusals: [NOT_FOUND],
  },
  previewRecording: {
    method: 'GET',
    path: '/streaming/recordings/:id/preview',
    summary: 'Where staff watch a recording, also one of a room that needs a pass, and its pictures',
    access: { staff: ROOMS_READ },
    params: one,
    result: z.strictObject({ hls: z.string(), poster: z.string(), storyboard: z.string() }),
    refusals: [NOT_FOUND, 'STREAMING.RECORDING_STATE', 'STREAMING.NOT_OFFERED', 'STREAMING.PROVIDER_BUSY'],
  },
  nameRecording: {
    method: 'PUT',
    path: '/streaming/recordings/:id',
    summary: 'Gives a recording another title',
    access: { staff: RECORDINGS_EDIT },
    params: one,
    body: z.strictObject({ version: z.int(), title }),
    result: recordingSchema,
    refusals: [NOT_FOUND, CHANGED],
  },
  keepRecording: {
    method: 'POST',
    path: '/streaming/recordings/:id/keep',
    summary: 'Says until when this one is kept: for ever, until a day, or as its room does',
    access: { staff: RECORDINGS_KEEP },
    params: one,
    body: z.strictObject({ until: z.union([z.iso.datetime(), z.literal('room'), z.null()]) }),
    result: recordingSchema,
    refusals: [NOT_FOUND],
  },
  holdRecording: {
    method: 'POST',
    path: '/streaming/recordings/:id/hold',
    summary: 'Holds a recording for a court or an inquiry: neither a person nor the clock removes it',
    access: { staff: RECORDINGS_KEEP },
    params: one,
    body: z.strictObject({ reason }),
    result: recordingSchema,
    refusals: [NOT_FOUND, 'STREAMING.RECORDING_STATE', 'STREAMING.RECORDING_HELD'],
  },
  releaseRecording: {
    method: 'POST',
    path: '/streaming/recordings/:id/release',
    summary: 'Ends the hold of a recording',
    access: { staff: RECORDINGS_KEEP },
    params: one,
    body: z.strictObject({ reason }),
    result: recordingSchema,
    refusals: [NOT_FOUND],
  },
  removeRecording: {
    method: 'POST',
    path: '/streaming/recordings/:id/remove',
    summary: 'Removes a recording; it can be taken back for a day',
    access: { staff: RECORDINGS_KEEP },
    params: one,
    body: z.strictObject({ reason }),
    result: recordingSchema,
    refusals: [NOT_FOUND, 'STREAMING.RECORDING_STATE', 'STREAMING.RECORDING_HELD'],
  },
  restoreRecording: {
    method: 'POST',
    path: '/streaming/recordings/:id/restore',
    summary: 'Takes a removal back',
    access: { staff: RECORDINGS_KEEP },
    params: one,
    result: recordingSchema,
    refusals: [NOT_FOUND, 'STREAMING.RECORDING_STATE'],
  },
  takeRecording: {
    method: 'POST',
    path: '/streaming/recordings/:id/take',
    summary: 'Makes a link, good for some minutes, by which the film is loaded; who took it is on record',
    access: { staff: RECORDINGS_TAKE },
    params: one,
    result: takenSchema,
    refusals: [NOT_FOUND, 'STREAMING.RECORDING_STATE', ...BROKEN],
    perMinute: 60,
  },
  keepingOf: {
    method: 'GET',
    path: '/streaming/rooms/:room/keeping',
    summary: 'How long a room keeps its recordings',
    access: { staff: ROOMS_READ },
    params: room,
    result: keeping,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  changeKeeping: {
    method: 'PUT',
    path: '/streaming/rooms/:room/keeping',
    summary: 'Changes how long a room keeps its recordings, those that it has as well',
    access: { staff: RECORDINGS_KEEP },
    params: room,
    body: z.strictObject({ keeping: keepingSchema }),
    result: keeping,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
});
