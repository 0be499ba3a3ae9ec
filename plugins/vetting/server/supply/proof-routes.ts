import { err, isUuid, ok, type Refusal } from '@hearth/cms/kernel';
import { bytesOf, mountByteRoutes, paramsOf, type ByteAnswer, type Platform } from '@hearth/cms/platform';
import type { Context } from 'koa';
import { MOST_PIECE_BYTES, SUPPLY_PROOFS } from '../../contract';
import { isGoodAddress, PROOF_PICTURES } from '../suppliers/proof-address';
import type { ProofFileKind } from '../suppliers/proof-store';
import { receivePiece, type ProofDeps } from './send-proof';

/** The ways of pictures of whoever registers. */
export function mountProofs(platform: Platform, deps: ProofDeps): void {
  mountByteRoutes(platform, 'cms', [
    { method: 'PUT', path: `${SUPPLY_PROOFS}/:id`, serve: (ctx) => receive(ctx, deps, platform.readers) },
    { method: 'GET', path: `${PROOF_PICTURES}/:id/:kind`, serve: (ctx) => show(ctx, deps) },
  ]);
}

async function receive(ctx: Context, deps: ProofDeps, readers: Platform['readers']): Promise<ByteAnswer> {
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

async function show(ctx: Context, deps: ProofDeps): Promise<ByteAnswer> {
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
