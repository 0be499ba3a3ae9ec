import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { byteRange, type ByteRange } from './byte-range';
import type { FastRequest } from './fast-request';
import { SHIELD } from './prepared';
import { hasAlready } from './send';

/** A file on disk and how to hand it out. */
export type SentFile = {
  readonly path: string;
  readonly type: string;
  readonly inline: boolean;
  readonly cacheControl: string;
};

/** Streams a file, whole or the piece that was asked for; `undefined` when it is not there. */
export async function sendFile(request: FastRequest, file: SentFile): Promise<'sent' | undefined> {
  const handle = await opened(file.path);
  if (!handle) return undefined;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return undefined;
    const { size, mtimeMs } = stats;
    const etag = `"${Math.floor(mtimeMs).toString(36)}-${size.toString(36)}"`;
    await send(request, file, { handle, size, etag });
    return 'sent';
  } finally {
    await handle.close();
  }
}

type Open = { readonly handle: FileHandle; readonly size: number; readonly etag: string };

async function send(request: FastRequest, file: SentFile, { handle, size, etag }: Open): Promise<void> {
  const { req, res, method } = request;
  const headers = { ...headersOf(file, etag), 'X-Request-Id': request.id };
  if (hasAlready(req.headers['if-none-match'], etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const range = wantedRange(request, etag, size);
  if (range === 'none') {
    res.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
    return;
  }
  const { start, end } = range === 'all' ? { start: 0, end: size - 1 } : range;
  const partial = range === 'all' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` };
  res.writeHead(range === 'all' ? 200 : 206, { ...headers, ...partial, 'Content-Length': end - start + 1 });
  if (method === 'HEAD' || size === 0) {
    res.end();
    return;
  }
  try {
    await pipeline(handle.createReadStream({ start, end, autoClose: false }), res);
  } catch (error) {
    // A viewer who seeks or leaves ends the stream early; anything else is ours to know.
    if (!res.destroyed) throw error;
  }
}

/** A piece of an older version must not be glued to one of this version: `If-Range` asks for that. */
function wantedRange({ req, method }: FastRequest, etag: string, size: number): ByteRange {
  const ifRange = req.headers['if-range'];
  if (method !== 'GET' || (ifRange !== undefined && ifRange !== etag)) return 'all';
  return byteRange(req.headers.range, size);
}

function headersOf({ type, inline, cacheControl }: SentFile, etag: string): Record<string, string> {
  return {
    ...SHIELD,
    // A file opened by itself runs nothing, whatever it holds.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox",
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    'Cache-Control': cacheControl,
    ETag: etag,
    ...(inline ? {} : { 'Content-Disposition': 'attachment' }),
  };
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    // Only a node error carries a code.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}
