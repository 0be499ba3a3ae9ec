import type { Context, Next } from 'koa';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { readJson } from '../fast-lane/read-body';
import type { Limiter } from '../fast-lane/rate-limit';
import { localeOf, refusalBody } from '../http/answer';
import type { RouterPorts } from '../http/mount';
import { spreadsIn } from './cost';

/** Where the endpoint is, as config/plugins.ts says. */
export const ENDPOINT = '/graphql';

/** The largest request; the app's own are under 4 kB. */
export const MAX_BYTES = 32 * 1024;

/** Named fragments that one text may spread; the app's largest spreads ten. */
export const MAX_SPREADS = 32;

type Ports = Pick<RouterPorts, 'book' | 'ids'> & { readonly limiter: Limiter; readonly perMinute: number };

/** Refuses what must not even be parsed as GraphQL, and hands on the body it read. Strapi's own parser leaves this path alone. */
export function graphqlGuard(ports: Ports): (ctx: Context, next: Next) => Promise<void> {
  return async (ctx, next) => {
    const isOurs = ctx.path === ENDPOINT && ctx.method !== 'OPTIONS';
    const checked = isOurs ? await check(ctx, ports) : ok();
    if (checked.ok) {
      await next();
      return;
    }
    const request = { id: ports.ids.next(), locale: localeOf(undefined, ctx.get('accept-language')) };
    ctx.set('X-Request-Id', request.id);
    if (isTooOften(checked.error)) ctx.set('Retry-After', String(checked.error.details.retryIn));
    ctx.status = ports.book.status(checked.error.code);
    ctx.body = refusalBody(ports.book, checked.error, request);
  };
}

async function check(ctx: Context, { limiter, perMinute }: Ports): Promise<Result<void>> {
  const retryIn = limiter.take(ENDPOINT, ctx.ip, perMinute);
  if (retryIn !== undefined) return err('HEARTH.TOO_OFTEN', { retryIn });
  if (ctx.method !== 'POST') return err('HEARTH.WRONG_METHOD', { allowed: ['POST'] });
  const read = await readJson(ctx.req, { maxBytes: MAX_BYTES });
  if (!read.ok) return read;
  const body = read.value;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return err('GRAPHQL.ONE_AT_A_TIME');
  const spreads = 'query' in body && typeof body.query === 'string' ? spreadsIn(body.query) : 0;
  if (spreads > MAX_SPREADS) return err('GRAPHQL.TOO_TANGLED', { spreads, limit: MAX_SPREADS });
  // Apollo's integration takes a body that is parsed already; Koa's types do not know the field.
  (ctx.request as { body?: unknown }).body = body;
  return ok();
}

function isTooOften(refused: Refusal): refused is Refusal<string, { retryIn: number }> {
  return refused.code === 'HEARTH.TOO_OFTEN';
}
