import { err, isUuid, ok, type Refusal } from '@hearth/cms/kernel';
import { bytesOf, mountByteRoutes, paramsOf, type ByteAnswer, type Platform } from '@hearth/cms/platform';
import type { Context } from 'koa';
import { MOST_PIECE_BYTES, VISIT_PHOTOS } from '../../contract';
import type { Signed } from '../papers/receive-file';
import type { PhotoFileKind } from './photo-address.rules';
import { visitPhotoAt } from './see-photos';
import { receiveVisitPiece, type PhotoDeps } from './send-photo';

/** The ways of photographs of visits. */
export function mountVisitPhotos(platform: Platform, deps: PhotoDeps): void {
  mountByteRoutes(platform, 'vetting', [
    { method: 'PUT', path: `${VISIT_PHOTOS}/:station/:person/:id`, serve: (ctx) => receive(ctx, deps) },
    { method: 'GET', path: `${VISIT_PHOTOS}/:id/:kind`, serve: (ctx) => show(ctx, deps) },
  ]);
}

async function receive(ctx: Context, deps: PhotoDeps): Promise<ByteAnswer> {
  const { station = '', person = '', id } = paramsOf(ctx);
  const signed = signedOf(ctx);
  const offset = Number(ctx.query['offset']);
  if (!signed || !isUuid(id) || !Number.isSafeInteger(offset) || offset < 0) return err('VETTING.VISIT_NOT_FOUND');
  const tooMuch: Refusal = { code: 'VETTING.PIECE_SIZE', details: { most: MOST_PIECE_BYTES } };
  if (Number(ctx.get('content-length')) > MOST_PIECE_BYTES) return { ok: false, error: tooMuch };
  const bytes = await bytesOf(ctx.req, MOST_PIECE_BYTES);
  if (!bytes) return { ok: false, error: tooMuch };
  const taken = await receiveVisitPiece(deps, { ...signed, station, person, id, offset, bytes });
  return taken.ok ? ok({ body: taken.value }) : taken;
}

const KINDS: readonly PhotoFileKind[] = ['original', 'small', 'large'];

async function show(ctx: Context, deps: PhotoDeps): Promise<ByteAnswer> {
  const { id, kind: word } = paramsOf(ctx);
  const kind = KINDS.find((one) => one === word);
  const signed = signedOf(ctx);
  if (!signed || !isUuid(id) || !kind) return err('VETTING.VISIT_NOT_FOUND');
  const file = await visitPhotoAt(deps, { ...signed, id, kind });
  if (!file.ok) return file;
  // For the browser of whoever was given the address, and for no cache between.
  ctx.set('Cache-Control', 'private, max-age=900');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "default-src 'none'; img-src 'self'");
  return ok({ type: file.value.type, body: file.value.bytes });
}

function signedOf(ctx: Context): Signed | undefined {
  const { until, sign } = ctx.query;
  if (typeof until !== 'string' || typeof sign !== 'string') return undefined;
  return { path: ctx.path, until: Number(until), sign };
}
