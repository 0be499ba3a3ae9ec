import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ReaderActor, RouteContract, StaffActor } from '../../contract';
import { err, ok, type ErrorBook, type Ids, type Refusal, type Result } from '../../kernel';
import { brokenBody, localeOf, parsePart, refusalBody } from './answer';
import { isFlow, type Flow } from './flow';
import { headersOf } from './headed';
import { claimPath } from './our-paths';
import type { AnyCall, AnyHandler, RequestFacts, RouteGroup } from './routes';

/** What the router must ask others: who somebody is, and whether they call too often. */
export type RouterPorts = {
  readonly book: ErrorBook;
  readonly ids: Ids;
  staffOf(adminUser: { readonly id: number | string }): Promise<Result<StaffActor, Refusal>>;
  /** Who lent the actor a permission that their own roles do not give. */
  lenderTo(actor: StaffActor, permission: string): Promise<string | undefined>;
  readerOf(bearer: string | undefined): Promise<Result<ReaderActor, Refusal>>;
  /** Seconds to wait when this address has called this route too often. */
  tooOften(route: RouteContract, address: string): Promise<number | undefined>;
  failed(error: unknown, request: RequestFacts): void;
};

/** Hangs the routes of a noun into Strapi's router: the admin's under its session, all others under our own checks. */
export function mountRoutes(strapi: Core.Strapi, groups: readonly RouteGroup[], ports: RouterPorts): void {
  for (const { contract, handlers } of groups) {
    for (const [name, route] of Object.entries(contract.routes)) {
      const handler = handlers[name];
      if (!handler) throw new Error(`No handler for ${contract.tag}.${name}`);
      mountOne(strapi, route, (ctx: Context) => serve(ctx, { route, handler, ports }));
    }
  }
}

function mountOne(strapi: Core.Strapi, route: RouteContract, handler: (ctx: Context) => Promise<void>): void {
  const { method, path, access } = route;
  claimPath(strapi, path);
  const isStaff = typeof access !== 'string';
  const config = isStaff ? { policies: ['admin::isAuthenticatedAdmin'] } : { auth: false as const };
  // The admin's router has no prefix of its own; the content API's is /api, which contracts spell out and this takes off again.
  const mounted = isStaff ? path : path.replace(/^\/api\//, '/');
  const type = isStaff ? 'admin' : 'content-api';
  // `info` tells Strapi which session applies; its types forget that routes added by hand must bring it.
  const routes = [{ method, path: mounted, handler, config, info: { type, pluginName: 'cms' } }] as Core.Route[];
  strapi.server.routes({ type, prefix: '', routes });
}

type Served = { readonly route: RouteContract; readonly handler: AnyHandler; readonly ports: RouterPorts };

async function serve(ctx: Context, served: Served): Promise<void> {
  const { route, ports } = served;
  const request = factsOf(ctx, ports.ids);
  ctx.set('X-Request-Id', request.id);
  try {
    const answer = await answerOf(ctx, request, served);
    if (answer.ok) {
      ctx.status = route.status ?? 200;
      ctx.set(headersOf(answer.value));
      if (isFlow(answer.value)) send(ctx, answer.value);
      else ctx.body = ctx.status === 204 ? null : answer.value;
      return;
    }
    if (answer.error.code === 'HEARTH.TOO_OFTEN') ctx.set('Retry-After', String(retryOf(answer.error)));
    ctx.status = ports.book.status(answer.error.code);
    ctx.body = refusalBody(ports.book, answer.error, request);
  } catch (error) {
    if (isForbidden(error)) {
      // The guard of the document service refused a store: somebody reached for another station's document.
      ctx.status = 403;
      ctx.body = refusalBody(ports.book, { code: 'HEARTH.NOT_ALLOWED', details: undefined }, request);
      return;
    }
    ports.failed(error, request);
    ctx.status = 500;
    ctx.body = brokenBody(request);
  }
}

function send(ctx: Context, { name, type, headers, body }: Flow): void {
  ctx.attachment(name);
  ctx.set({ ...headers, 'Cache-Control': 'no-store' });
  ctx.type = type;
  // Koa pulls it as fast as the reader takes it, and destroys it when the reader leaves.
  ctx.body = body;
}

const isForbidden = (error: unknown): boolean => error instanceof Error && error.name === 'ForbiddenError';

async function answerOf(
  ctx: Context,
  request: RequestFacts,
  { route, handler, ports }: Served,
): Promise<Result<unknown>> {
  const wait = await ports.tooOften(route, request.address);
  if (wait !== undefined) return { ok: false, error: { code: 'HEARTH.TOO_OFTEN', details: { retryIn: wait } } };
  const who = await actorOf(ctx, route, ports);
  if (!who.ok) return who;
  const parts = parseAll(ctx, route, request);
  if (!parts.ok) return parts;
  return handler({ ...parts.value, actor: who.value, request });
}

function parseAll(
  ctx: Context,
  route: RouteContract,
  request: RequestFacts,
): Result<Omit<AnyCall, 'actor' | 'request'>> {
  const params = parsePart('params', route.params, ctx['params']);
  const query = parsePart('query', route.query, ctx.query);
  // koa-body hangs the parsed body onto the request; Koa's own types do not know it.
  const body = parsePart('body', route.body, (ctx.request as { body?: unknown }).body ?? {});
  if (params.ok && query.ok && body.ok) {
    return { ok: true, value: { params: params.value, query: query.value, body: body.value } };
  }
  const fields = [params, query, body].flatMap((part) => (part.ok ? [] : part.error(request.locale)));
  return { ok: false, error: { code: 'HEARTH.INVALID', details: { fields } } };
}

async function actorOf(ctx: Context, route: RouteContract, ports: RouterPorts): Promise<Result<AnyCall['actor']>> {
  if (route.access === 'public') return { ok: true, value: undefined };
  if (route.access === 'reader') return ports.readerOf(/^bearer (.+)$/i.exec(ctx.get('authorization'))?.[1]);
  // The policy isAuthenticatedAdmin let the request through, so Strapi has put user and ability there.
  const { user, userAbility } = ctx.state as { user: { id: number }; userAbility: Ability };
  const staff = await ports.staffOf(user);
  if (!staff.ok || route.access.staff === null || userAbility.can(route.access.staff)) return staff;
  // What their own roles do not give, somebody may have lent them for a while; then they act on that person's behalf.
  const lender = await ports.lenderTo(staff.value, route.access.staff);
  return lender === undefined ? err('HEARTH.NOT_ALLOWED') : ok({ ...staff.value, onBehalfOf: lender });
}

type Ability = { can(action: string): boolean };

function factsOf(ctx: Context, ids: Ids): RequestFacts {
  const asked = ctx.get('x-request-id');
  return {
    // A caller's id is kept only when it looks like one: it ends up in logs.
    id: /^[\w-]{8,64}$/.test(asked) ? asked : ids.next(),
    address: ctx.ip,
    agent: ctx.get('user-agent').slice(0, 200),
    locale: localeOf(ctx.query['locale'], ctx.get('accept-language')),
    // Node joins repeated headers into one string, except set-cookie, which no request has.
    headers: ctx.headers as RequestFacts['headers'],
  };
}

function retryOf(refused: Refusal): number {
  // The catalog types the details of this code exactly so.
  const { retryIn } = refused.details as { retryIn: number };
  return retryIn;
}
