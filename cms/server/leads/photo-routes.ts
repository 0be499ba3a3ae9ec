import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { LEAD_PHOTOS } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { localeOf, type Platform } from '../../platform';
import type { LeadDeps } from './lead-deps';
import { isId, isPhotoKind, saidOfPhoto } from './photo.rules';
import { receivePhoto } from './receive-photo';
import { photoFile } from './view-photos';

type Answer = Result<{ readonly status: number; readonly type?: string; readonly body?: unknown }>;

/**
 * Hangs the ways of photos into Strapi's router: bytes come and go as they are, which contracts of JSON cannot say. What they mean is
 * judged by the verbs; here they are only carried.
 */
export function mountPhotos({ strapi, errors, ids }: Platform, deps: LeadDeps): void {
  const below = LEAD_PHOTOS.replace(/^\/api/, '');
  const serve =
    (work: (ctx: Context, deps: LeadDeps) => Promise<Answer>) =>
    async (ctx: Context): Promise<void> => {
      const answer = await work(ctx, deps);
      if (answer.ok) {
        ctx.status = answer.value.status;
        if (answer.value.type !== undefined) ctx.type = answer.value.type;
        ctx.body = answer.value.body ?? null;
      } else refuse(ctx, answer.error);
    };
  const refuse = (ctx: Context, refused: Refusal): void => {
    const locale = localeOf(ctx.query['locale'], ctx.get('accept-language'));
    ctx.status = errors.status(refused.code);
    // What was not read would be taken for the next request.
    if (!ctx.req.complete) ctx.set('Connection', 'close');
    const message = errors.message(refused, locale);
    ctx.body = { error: { code: refused.code, message, details: refused.details ?? {}, requestId: ids.next() } };
  };
  const usual = { config: { auth: false }, info: { type: 'content-api', pluginName: 'cms' } };
  const routes = [
    { method: 'PUT', path: `${below}/:id`, handler: serve(receive), ...usual },
    { method: 'DELETE', path: `${below}/:id`, handler: serve(remove), ...usual },
    { method: 'GET', path: `${below}/:id/:kind`, handler: serve(show), ...usual },
  ];
  // Strapi's types forget that routes added by hand bring their own `info`.
  strapi.server.routes({ type: 'content-api', prefix: '', routes: routes as unknown as Core.Route[] });
}

/** Koa's router hangs the params onto the context; its types do not know them. */
const paramsOf = (ctx: Context): Readonly<Record<string, string | undefined>> =>
  ctx['params'] as Record<string, string | undefined>;

async function receive(ctx: Context, deps: LeadDeps): Promise<Answer> {
  const said = saidOfPhoto(paramsOf(ctx)['id'], ctx.query, ctx.get('content-type'));
  if (!said) return err('HEARTH.NOT_FOUND');
  const length = Number(ctx.get('content-length')) || 0;
  const read = (most: number): Promise<Buffer | undefined> => bytesOf(ctx.req, most);
  const taken = await receivePhoto(deps, { ...said, address: ctx.ip, length, read });
  return taken.ok ? ok({ status: 201, body: taken.value }) : taken;
}

async function remove(ctx: Context, deps: LeadDeps): Promise<Answer> {
  const said = saidOfPhoto(paramsOf(ctx)['id'], ctx.query, '');
  if (!said) return err('HEARTH.NOT_FOUND');
  await deps.photos.removeUntold(said.id, said.tip);
  return ok({ status: 204 });
}

async function show(ctx: Context, deps: LeadDeps): Promise<Answer> {
  const { id, kind } = paramsOf(ctx);
  const { until, sign } = ctx.query;
  if (!isId(id) || !isPhotoKind(kind) || typeof sign !== 'string') return err('HEARTH.NOT_FOUND');
  const file = await photoFile(deps, { id, kind, until: Number(until), sign });
  if (!file.ok) return file;
  // For the browser of whoever was given the address, and for no cache between.
  ctx.set('Cache-Control', 'private, max-age=900');
  ctx.set('X-Content-Type-Options', 'nosniff');
  return ok({ status: 200, type: file.value.type, body: file.value.bytes });
}

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
