import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { chapterSchema } from './recording-types';
import { RECORDINGS_EDIT } from './recordings';
import { ROOMS_READ } from './rooms';

const title = z.string().trim().min(1).max(200);
const one = z.object({ id: z.uuid() });
const chapter = z.object({ id: z.uuid(), chapter: z.uuid() });
const NOT_FOUND = 'STREAMING.RECORDING_NOT_FOUND';
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';

/** Where a chapter begins: in seconds, or at a moment of the clock while it is live. */
export const markSchema = z.strictObject({
  title,
  at: z.number().min(0).max(864_000).optional(),
  moment: z.iso.datetime().optional(),
});

/** Where a chapter begins. */
export type Mark = z.output<typeof markSchema>;

/** The routes of chapters. */
export const chaptersContract = httpContract('streaming', {
  chapters: {
    method: 'GET',
    path: '/streaming/recordings/:id/chapters',
    summary: 'The chapters of a recording',
    access: { staff: ROOMS_READ },
    params: one,
    result: z.strictObject({ chapters: z.array(chapterSchema) }),
    refusals: [NOT_FOUND],
  },
  markChapter: {
    method: 'POST',
    path: '/streaming/recordings/:id/chapters',
    summary: 'Begins a chapter, also now while it is live',
    access: { staff: RECORDINGS_EDIT },
    params: one,
    body: markSchema,
    result: chapterSchema,
    status: 201,
    refusals: [NOT_FOUND, 'STREAMING.TOO_MANY_CHAPTERS'],
    perMinute: 120,
  },
  changeChapter: {
    method: 'PUT',
    path: '/streaming/recordings/:id/chapters/:chapter',
    summary: 'Gives a chapter another title or another beginning',
    access: { staff: RECORDINGS_EDIT },
    params: chapter,
    body: z.strictObject({ version: z.int(), title, at: z.number().min(0).max(864_000) }),
    result: chapterSchema,
    refusals: [NOT_FOUND, 'STREAMING.CHAPTER_NOT_FOUND', CHANGED],
  },
  removeChapter: {
    method: 'DELETE',
    path: '/streaming/recordings/:id/chapters/:chapter',
    summary: 'Removes a chapter',
    access: { staff: RECORDINGS_EDIT },
    params: chapter,
    result: z.null(),
    refusals: [NOT_FOUND, 'STREAMING.CHAPTER_NOT_FOUND'],
  },
  chapterTexts: {
    method: 'GET',
    path: '/streaming/recordings/:id/chapters/texts',
    summary: 'The chapters as WebVTT for players and as the lines that YouTube reads',
    access: { staff: ROOMS_READ },
    params: one,
    result: z.strictObject({ vtt: z.string(), youtube: z.string(), youtubeReads: z.boolean() }),
    refusals: [NOT_FOUND],
  },
});
