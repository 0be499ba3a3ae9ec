import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import { localeOf, type Platform } from '@hearth/cms/platform';
import { VETTING_FILES } from '../../contract';
import type { GoodsDeps } from '../products/goods-deps';
import { fileAt, receiveFile, type Signed } from './receive-file';

type Answer = Result<{ readonly status: number; readonly type?: string; readonly body: unknown }>;

/** A file is shown by the browser itself, alone: it loads nothing and runs nothing. */
const CLOSED =
  "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * Hangs the ways of files into Strapi's router: bytes come and go as they are, which contracts of JSON cannot say. What they mean is judged
 * by the verbs; here they are only carried.
 */
export function mountFiles({ strapi, errors, ids }: Platform, deps: GoodsDeps): void {
  const below = VETTING_FILES.replace(/^\/api/, '');
  const serve =
    (work: (ctx: Context, deps: GoodsDeps) => Promise<Answer>) =>
    async (ctx: Context): Promise<void> => {
      const answer = await work(ctx, deps);
      if (!answer.ok) {
        refuse(ctx, answer.error);
        return;
      }
      ctx.status = answer.value.status;
      if (answer.value.type !== undefined) ctx.type = answer.value.type;
      ctx.body = answer.value.body;
    };
  const refuse = (ctx: Context, refused: Refusal): void => {
    const locale = localeOf(ctx.query['locale'], ctx.get('accept-language'));
    ctx.status = errors.status(refused.code);
    // What was not read would be taken for the next request.
    if (!ctx.req.complete) ctx.set('Connection', 'close');
    const message = errors.message(refused, locale);
    ctx.body = { error: { code: refused.code, message, details: refused.details ?? {}, requestId: ids.next() } };
  };
  const usual = { config: { auth: false }, info: { type: 'content-api', pluginName: 'vetting' } };
  const routes = [
    { method: 'PUT', path: `${below}/:station/:person/:ticket`, handler: serve(receive), ...usual },
    { method: 'GET', path: `${below}/:station/:hash`, handler: serve(show), ...usual },
  ];
  // Strapi's types forget that routes added by hand bring their own `info`.
  strapi.server.routes({ type: 'content-api', prefix: '', routes: routes as unknown as Core.Route[] });
}

async function receive(ctx: Context, deps: GoodsDeps): Promise<Answer> {
  const { station = '', person = '' } = paramsOf(ctx);
  const signed = signedOf(ctx);
  if (!signed) return err('GOODS.FILE_NOT_FOUND');
  const length = Number(ctx.get('content-length')) || 0;
  const read = (most: number): Promise<Buffer | undefined> => bytesOf(ctx.req, most);
  const taken = await receiveFile(deps, { ...signed, station, person, length, read });
  return taken.ok ? ok({ status: 201, body: taken.value }) : taken;
}

async function show(ctx: Context, deps: GoodsDeps): Promise<Answer> {
  const { station = '', hash = '' } = paramsOf(ctx);
  const signed = signedOf(ctx);
  if (!signed) return err('GOODS.FILE_NOT_FOUND');
  const file = await fileAt(deps, { ...signed, station, hash });
  if (!file.ok) return file;
  // For the browser of whoever was given the address, and for no cache between.
  ctx.set('Cache-Control', 'private, max-age=900');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', CLOSED);
  ctx.set('Content-Disposition', 'inline');
  return ok({ status: 200, type: file.value.type, body: file.value.bytes });
}

function signedOf(ctx: Context): Signed | undefined {
  const { until, sign } = ctx.query;
  if (typeof until !== 'string' || typeof sign !== 'string') return undefined;
  return { path: ctx.path, until: Number(until), sign };
}

/** Koa's router hangs the params onto the context; its types do not know them. */
const paramsOf = (ctx: Context): Readonly<Record<string, string | undefined>> =>
  ctx['params'] as Record<string, string | undefined>;

/** Reads no further than it has to: whoever says a kilobyte and sends a gigabyte is cut off. */
async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
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
