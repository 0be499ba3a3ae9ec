import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';

/** Who may see the console and the teleprompter of a session, as the admin's roles name it. */
export const DESK_READ = 'plugin::live.desk.read';

/** Who may tell the host something from the console. */
export const DESK_RUN = 'plugin::live.desk.run';

/** Where a note stands (提示条): told, read by the host, or taken back. */
export const noteStates = ['sent', 'seen', 'withdrawn'] as const;

/** Where a note stands. */
export type NoteState = (typeof noteStates)[number];

/** What may happen to a note. */
export const noteEvents = ['see', 'withdraw'] as const;

/** What may happen to a note. */
export type NoteEvent = (typeof noteEvents)[number];

/** Longer than this nobody reads while they speak. */
export const NOTE_MOST = 120;

/** A note from the director to the host (给主播的提示). */
export const noteSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  text: z.string(),
  /** Shown large and at once; others wait in their line. */
  urgent: z.boolean(),
  state: z.enum(noteStates),
  by: z.string(),
  at: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  version: z.int(),
});

/** A note from the director to the host. */
export type Note = z.output<typeof noteSchema>;

/** What it takes to tell the host something; the id is made by the page, so that sent twice it is one note. */
export const tellNoteSchema = z.strictObject({
  id: z.uuid(),
  text: writtenText(NOTE_MOST).min(1),
  urgent: z.boolean().default(false),
});

/** What it takes to tell the host something. */
export type TellNote = z.output<typeof tellNoteSchema>;

/** Who sits at a session's desks hears of notes in this realtime room. */
export const deskRoomOf = (session: string): string => `live-desk:${session}`;

/** What the desks of a session are told when a note was written, read or taken back. */
export const NOTE_TOLD = 'live.note-told';

const session = z.object({ session: z.uuid() });
const note = z.object({ session: z.uuid(), note: z.uuid() });

/** The routes of notes. */
export const consoleNotesContract = httpContract('live', {
  notes: {
    method: 'GET',
    path: '/live/sessions/:session/notes',
    summary: 'What the director told the host, the newest first',
    access: { staff: DESK_READ },
    params: session,
    result: z.strictObject({ notes: z.array(noteSchema) }),
    refusals: ['LIVE_CONSOLE.SESSION_NOT_FOUND'],
  },
  tellNote: {
    method: 'POST',
    path: '/live/sessions/:session/notes',
    summary: 'Tells the host something on the teleprompter',
    access: { staff: DESK_RUN },
    params: session,
    body: tellNoteSchema,
    result: noteSchema,
    status: 201,
    refusals: ['LIVE_CONSOLE.SESSION_NOT_FOUND', 'LIVE_CONSOLE.SESSION_OVER', 'LIVE_CONSOLE.NOTE_TAKEN'],
  },
  seeNote: {
    method: 'POST',
    path: '/live/sessions/:session/notes/:note/seen',
    summary: 'Says that the host has read a note',
    access: { staff: DESK_READ },
    params: note,
    result: noteSchema,
    refusals: ['LIVE_CONSOLE.NOTE_NOT_FOUND', 'LIVE_CONSOLE.NOTE_STATE'],
  },
  withdrawNote: {
    method: 'POST',
    path: '/live/sessions/:session/notes/:note/withdraw',
    summary: 'Takes a note back from the teleprompter',
    access: { staff: DESK_RUN },
    params: note,
    result: noteSchema,
    refusals: ['LIVE_CONSOLE.NOTE_NOT_FOUND', 'LIVE_CONSOLE.NOTE_STATE'],
  },
});
