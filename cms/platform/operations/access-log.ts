import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Clock, Ids } from '../../kernel';
import type { Log } from '../log/log';
import type { Metrics } from './metrics';

/** What an access log needs. */
export type AccessLogDeps = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly metrics: Metrics;
};

/**
 * One line and one figure for each request that goes through Strapi. The line names the route by its pattern, not the address that
 * was called: queries and paths hold phone numbers, tokens and search words, and a log is read by many.
 */
export function logAccess(strapi: Core.Strapi, { clock, ids, log, metrics }: AccessLogDeps): void {
  strapi.server.use(async (ctx, next) => {
    const began = clock.now().getTime();
    const id = requestId(ctx.get('x-request-id'), ids);
    ctx.set('X-Request-Id', id);
    ctx.request.headers['x-request-id'] = id;
    await next();
    const ms = clock.now().getTime() - began;
    const route = patternOf(ctx);
    metrics.answered({ lane: 'strapi', method: ctx.method, route, status: ctx.status, seconds: ms / 1000 });
    log.info('answered', { requestId: id, method: ctx.method, route, status: ctx.status, ms });
  });
}

/** A caller's id is kept only when it looks like one: it ends up in logs. */
function requestId(asked: string, ids: Ids): string {
  return /^[\w-]{8,64}$/.test(asked) ? asked : ids.next();
}

function patternOf(ctx: Context): string {
  // @koa/router leaves the pattern that matched there; a file or an unknown path leaves nothing.
  const { _matchedRoute: matched } = ctx as unknown as { _matchedRoute?: unknown };
  return typeof matched === 'string' ? matched : 'unmatched';
}
