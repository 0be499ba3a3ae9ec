import { proxiesOf } from '../fast-lane/fast-lane.slice';
import type { Slice } from '../slice';

/** Opens the doors for streams of bytes on the host's own HTTP server. */
export const doorsSlice: Slice = {
  name: 'doors',
  start: (platform) => {
    platform.doors.start(platform.strapi.server.httpServer, proxiesOf(platform));
    return Promise.resolve();
  },
  stop: (platform) => platform.doors.stop(),
};
