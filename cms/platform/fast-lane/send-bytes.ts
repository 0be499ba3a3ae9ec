import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FastRequest } from './fast-request';
import { SHIELD } from './prepared';

/** What is said of bytes whose address names exactly them. */
export type BytesFacts = { readonly type: string; readonly cacheControl: string };

/** A range of a file that is handed out as if it were one of its own. */
export type Piece = BytesFacts & { readonly path: string; readonly start: number; readonly length: number };

/** Sends bytes that lie in memory, in as many pieces as they lie there: nothing is hashed, packed or copied. */
export function sendBytes(request: FastRequest, facts: BytesFacts, pieces: readonly Buffer[]): 'sent' {
  const { req, res, method } = request;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  // Held until the bytes were there, a caller may have left meanwhile.
  if (req.destroyed || res.destroyed) return 'sent';
  res.writeHead(200, headersOf(request, facts, length));
  if (method === 'HEAD') res.end();
  else writeAll(res, pieces);
  return 'sent';
}

function writeAll(res: FastRequest['res'], pieces: readonly Buffer[]): void {
  res.cork();
  for (const piece of pieces) res.write(piece);
  res.end();
  res.uncork();
}

/** Sends a range of a file as a whole of its own; `undefined` when it is not there. */
export async function sendPiece(request: FastRequest, piece: Piece): Promise<'sent' | undefined> {
  const { path, start, length } = piece;
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    if ((await file.stat()).size < start + length) return undefined;
    const { res, method } = request;
    res.writeHead(200, headersOf(request, piece, length));
    if (method === 'HEAD' || length === 0) res.end();
    else await pipeline(file.createReadStream({ start, end: start + length - 1, autoClose: false }), res);
  } catch (error) {
    // A viewer who leaves ends the stream early; anything else is ours to know.
    if (!request.res.destroyed) throw error;
  } finally {
    await file.close();
  }
  return 'sent';
}

function headersOf({ id }: FastRequest, { type, cacheControl }: BytesFacts, length: number): Record<string, string> {
  return {
    ...SHIELD,
    'Content-Type': type,
    'Cache-Control': cacheControl,
    'Content-Length': String(length),
    'X-Request-Id': id,
  };
}
