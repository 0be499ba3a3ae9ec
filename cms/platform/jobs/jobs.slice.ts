import type { Slice } from '../slice';

/** Prepares the queues before anybody enqueues, and works once all plugins have said what they do. */
export const jobsSlice: Slice = {
  name: 'jobs',
  start: (platform) => platform.jobs.prepare(),
  ready: (platform) => platform.jobs.start(),
  stop: (platform) => platform.jobs.stop(),
};
