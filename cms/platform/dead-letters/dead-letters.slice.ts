import { jobsContract, jobsErrors } from '../../contract';
import { err, ok } from '../../kernel';
import { routes } from '../http/routes';
import type { Slice } from '../slice';
import { countLetters, letterById, lettersOf } from './dead-letter-store';
import { discardLetter } from './discard-letter';
import { reachOf } from './reach';
import { retryLetter, retryLetters } from './retry-letters';

/** What failed for the last time, and the people who look after it. */
export const deadLettersSlice: Slice = {
  name: 'dead-letters',
  errors: [jobsErrors],
  permissions: [
    { action: 'plugin::cms.jobs.read', displayName: 'See failed background work', subCategory: 'jobs' },
    { action: 'plugin::cms.jobs.retry', displayName: 'Retry and discard failed background work', subCategory: 'jobs' },
  ],
  grants: [
    { roles: ['station-administrator'], action: 'plugin::cms.jobs.read' },
    { roles: ['station-administrator'], action: 'plugin::cms.jobs.retry' },
  ],
  routes: (platform) => [
    routes(jobsContract, {
      list: async ({ actor, query }) => {
        const [reach, { read }] = [reachOf(actor), platform.database];
        const page = await lettersOf(read, reach, { after: query.after, limit: query.limit });
        return ok({ ...page, total: await countLetters(read, reach) });
      },
      show: async ({ actor, params }) => {
        const found = await letterById(platform.database.read, reachOf(actor), params.id);
        return found ? ok(found) : err('JOBS.LETTER_GONE');
      },
      retry: ({ actor, params }) => retryLetter(platform, actor, params.id),
      retryMany: ({ actor, body }) => retryLetters(platform, actor, body.ids),
      discard: ({ actor, params, body }) => discardLetter(platform, actor, { ...params, ...body }),
    }),
  ],
};
