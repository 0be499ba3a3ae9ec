import { z } from 'zod';
import { httpContract } from './http';

/** Something that failed for the last time and waits for a person (死信). */
export const deadLetter = z.object({
  id: z.string(),
  kind: z.enum(['event', 'job']),
  /** The subscriber or the kind of job that failed. */
  what: z.string(),
  /** The event that could not be handled; jobs have none. */
  event: z.string().nullable(),
  /** Of no station: it belongs to the house. */
  station: z.string().nullable(),
  tries: z.int(),
  /** Kind, code and place of the last error, without its message. */
  lastError: z.string(),
  at: z.iso.datetime(),
});

/** Something that failed for the last time, as the API tells it. */
export type DeadLetter = z.output<typeof deadLetter>;

const letterId = z.string().regex(/^(e\.[0-9a-f-]{36}\.[\w.-]{1,100}|j\.[0-9a-f-]{36})$/);
const byId = z.object({ id: letterId });

/** The work in the background that needs a person. */
export const jobsContract = httpContract('jobs', {
  list: {
    method: 'GET',
    path: '/cms/jobs/dead',
    summary: 'What failed for the last time, latest first',
    access: { staff: 'plugin::cms.jobs.read' },
    query: z.object({
      after: z
        .string()
        .regex(/^\d{1,20}~.{1,160}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.object({ letters: z.array(deadLetter), next: z.string().nullable(), total: z.int() }),
    refusals: [],
  },
  show: {
    method: 'GET',
    path: '/cms/jobs/dead/:id',
    summary: 'One of them with what it was given',
    access: { staff: 'plugin::cms.jobs.read' },
    params: byId,
    result: z.object({ letter: deadLetter, payload: z.unknown() }),
    refusals: ['JOBS.LETTER_GONE'],
  },
  retry: {
    method: 'POST',
    path: '/cms/jobs/dead/:id/retry',
    summary: 'Try it again from the beginning',
    access: { staff: 'plugin::cms.jobs.retry' },
    params: byId,
    result: z.null(),
    status: 204,
    refusals: ['JOBS.LETTER_GONE', 'JOBS.NOBODY_WORKS'],
  },
  retryMany: {
    method: 'POST',
    path: '/cms/jobs/dead/retry',
    summary: 'Try several again; what is gone or has no worker any more is named and left',
    access: { staff: 'plugin::cms.jobs.retry' },
    body: z.object({ ids: z.array(letterId).min(1).max(100) }),
    result: z.object({ retried: z.array(z.string()), left: z.array(z.string()) }),
    refusals: [],
  },
  discard: {
    method: 'POST',
    path: '/cms/jobs/dead/:id/discard',
    summary: 'Give it up, with a reason',
    access: { staff: 'plugin::cms.jobs.retry' },
    params: byId,
    body: z.object({ reason: z.string().trim().min(2).max(200) }),
    result: z.null(),
    status: 204,
    refusals: ['JOBS.LETTER_GONE'],
  },
});
