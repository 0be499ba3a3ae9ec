import { SHIELD, variantFor, type FlatHeaders, type Prepared } from './prepared';
import type { FastRequest } from './fast-request';

/** Sends what lies ready: 304 when the caller has these very bytes, headers alone for HEAD. */
export function sendPrepared({ req, res, method, id }: FastRequest, prepared: Prepared): void {
  const variant = variantFor(prepared, header(req.headers['accept-encoding']));
  if (prepared.status === 200 && hasAlready(req.headers['if-none-match'], variant.etag)) {
    res.writeHead(304, withId(variant.unchanged, id)).end();
    return;
  }
  res.writeHead(prepared.status, withId(variant.headers, id));
  if (method === 'HEAD') res.end();
  else res.end(variant.body);
}

/** What is made for one caller alone: refusals, and what a use case answered. */
export type OneOff = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

const ONE_OFF: FlatHeaders = [
  ...['Content-Type', 'application/json; charset=utf-8', 'Cache-Control', 'no-store'],
  ...Object.entries(SHIELD).flat(),
];

/** Sends a JSON body that nobody may keep. */
export function sendOneOff({ res, method, id }: FastRequest, { status, body, headers }: OneOff): void {
  const text = status === 204 ? '' : JSON.stringify(body);
  const length = status === 204 ? [] : ['Content-Length', String(Buffer.byteLength(text))];
  res.writeHead(status, withId([...ONE_OFF, ...length, ...Object.entries(headers ?? {}).flat()], id));
  // Text leaves in one piece with its head; bytes would be a second piece to write.
  if (method === 'HEAD') res.end();
  else res.end(text);
}

/** `If-None-Match` compares weakly (RFC 9110 §13.1.2), and a proxy that recompressed may have weakened our tag. */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  if (ifNoneMatch.length > 2_000) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

// `writeHead` wants a mutable array it can keep; the prepared one is shared by all requests.
function withId(headers: FlatHeaders, id: string): string[] {
  return headers.concat('X-Request-Id', id);
}

function header(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.join(',');
}
