import type { Server } from 'node:http';
import type { RouteContract } from '../../contract';
import { Bug, type Clock, type Ids, type Refusal } from '../../kernel';
import { actRoute, type ActRoute } from './act-route';
import { addressOf, type FastRequest } from './fast-request';
import { createKeyedCache, type CacheOptions, type KeyedCache } from './keyed-cache';
import type { BytesHandler, FastHandler, HostPorts, Inside, Passage } from './lane';
import { takeOver, type Entry } from './listener';
import { readBytes, type BodyLimits } from './read-body';
import { createLimiter } from './rate-limit';
import { readRoute, type ReadAnswers, type ReadRoute } from './read-route';
import { sendRefusal } from './refuse';
import { createRouteTable } from './route-table';

/** Hot routes at the raw HTTP server, ahead of Strapi's middleware stack. */
export type FastLane = {
  /** GET and HEAD of a path; `:name` and a closing `*` make a pattern. */
  get(path: string, handler: FastHandler): void;
  /** GET of a contract whose answers are cached by its normalised query and sent from memory. */
  read<Route extends RouteContract>(route: Route, options: ReadRoute<Route>): ReadAnswers<Route>;
  /** A contract that acts: limits on size and time, JSON, zod, the same refusals as every other route. */
  post<Route extends RouteContract>(route: Route, options: ActRoute<Route>): void;
  /** POST of a path by a foreign system, in a form of its own that no contract describes. */
  take(path: string, limits: BodyLimits, handler: BytesHandler): void;
  cache<T>(options: CacheOptions<T>): KeyedCache<T>;
  /** Tells of each request on the lane, for metrics. */
  watch(watcher: (passage: Passage) => void): void;
  /** Counts a call that costs something; when it was one too many, it is refused here and the answer is true. */
  limited(request: FastRequest, limit: { readonly route: string; readonly perMinute: number }): boolean;
  /** Refuses a request in the words that all routes use. */
  refuse(request: FastRequest, refused: Refusal): 'sent';
  /** Takes the requests of a server; what the lane does not know goes on to whoever listened before. */
  attach(server: Server, host: HostPorts): void;
};

/** What the lane needs before the host is up. */
export type LanePorts = {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Multiplies the limits of all routes on the lane. */
  readonly scale?: number;
  readonly loadFailed: (name: string, error: unknown) => void;
};

/** Reads what a foreign system sends before its handler sees it. */
const taking =
  ({ refuse }: Inside, limits: BodyLimits, handler: BytesHandler): FastHandler =>
  async (request) => {
    const bytes = await readBytes(request.req, limits);
    return bytes.ok ? handler(request, bytes.value) : refuse(request, bytes.error);
  };

/** Makes a lane without routes. */
export function createFastLane(ports: LanePorts): FastLane {
  const table = createRouteTable<Entry>();
  const watchers: ((passage: Passage) => void)[] = [];
  let attached: HostPorts | undefined;
  const host = (): HostPorts => {
    if (!attached) throw new Bug('the fast lane was asked before it was attached to a server');
    return attached;
  };
  const inside: Inside = {
    ...ports,
    host,
    limiter: createLimiter(ports),
    refuse: (request, refused) => sendRefusal(request, refused, host()),
  };
  const add = (method: string, path: string, handler: FastHandler): void => {
    table.add(method, path, { route: path, handler });
  };
  const cache: FastLane['cache'] = (options) => createKeyedCache(options, ports);

  return {
    get: (path, handler) => {
      add('GET', path, handler);
    },
    read(route, options) {
      const { handler, answers } = readRoute(route, options, { ...inside, cache });
      add('GET', route.path, handler);
      return answers;
    },
    post: (route, options) => {
      add(route.method, route.path, actRoute(route, options, inside));
    },
    take: (path, limits, handler) => {
      add('POST', path, taking(inside, limits, handler));
    },
    cache,
    watch: (watcher) => void watchers.push(watcher),
    limited(request, { route, perMinute }) {
      const retryIn = inside.limiter.take(route, addressOf(request, host().proxies), perMinute);
      if (retryIn === undefined) return false;
      inside.refuse(request, { code: 'HEARTH.TOO_OFTEN', details: { retryIn } });
      return true;
    },
    refuse: (request, refused) => inside.refuse(request, refused),
    attach(server, ports) {
      attached = ports;
      takeOver(server, { ...inside, table, watchers });
    },
  };
}
