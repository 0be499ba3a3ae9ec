import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { glossaryTermSchema, languageTag } from './caption-types';
import { CAPTIONS_WRITE } from './captions';
import { ROOMS_READ } from './rooms';

const room = z.object({ room: z.uuid() });
const one = z.object({ room: z.uuid(), id: z.uuid() });
const version = z.int();
const GONE = ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.TRACK_NOT_FOUND'] as const;
const access = { staff: CAPTIONS_WRITE } as const;

const term = {
  term: z.string().trim().min(1).max(100),
  translations: z.record(languageTag, z.string().trim().max(100)),
  note: z.string().trim().max(300),
};
const fileQuery = z.strictObject({ broadcast: z.uuid(), format: z.enum(['vtt', 'srt']).default('vtt') });

/** The routes of glossaries, and of words as files. */
export const captionTablesContract = httpContract('streaming', {
  addTerm: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/glossary',
    summary: 'Puts a word into the glossary',
    access,
    params: room,
    body: z.strictObject(term),
    result: glossaryTermSchema,
    status: 201,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.TERM_THERE', 'STREAMING.GLOSSARY_FULL'],
  },
  changeTerm: {
    method: 'PUT',
    path: '/streaming/rooms/:room/captions/glossary/:id',
    summary: 'Changes a word of the glossary',
    access,
    params: one,
    body: z.strictObject({ ...term, version }),
    result: glossaryTermSchema,
    refusals: [
      'STREAMING.ROOM_NOT_FOUND',
      'STREAMING.TERM_NOT_FOUND',
      'STREAMING.TERM_THERE',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  removeTerm: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/captions/glossary/:id',
    summary: 'Takes a word out of the glossary',
    access,
    params: one,
    result: z.null(),
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.TERM_NOT_FOUND'],
  },
  exportGlossary: {
    method: 'GET',
    path: '/streaming/rooms/:room/captions/glossary.csv',
    summary: 'The glossary as a table',
    access: { staff: ROOMS_READ },
    params: room,
    result: z.string(),
    flows: 'text/csv',
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  importGlossary: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/glossary/import',
    summary: 'Reads a table into the glossary: words that are there are changed, new ones added',
    access,
    params: room,
    body: z.strictObject({ csv: z.string().min(1).max(500_000) }),
    result: z.strictObject({ added: z.int(), changed: z.int() }),
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.FILE_LINE', 'STREAMING.GLOSSARY_FULL'],
  },
  exportCues: {
    method: 'GET',
    path: '/streaming/rooms/:room/captions/tracks/:id/file',
    summary: 'The words of a broadcast as a file, by the clock of its recording',
    access: { staff: ROOMS_READ },
    params: one,
    query: fileQuery,
    result: z.string(),
    flows: 'text/vtt',
    refusals: GONE,
  },
  importCues: {
    method: 'POST',
    path: '/streaming/rooms/:room/captions/tracks/:id/file',
    summary:
      'Reads a file of words into a track, by the clock of the recording; a wrong line is named and nothing is read',
    access,
    params: one,
    body: z.strictObject({
      broadcast: z.uuid(),
      format: z.enum(['vtt', 'srt']),
      text: z.string().min(1).max(1_000_000),
      /** Words of the broadcast that are there already make room. */
      replace: z.boolean().default(false),
    }),
    result: z.strictObject({ read: z.int() }),
    refusals: [...GONE, 'STREAMING.FILE_LINE', 'STREAMING.CUE_TIME'],
  },
});
