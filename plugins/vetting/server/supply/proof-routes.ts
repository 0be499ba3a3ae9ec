import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';
import { err, isUuid, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import { localeOf, type Platform } from '@hearth/cms/platform';
import type { Context } from 'koa';
import { MOST_PIECE_BYTES, SUPPLY_PROOFS } from '../../contract';
import { isGoodAddress, PROOF_PICTURES } from '../suppliers/proof-address';
import type { ProofFileKind } from '../suppliers/proof-store';
import { receivePiece, type ProofDeps } from './send-proof';

type Answer = Result<{ readonly type?: string; readonly body: unknown }>;

/** Hangs the ways of pictures into Strapi's router: bytes come and go as they are, which contracts of JSON cannot say. */
export function mountProofs({ strapi, errors, ids, readers }: Platform, deps: ProofDeps): void {
  const serve = (work: (ctx: Context) => Promise<Answer>) => async (ctx: Context) => {
    const answer = await work(ctx);
    if (answer.ok) {
      if (answer.value.type !== undefined) ctx.type = answer.value.type;
      ctx.body = answer.value.body;
      return;
    }
    const locale = localeOf(ctx.query['locale'], ctx.get('accept-language'));
    ctx.status = errors.status(answer.error.code);
    // What was not read would be taken for the next request.
    if (!ctx.req.complete) ctx.set('Connection', 'close');
    const message = errors.message(answer.error, locale);
    ctx.body = {
      error: { code: answer.error.code, message, details: answer.error.details ?? {}, requestId: ids.next() },
    };
  };
  const usual = { config: { auth: false }, info: { type: 'content-api', pluginName: 'cms' } };
  const below = (path: string): string => path.replace(/^\/api/, '');
  const routes = [
    {
      method: 'PUT',
      path: `${below(SUPPLY_PROOFS)}/:id`,
      handler: serve((ctx) => receive(ctx, deps, readers)),
      ...usual,
    },
    { method: 'GET', path: `${below(PROOF_PICTURES)}/:id/:kind`, handler: serve((ctx) => show(ctx, deps)), ...usual },
  ];
  // Strapi's types forget that routes added by hand bring their own `info`.
  strapi.server.routes({ type: 'content-api', prefix: '', routes: routes as unknown as Core.Route[] });
}

/** Koa's router hangs the params onto the context; its types do not know them. */
const paramsOf = (ctx: Context): Readonly<Record<string, string | undefined>> =>
  ctx['params'] as Record<string, string | undefined>;

async function receive(ctx: Context, deps: ProofDeps, readers: Platform['readers']): Promise<Answer> {
  const reader = await readers.readerOf(/^bearer (.+)$/i.exec(ctx.get('authorization'))?.[1]);
  if (!reader.ok) return reader;
  const { id } = paramsOf(ctx);
  const offset = Number(ctx.query['offset']);
  if (!isUuid(id) || !Number.isSafeInteger(offset) || offset < 0) return err('VETTING.SUPPLY_NOT_FOUND');
  const tooMuch: Refusal = { code: 'VETTING.PIECE_SIZE', details: { most: MOST_PIECE_BYTES } };
  if (Number(ctx.get('content-length')) > MOST_PIECE_BYTES) return { ok: false, error: tooMuch };
  const bytes = await bytesOf(ctx.req, MOST_PIECE_BYTES);
  if (!bytes) return { ok: false, error: tooMuch };
  const taken = await receivePiece(deps, reader.value, { id, offset, bytes });
  return taken.ok ? ok({ body: taken.value }) : taken;
}

const KINDS: readonly ProofFileKind[] = ['picture', 'small', 'large'];

async function show(ctx: Context, deps: ProofDeps): Promise<Answer> {
  const { id, kind: word } = paramsOf(ctx);
  const kind = KINDS.find((one) => one === word);
  const { until, sign } = ctx.query;
  if (!isUuid(id) || !kind || typeof sign !== 'string') return err('HEARTH.NOT_FOUND');
  // Which of the two is wrong is nobody's business.
  const isGood = isGoodAddress(deps, { id, kind, until: Number(until), sign });
  const file = isGood ? await deps.proofs.file(deps.database, id, kind) : undefined;
  if (!file) return err('HEARTH.NOT_FOUND');
  ctx.set('Cache-Control', 'private, max-age=900');
  ctx.set('X-Content-Type-Options', 'nosniff');
  return ok({ type: file.type, body: file.bytes });
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
