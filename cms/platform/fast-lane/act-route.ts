import type { z } from 'zod';
import type { ReaderActor, RouteContract } from '../../contract';
import { ok, type Result } from '../../kernel';
import { parsePart } from '../http/answer';
import type { Call, RequestFacts } from '../http/routes';
import { factsOf, queryOf, type FastRequest } from './fast-request';
import type { FastAnswer, FastHandler, Inside } from './lane';
import { readJson } from './read-body';
import { paramsOf, patternOf } from './route-table';
import { sendOneOff } from './send';

/** How an acting route is served. */
export type ActRoute<Route extends RouteContract> = {
  readonly maxBytes: number;
  readonly maxMilliseconds?: number;
  handle(call: Call<Route>): Promise<Result<z.input<Route['result']>>>;
};

const CALLS_A_MINUTE = 300;

type Parts = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** A contract that changes something as a handler of the lane. Staff act through the admin's session, which the lane does not know. */
export function actRoute<Route extends RouteContract>(
  route: Route,
  options: ActRoute<Route>,
  ports: Inside,
): FastHandler {
  if (typeof route.access !== 'string') throw new Error(`${route.path} is for staff, whose session lives in Strapi`);
  const pattern = patternOf(route.path);
  return async (request): Promise<FastAnswer> => {
    const facts = factsOf(request, ports.host().proxies);
    const answer = await answerOf(request, facts, { route, pattern });
    if (!answer.ok) return ports.refuse(request, answer.error);
    sendOneOff(request, { status: route.status ?? 200, body: answer.value });
    return 'sent';
  };

  /**
   * In the order of what it costs: counting, then reading a body that is bounded in size and time, then who it is, whose token takes a
   * check of a signature, then the work. A body that nobody could read is refused before anybody is, as everywhere in the house.
   */
  async function answerOf(request: FastRequest, facts: RequestFacts, within: Within<Route>): Promise<Result<unknown>> {
    const retryIn = ports.limiter.take(route.path, facts.address, route.perMinute ?? CALLS_A_MINUTE);
    if (retryIn !== undefined) return { ok: false, error: { code: 'HEARTH.TOO_OFTEN', details: { retryIn } } };
    const raw = route.body ? await readJson(request.req, options) : ok<unknown>(undefined);
    if (!raw.ok) return raw;
    const actor = await actorOf(route, facts, ports);
    if (!actor.ok) return actor;
    const parts = partsOf(request, facts, { ...within, raw: raw.value });
    if (!parts.ok) return parts;
    // Every part was parsed by this route's own contract, which is what `Call<Route>` says.
    return options.handle({ ...parts.value, actor: actor.value, request: facts } as unknown as Call<Route>);
  }
}

type Within<Route extends RouteContract> = {
  readonly route: Route;
  readonly pattern: RegExp;
};

async function actorOf(
  route: RouteContract,
  facts: RequestFacts,
  { host }: Inside,
): Promise<Result<ReaderActor | undefined>> {
  if (route.access === 'public') return ok(undefined);
  return host().router.readerOf(/^bearer (.+)$/i.exec(facts.headers['authorization'] ?? '')?.[1]);
}

function partsOf<Route extends RouteContract>(
  request: FastRequest,
  facts: RequestFacts,
  { route, pattern, raw }: Within<Route> & { readonly raw: unknown },
): Result<Parts> {
  const params = parsePart('params', route.params, paramsOf(pattern, request.path) ?? {});
  const query = parsePart('query', route.query, queryOf(request.search));
  const body = parsePart('body', route.body, raw);
  if (params.ok && query.ok && body.ok) return ok({ params: params.value, query: query.value, body: body.value });
  const fields = [params, query, body].flatMap((part) => (part.ok ? [] : part.error(facts.locale)));
  return { ok: false, error: { code: 'HEARTH.INVALID', details: { fields } } };
}
