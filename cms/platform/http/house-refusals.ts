import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ErrorBook, Ids, Refusal } from '../../kernel';
import { isOurPath } from './our-paths';
import { brokenBody, localeOf, refusalBody, type ErrorBody } from './answer';

type Ports = { readonly book: () => ErrorBook; readonly ids: Ids };

/** The largest JSON body that Strapi's parser takes, as config/middlewares.ts says it in words. */
export const MOST_JSON_BYTES = 2 * 1024 * 1024;

/**
 * Says in our form what Strapi refuses by itself, before a route of ours is asked: no session, a body that is too large or no JSON,
 * a path that nobody has. Without it an app would have to read two kinds of refusals from the same address.
 */
export function refuseInOurForm(strapi: Core.Strapi, { book, ids }: Ports): void {
  strapi.server.use(async (ctx, next) => {
    await next();
    if (ctx.status < 400 || !isOurPath(strapi, ctx.path) || isOurs(ctx.body)) return;
    const { status } = ctx;
    const request = {
      id: ctx.response.get('x-request-id') || ids.next(),
      locale: localeOf(ctx.query['locale'], ctx.get('accept-language')),
    };
    const refused = refusalFor(ctx);
    ctx.body = refused ? refusalBody(book(), refused, request) : brokenBody(request);
    // Setting a body does not move a status, but what the catalog says of the code must be what is sent.
    ctx.status = refused ? book().status(refused.code) : status;
  });
}

function isOurs(body: unknown): body is ErrorBody {
  // Strapi's own bodies have `error`, too, but no code of a catalog in it.
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: { code?: unknown } };
  return typeof error?.code === 'string';
}

function refusalFor(ctx: Context): Refusal | undefined {
  switch (ctx.status) {
    case 400:
      return { code: 'HEARTH.NOT_JSON', details: undefined };
    case 401:
      return { code: 'HEARTH.SIGN_IN_FIRST', details: undefined };
    case 403:
      return { code: 'HEARTH.NOT_ALLOWED', details: undefined };
    case 404:
      return { code: 'HEARTH.NOT_FOUND', details: undefined };
    case 405:
      return { code: 'HEARTH.WRONG_METHOD', details: { allowed: ctx.response.get('allow').split(', ') } };
    case 413:
      return { code: 'HEARTH.TOO_LARGE', details: { maxBytes: MOST_JSON_BYTES } };
    case 415:
      return { code: 'HEARTH.WRONG_TYPE', details: { wanted: 'application/json' } };
    default:
      return undefined;
  }
}
