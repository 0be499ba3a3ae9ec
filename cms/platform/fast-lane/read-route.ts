import type { z } from 'zod';
import type { RouteContract } from '../../contract';
import { ok, type Refusal, type Result } from '../../kernel';
import { parsePart } from '../http/answer';
import type { Parsed } from '../http/routes';
import { createBoundedMap } from './bounded-map';
import { addressOf, factsOf, queryOf, type FastRequest } from './fast-request';
import type { CacheOptions, KeyedCache } from './keyed-cache';
import type { FastAnswer, FastHandler, Inside } from './lane';
import { prepareJson, type Prepared } from './prepared';
import { paramsOf, patternOf } from './route-table';

/** What a reader asked for, parsed. */
export type Asked<Route extends RouteContract> = {
  readonly params: Parsed<Route['params']>;
  readonly query: Parsed<Route['query']>;
};

/** How a cached route gets its answers. */
export type ReadRoute<Route extends RouteContract> = {
  load(asked: Asked<Route>): Promise<Result<z.input<Route['result']>>>;
  readonly maxEntries: number;
  readonly maxAge?: number;
  readonly staleWhileRevalidate?: number;
  readonly cacheControl?: string;
};

/** The handle by which events empty a cached route. */
export type ReadAnswers<Route extends RouteContract> = {
  forget(matches?: (asked: Asked<Route>) => boolean): void;
};

/** What `readRoute` needs of the lane. */
export type ReadPorts = Inside & { cache(options: CacheOptions<Result<Prepared>>): KeyedCache<Result<Prepared>> };

/** Calls that miss the cache, a minute and address; a hit costs no more than refusing it would. */
const LOADS_A_MINUTE = 600;
/** The longest query that is remembered as parsed, and how many of them. */
const REMEMBERED_LENGTH = 256;
const REMEMBERED = 1_000;

/** GET of a contract as a handler of the lane. The key of the cache is the parsed query, so that noise in it makes no entries. */
export function readRoute<Route extends RouteContract>(
  route: Route,
  options: ReadRoute<Route>,
  ports: ReadPorts,
): { handler: FastHandler; answers: ReadAnswers<Route> } {
  const keyOf = keyReader(route);
  const cache = ports.cache({
    ...options,
    name: route.path,
    isNegative: (answer) => !answer.ok,
    load: async (key) => {
      // `keyOf` wrote this text from a value of this very type.
      const loaded = await options.load(JSON.parse(key) as Asked<Route>);
      if (!loaded.ok) return loaded;
      return ok(await prepareJson(loaded.value, options.cacheControl ? { cacheControl: options.cacheControl } : {}));
    },
  });
  const answer = (request: FastRequest, ready: Result<Prepared>): FastAnswer =>
    ready.ok ? ready.value : ports.refuse(request, ready.error);
  const handler: FastHandler = (request) => {
    const key = keyOf(request);
    if (!key.ok) {
      const { locale } = factsOf(request, ports.host().proxies);
      return ports.refuse(request, key.error(locale));
    }
    const ready = cache.peek(key.value);
    if (ready) return answer(request, ready);
    const address = addressOf(request, ports.host().proxies);
    const retryIn = ports.limiter.take(route.path, address, route.perMinute ?? LOADS_A_MINUTE);
    if (retryIn !== undefined) return ports.refuse(request, { code: 'HEARTH.TOO_OFTEN', details: { retryIn } });
    return cache.get(key.value).then((loaded) => answer(request, loaded));
  };
  const forget: ReadAnswers<Route>['forget'] = (matches) => {
    // As in `load`: the key is the text of what was asked.
    cache.forget(matches && ((key) => matches(JSON.parse(key) as Asked<Route>)));
  };
  return { handler, answers: { forget } };
}

type KeyProblem = (locale: 'zh-Hans' | 'en') => Refusal;

/** Parses what was asked into the text of the key. Few different queries make up nearly all traffic, so those are remembered. */
function keyReader(route: RouteContract): (request: FastRequest) => Result<string, KeyProblem> {
  const remembered = createBoundedMap<Result<string, KeyProblem>>(REMEMBERED);
  const pattern = patternOf(route.path);
  return ({ path, search }) => {
    const asked = search ? `${path}?${search}` : path;
    const known = remembered.get(asked);
    if (known) return known;
    const params = parsePart('params', route.params, paramsOf(pattern, path) ?? {});
    const query = parsePart('query', route.query, queryOf(search));
    if (!params.ok || !query.ok) {
      const problems = [params, query].flatMap((part) => (part.ok ? [] : [part.error]));
      return {
        ok: false,
        error: (locale) => ({
          code: 'HEARTH.INVALID',
          details: { fields: problems.flatMap((problem) => problem(locale)) },
        }),
      };
    }
    const key = ok(JSON.stringify({ params: params.value, query: query.value }));
    if (asked.length <= REMEMBERED_LENGTH) remembered.set(asked, key);
    return key;
  };
}
