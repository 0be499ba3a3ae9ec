import type { Slice } from '../slice';

const KEEP_EVENTS = 30;
const KEEP_RUNS = 90;

/** The calendar of the house, and its own first tick: forgetting what everybody has long handled. */
export const scheduleSlice: Slice = {
  name: 'schedule',
  register: (platform) => {
    platform.schedule.tick({
      name: 'house.prune',
      cron: '20 4 * * *',
      missed: 'run-once',
      handle: async () => {
        await platform.outbox.prune(KEEP_EVENTS);
        await platform.schedule.prune(KEEP_RUNS);
      },
    });
  },
  ready: (platform) => platform.schedule.start(),
  stop: (platform) => platform.schedule.stop(),
};
