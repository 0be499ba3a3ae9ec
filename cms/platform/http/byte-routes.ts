import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ErrorBook, Ids, Result } from '../../kernel';
import { localeOf, refusalBody } from './answer';

/** What a way of bytes answers: 200 where nothing else is said. */
export type ByteAnswer = Result<{ readonly status?: number; readonly type?: string; readonly body?: unknown }>;

/** A way on which bytes come or go as they are; its address is written out, `/api` and all. */
export type ByteRoute = {
  readonly method: 'PUT' | 'GET' | 'DELETE';
  readonly path: string;
  serve(ctx: Context): Promise<ByteAnswer>;
};

type Ports = { readonly strapi: Core.Strapi; readonly errors: ErrorBook; readonly ids: Ids };

/**
 * Hangs ways of files into Strapi's router: bytes, which contracts of JSON cannot say. What they mean is judged by the verbs; here they are
 * only carried, and refused in the words that all routes use.
 */
export function mountByteRoutes({ strapi, errors, ids }: Ports, plugin: string, ways: readonly ByteRoute[]): void {
  const handlerOf =
    (way: ByteRoute) =>
    async (ctx: Context): Promise<void> => {
      const answer = await way.serve(ctx);
      if (answer.ok) {
        const { status = 200, type, body = null } = answer.value;
        if (type !== undefined) ctx.type = type;
        ctx.body = body;
        ctx.status = status;
        return;
      }
      const locale = localeOf(ctx.query['locale'], ctx.get('accept-language'));
      // What was not read would be taken for the next request.
      if (!ctx.req.complete) ctx.set('Connection', 'close');
      ctx.status = errors.status(answer.error.code);
      ctx.body = refusalBody(errors, answer.error, { locale, id: ids.next() });
    };
  const routes = ways.map((way) => ({
    ...{ method: way.method, path: way.path.replace(/^\/api/, ''), handler: handlerOf(way) },
    ...{ config: { auth: false }, info: { type: 'content-api', pluginName: plugin } },
  }));
  // Strapi's types forget that routes added by hand bring their own `info`.
  strapi.server.routes({ type: 'content-api', prefix: '', routes: routes as unknown as Core.Route[] });
}

/** Koa's router hangs the params onto the context; its types do not know them. */
export const paramsOf = (ctx: Context): Readonly<Record<string, string | undefined>> =>
  ctx['params'] as Record<string, string | undefined>;

/** Reads no further than it has to: whoever says a kilobyte and sends a gigabyte is cut off. */
export async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A request's body is a stream of bytes; Node types what a stream yields as any.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
