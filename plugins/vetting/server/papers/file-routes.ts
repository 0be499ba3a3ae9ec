import type { Context } from 'koa';
import { err, ok } from '@hearth/cms/kernel';
import { bytesOf, mountByteRoutes, paramsOf, type ByteAnswer, type Platform } from '@hearth/cms/platform';
import { VETTING_FILES } from '../../contract';
import type { GoodsDeps } from '../products/goods-deps';
import { fileAt, receiveFile, type Signed } from './receive-file';

/** A file is shown by the browser itself, alone: it loads nothing and runs nothing. */
const CLOSED =
  "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** The ways of papers. */
export function mountFiles(platform: Platform, deps: GoodsDeps): void {
  mountByteRoutes(platform, 'vetting', [
    { method: 'PUT', path: `${VETTING_FILES}/:station/:person/:ticket`, serve: (ctx) => receive(ctx, deps) },
    { method: 'GET', path: `${VETTING_FILES}/:station/:hash`, serve: (ctx) => show(ctx, deps) },
  ]);
}

async function receive(ctx: Context, deps: GoodsDeps): Promise<ByteAnswer> {
  const { station = '', person = '' } = paramsOf(ctx);
  const signed = signedOf(ctx);
  if (!signed) return err('GOODS.FILE_NOT_FOUND');
  const length = Number(ctx.get('content-length')) || 0;
  const read = (most: number): Promise<Buffer | undefined> => bytesOf(ctx.req, most);
  const taken = await receiveFile(deps, { ...signed, station, person, length, read });
  return taken.ok ? ok({ status: 201, body: taken.value }) : taken;
}

async function show(ctx: Context, deps: GoodsDeps): Promise<ByteAnswer> {
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
