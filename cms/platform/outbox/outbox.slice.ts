import type { Slice } from '../slice';

/** Opens the line for notifications and starts delivering events; last of the list, so that everybody has subscribed. */
export const outboxSlice: Slice = {
  name: 'outbox',
  start: async (platform) => {
    await platform.outbox.start();
    await platform.listener.start();
  },
  stop: async (platform) => {
    await platform.listener.stop();
    await platform.outbox.stop();
  },
};
