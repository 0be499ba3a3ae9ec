import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../kernel';

/** How much and how long a caller may send. */
export type BodyLimits = { readonly maxBytes: number; readonly maxMilliseconds?: number };

const PATIENCE = 10_000;
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** Reads a JSON body. Only `application/json` is taken: a form on a foreign page cannot send it without asking first (CORS). */
export async function readJson(req: IncomingMessage, limits: BodyLimits): Promise<Result<unknown>> {
  const { maxBytes } = limits;
  if (!JSON_TYPE.test(req.headers['content-type'] ?? ''))
    return err('HEARTH.WRONG_TYPE', { wanted: 'application/json' });
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') {
    return err('HEARTH.WRONG_TYPE', { wanted: 'identity' });
  }
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) return err('HEARTH.TOO_LARGE', { maxBytes });
  const bytes = await collected(req, limits);
  if (!bytes.ok) return bytes;
  try {
    const parsed: unknown = JSON.parse(bytes.value.toString('utf8'));
    return ok(parsed);
  } catch {
    return err('HEARTH.NOT_JSON');
  }
}

/** Reads what a foreign system sends in a form of its own. */
export async function readBytes(req: IncomingMessage, limits: BodyLimits): Promise<Result<Buffer>> {
  const { maxBytes } = limits;
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) return err('HEARTH.TOO_LARGE', { maxBytes });
  return collected(req, limits);
}

/** Gathers chunks until the end, the limit, or the end of our patience: a slow sender must not hold a handler for minutes. */
function collected(
  req: IncomingMessage,
  { maxBytes, maxMilliseconds = PATIENCE }: BodyLimits,
): Promise<Result<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (result: Result<Buffer>): void => {
      clearTimeout(timer);
      req
        .removeAllListeners('data')
        .removeAllListeners('end')
        .removeAllListeners('error')
        .removeAllListeners('aborted');
      // What still arrives is thrown away by Node; the answer closes the connection.
      req.on('error', () => undefined).resume();
      resolve(result);
    };
    const timer = setTimeout(() => {
      finish(err('HEARTH.TOO_SLOW'));
    }, maxMilliseconds);
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) finish(err('HEARTH.TOO_LARGE', { maxBytes }));
      else chunks.push(chunk);
    });
    req.on('end', () => {
      finish(ok(Buffer.concat(chunks, length)));
    });
    req.on('error', () => {
      finish(err('HEARTH.NOT_JSON'));
    });
  });
}
