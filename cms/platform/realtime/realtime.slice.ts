import type { Slice } from '../slice';
import { openCrossing } from './adapter';

/** A school or a village shares one address, so the limit is generous. */
const PER_ADDRESS = 500;

/** Opens the rooms on the host's own HTTP server. */
export const realtimeSlice: Slice = {
  name: 'realtime',
  start: (platform) => {
    const perAddress = Number(process.env['HEARTH_SOCKETS_PER_ADDRESS'] ?? PER_ADDRESS);
    platform.realtime.start(platform.strapi.server.httpServer, openCrossing(process.env, platform.log), { perAddress });
    return Promise.resolve();
  },
  stop: (platform) => platform.realtime.stop(),
};
