import { join } from 'node:path';
import { routerPorts } from '../http/router-ports';
import type { Platform } from '../platform';
import type { Slice } from '../slice';
import type { Proxies } from './fast-request';
import { serveUploads } from './uploads';
import { widenDoor } from './wide-door';

/** Puts the lane in front of Strapi. Routes may be added before and after: the table is asked for each request. */
export const fastLaneSlice: Slice = {
  name: 'fast-lane',
  start: async (platform) => {
    const { fastLane, strapi } = platform;
    // @koa/router is untyped where Strapi hands it out; `match` is its own documented look-up.
    const router = strapi.server.router as unknown as { match(path: string, method: string): { route: boolean } };
    widenDoor(strapi.server.httpServer);
    fastLane.attach(strapi.server.httpServer, {
      router: routerPorts(platform),
      proxies: proxiesOf(platform),
      servedElsewhere: (method, path) => router.match(path, method).route,
    });
    serveUploads(fastLane, join(strapi.dirs.static.public, 'uploads'));
  },
};

/** How many proxies of the operator's stand in front of this host. */
export function proxiesOf({ strapi }: Pick<Platform, 'strapi'>): Proxies {
  if (!strapi.config.get<boolean>('server.proxy.koa', false)) return { hops: 0 };
  return { hops: strapi.config.get<number>('server.proxy.maxIpsCount', 1) };
}
