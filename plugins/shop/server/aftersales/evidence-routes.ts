import { err, isUuid, ok } from '@hearth/cms/kernel';
import { bytesOf, mountByteRoutes, paramsOf, type ByteAnswer, type Platform } from '@hearth/cms/platform';
import type { Context } from 'koa';
import { AFTER_SALE_PHOTOS } from '../../contract';
import type { AfterSaleDeps } from './after-sale-deps';
import { isGoodEvidenceAddress } from './evidence-address';
import { evidenceKinds } from './evidence-store';
import { sendEvidence } from './send-evidence';

/** The ways of photos that a buyer shows. */
export function mountEvidence(platform: Platform, deps: AfterSaleDeps): void {
  mountByteRoutes(platform, 'cms', [
    { method: 'PUT', path: `${AFTER_SALE_PHOTOS}/:id`, serve: (ctx) => receive(ctx, deps, platform.readers) },
    { method: 'GET', path: `${AFTER_SALE_PHOTOS}/:id/:kind`, serve: (ctx) => show(ctx, deps) },
  ]);
}

async function receive(ctx: Context, deps: AfterSaleDeps, readers: Platform['readers']): Promise<ByteAnswer> {
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

async function show(ctx: Context, deps: AfterSaleDeps): Promise<ByteAnswer> {
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
