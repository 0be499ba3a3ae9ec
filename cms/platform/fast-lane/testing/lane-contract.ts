import { z } from 'zod';
import { httpContract } from '../../../contract';

/** One route that is read and one that acts, as a slice would declare them. */
export const laneContract = httpContract('Test', {
  list: {
    method: 'GET',
    path: '/api/list',
    summary: 'A list',
    access: 'public',
    query: z.object({
      column: z
        .string()
        .regex(/^[a-z-]{1,40}$/)
        .optional(),
      first: z.coerce.number().int().min(1).max(50).default(20),
    }),
    result: z.object({ column: z.string(), first: z.number() }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  like: {
    method: 'POST',
    path: '/api/rooms/:room/likes',
    summary: 'Likes',
    access: 'reader',
    params: z.object({ room: z.string() }),
    body: z.object({ count: z.number().int().min(1).max(10) }),
    result: z.object({ room: z.string(), by: z.string(), count: z.number() }),
    status: 201,
    refusals: [],
    perMinute: 20,
  },
});
