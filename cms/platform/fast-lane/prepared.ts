import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { encodingFor, type Encoding } from './accept-encoding';

/** Header names and values in turn, as `writeHead` takes them fastest. */
export type FlatHeaders = readonly string[];

/** One form of an answer: its bytes, its own strong tag, and the headers of 200 and 304. */
export type Variant = {
  readonly etag: string;
  readonly body: Buffer;
  readonly headers: FlatHeaders;
  readonly unchanged: FlatHeaders;
};

/** An answer made once and sent many times: nothing is computed while a request waits. */
export type Prepared = {
  readonly status: number;
  readonly identity: Variant;
  readonly gzip: Variant | undefined;
  readonly br: Variant | undefined;
};

/** What makes bytes an answer. */
export type Preparation = {
  readonly type: string;
  readonly status?: number;
  readonly cacheControl?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `squeeze` is for what is prepared once and sent for months: slower, smaller. */
  readonly squeeze?: boolean;
};

/** Asks again each time, and is told 304 in a few bytes when nothing changed. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate';
/** For addresses that carry the hash of their bytes. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

const SMALL = 600;
const COMPRESSIBLE =
  /^(text\/|application\/(json|javascript|manifest\+json|ld\+json|rss\+xml|atom\+xml|feed\+json|vnd\.iptc\.g2\.newsmessage\+xml|vnd\.apple\.mpegurl|xml|wasm)|image\/svg)/;

const gzipOf = promisify(gzip);
const brotliOf = promisify<Buffer, object, Buffer>(brotliCompress);

/** Hashes and compresses an answer once; each form has a tag of its own, because a strong tag stands for exact bytes. */
export async function prepare(body: Buffer | string, preparation: Preparation): Promise<Prepared> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const tag = createHash('sha256').update(bytes).digest('base64url');
  const worthIt = bytes.length >= SMALL && COMPRESSIBLE.test(preparation.type);
  const [zipped, brotlied] = worthIt ? await compressed(bytes, preparation.squeeze ?? false) : [];
  const smaller = (form: Buffer | undefined, encoding: Encoding): Variant | undefined =>
    form && form.length < bytes.length ? variant(form, { tag, encoding, preparation }) : undefined;
  return {
    status: preparation.status ?? 200,
    identity: variant(bytes, { tag, encoding: 'identity', preparation }),
    gzip: smaller(zipped, 'gzip'),
    br: smaller(brotlied, 'br'),
  };
}

/** A JSON answer. */
export function prepareJson(value: unknown, preparation: Omit<Preparation, 'type'> = {}): Promise<Prepared> {
  return prepare(JSON.stringify(value), { type: 'application/json; charset=utf-8', ...preparation });
}

/** The form for a caller's `Accept-Encoding`. */
export function variantFor(prepared: Prepared, acceptEncoding: string | undefined): Variant {
  const encoding = encodingFor(acceptEncoding);
  if (encoding === 'identity') return prepared.identity;
  // Whoever takes Brotli takes gzip as well in practice, but only what was offered may be sent.
  return prepared[encoding] ?? prepared.identity;
}

async function compressed(bytes: Buffer, squeeze: boolean): Promise<readonly Buffer[]> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: squeeze ? 9 : 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return Promise.all([gzipOf(bytes), brotliOf(bytes, { params })]);
}

type Form = { readonly tag: string; readonly encoding: Encoding; readonly preparation: Preparation };

function variant(body: Buffer, { tag, encoding, preparation }: Form): Variant {
  const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;
  const kept: FlatHeaders = [
    ...['ETag', etag, 'Cache-Control', preparation.cacheControl ?? ASK_AGAIN, 'Vary', 'Accept-Encoding'],
    ...Object.entries({ ...SHIELD, ...preparation.headers }).flat(),
  ];
  const coded = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
  return {
    etag,
    body,
    headers: [...kept, 'Content-Type', preparation.type, 'Content-Length', String(body.length), ...coded],
    unchanged: kept,
  };
}

/** What every answer of the fast lane says to a browser; a page replaces the policy by one that lets its own scripts run. */
export const SHIELD: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, X-Request-Id, Retry-After',
};
