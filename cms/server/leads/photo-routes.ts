import type { Context } from 'koa';
import { LEAD_PHOTOS } from '../../contract';
import { err, ok } from '../../kernel';
import { bytesOf, mountByteRoutes, paramsOf, type ByteAnswer, type Platform } from '../../platform';
import type { LeadDeps } from './lead-deps';
import { isId, isPhotoKind, saidOfPhoto } from './photo.rules';
import { receivePhoto } from './receive-photo';
import { photoFile } from './view-photos';

/** The ways of photos of leads. */
export function mountPhotos(platform: Platform, deps: LeadDeps): void {
  mountByteRoutes(platform, 'cms', [
    { method: 'PUT', path: `${LEAD_PHOTOS}/:id`, serve: (ctx) => receive(ctx, deps) },
    { method: 'DELETE', path: `${LEAD_PHOTOS}/:id`, serve: (ctx) => remove(ctx, deps) },
    { method: 'GET', path: `${LEAD_PHOTOS}/:id/:kind`, serve: (ctx) => show(ctx, deps) },
  ]);
}

async function receive(ctx: Context, deps: LeadDeps): Promise<ByteAnswer> {
  const said = saidOfPhoto(paramsOf(ctx)['id'], ctx.query, ctx.get('content-type'));
  if (!said) return err('HEARTH.NOT_FOUND');
  const length = Number(ctx.get('content-length')) || 0;
  const read = (most: number): Promise<Buffer | undefined> => bytesOf(ctx.req, most);
  const taken = await receivePhoto(deps, { ...said, address: ctx.ip, length, read });
  return taken.ok ? ok({ status: 201, body: taken.value }) : taken;
}

async function remove(ctx: Context, deps: LeadDeps): Promise<ByteAnswer> {
  const said = saidOfPhoto(paramsOf(ctx)['id'], ctx.query, '');
  if (!said) return err('HEARTH.NOT_FOUND');
  await deps.photos.removeUntold(said.id, said.tip);
  return ok({ status: 204 });
}

async function show(ctx: Context, deps: LeadDeps): Promise<ByteAnswer> {
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
