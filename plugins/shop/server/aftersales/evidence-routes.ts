import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import { err, isUuid, ok, type Result } from '@hearth/cms/kernel';
import { localeOf, type Platform } from '@hearth/cms/platform';
import type { Context } from 'koa';
import { AFTER_SALE_PHOTOS } from '../../contract';
import type { AfterSaleDeps } from './after-sale-deps';
import { isGoodEvidenceAddress } from './evidence-address';
import { evidenceKinds } from './evidence-store';
import { sendEvidence } from './send-evidence';

type Answer = Result<{ readonly status: number; readonly type?: string; readonly body: unknown }>;

/** Hangs the ways of photos into Strapi's router: bytes come and go as they are, which contracts of JSON cannot say. */
export function mountEvidence({ strapi, errors, ids, readers }: Platform, deps: AfterSaleDeps): void {
  const serve = (work: (ctx: Context) => Promise<Answer>) => async (ctx: Context) => {
    const answer = await work(ctx);
    if (answer.ok) {
      ctx.status = answer.value.status;
      if (answer.value.type !== undefined) ctx.type = answer.value.type;
      ctx.body = answer.value.body;
      return;
    }
    const locale = localeOf(ctx.query['locale'], ctx.get('accept-language'));
    const { code, details } = answer.error;
    ctx.status = errors.status(code);
    // What was not read would be taken for the next request.
    if (!ctx.req.complete) ctx.set('Connection', 'close');
    const message = errors.message(answer.error, locale);
    ctx.body = { error: { code, message, details: details ?? {}, requestId: ids.next() } };
  };
  const usual = { config: { auth: false }, info: { type: 'content-api', pluginName: 'cms' } };
  const below = AFTER_SALE_PHOTOS.replace(/^\/api/, '');
  const routes = [
    { method: 'PUT', path: `${below}/:id`, handler: serve((ctx) => receive(ctx, deps, readers)), ...usual },
    { method: 'GET', path: `${below}/:id/:kind`, handler: serve((ctx) => show(ctx, deps)), ...usual },
  ];
  // Strapi's types forget that routes added by hand bring their own `info`.
  strapi.server.routes({ type: 'content-api', prefix: '', routes: routes as unknown as Core.Route[] });
}

/** Koa's router hangs the params onto the context; its types do not know them. */
const paramsOf = (ctx: Context): Readonly<Record<string, string | undefined>> =>
  ctx['params'] as Record<string, string | undefined>;

async function receive(ctx: Context, deps: AfterSaleDeps, readers: Platform['readers']): Promise<Answer> {
  const reader = await readers.readerOf(/^bearer (.+)$/i.exec(ctx.get('authorization'))?.[1]);
  if (!reader.ok) return reader;
  const { id } = paramsOf(ctx);
  const { order } = ctx.query;
  if (!isUuid(id) || !isUuid(order)) return err('HEARTH.NOT_FOUND');
  const said = (ctx.get('content-type').split(';')[0] ?? '').trim().toLowerCase();
  const type = said === 'image/jpg' ? 'image/jpeg' : said;
  const length = Number(ctx.get('content-length')) || 0;
  const read = (most: number): Promise<Buffer | undefined> => bytesOf(ctx.req, most);
  const taken = await sendEvidence(deps, reader.value, { id, order, type, length, read });
  return taken.ok ? ok({ status: 201, body: taken.value }) : taken;
}

async function show(ctx: Context, deps: AfterSaleDeps): Promise<Answer> {
  const { id, kind: word } = paramsOf(ctx);
  const kind = evidenceKinds.find((one) => one === word);
  const { until, sign } = ctx.query;
  if (!isUuid(id) || !kind || typeof sign !== 'string') return err('HEARTH.NOT_FOUND');
  // Which of the two is wrong is nobody's business.
  const isGood = isGoodEvidenceAddress(deps, { id, kind, until: Number(until), sign });
  const file = isGood ? await deps.evidence.file(deps.database.read, id, kind) : undefined;
  if (!file) return err('HEARTH.NOT_FOUND');
  // For the browser of whoever was given the address, and for no cache between.
  ctx.set('Cache-Control', 'private, max-age=900');
  ctx.set('X-Content-Type-Options', 'nosniff');
  return ok({ status: 200, type: file.type, body: file.bytes });
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
