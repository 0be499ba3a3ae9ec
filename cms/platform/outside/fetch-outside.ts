import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as plain, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as secure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import { isAllowed, isPublicAddress } from './address';

/** Why nothing came from outside. `note` says the status or the host. */
export type OutsideProblem = {
  readonly problem: 'not-allowed' | 'unreachable' | 'too-slow' | 'too-large' | 'refused' | 'redirects';
  readonly note: string;
};

/** What came from outside. */
export type OutsideAnswer = {
  readonly status: number;
  readonly url: string;
  readonly contentType: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly body: Buffer;
};

/** What is asked of a foreign host, and how patient one is with it. */
export type OutsideRequest = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent to the first host alone, and not on to where it leads. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Something that is told to the host instead of read from it; it is told to no other, wherever that one leads. */
  readonly post?: { readonly type: string; readonly body: string };
  /** Unpacked. */
  readonly maxBytes: number;
  readonly timeout: number;
  readonly allowed: ReadonlySet<string>;
};

const MOST_REDIRECTS = 5;

class Problem extends Error {
  constructor(readonly told: OutsideProblem) {
    super(told.problem);
  }
}
const fail = (problem: OutsideProblem['problem'], note: string): Problem => new Problem({ problem, note });

/**
 * Reads something from a host that somebody typed in. Each address on the way, redirects included, is looked up once, has to be public
 * unless the operator named the host, and is the one that is connected to: a name that points inside on the second look changes nothing.
 */
export async function fetchOutside(asked: OutsideRequest): Promise<OutsideAnswer | OutsideProblem> {
  const patience = AbortSignal.timeout(asked.timeout);
  try {
    let url = new URL(asked.url);
    const first = url.origin;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const secrets = url.origin === first ? asked.secrets : {};
      const answer = await ask(url, { ...asked.headers, ...secrets }, { ...asked, patience });
      const onward = redirectOf(answer, url);
      if (onward === undefined) return await whole(answer, url, asked.maxBytes);
      answer.destroy();
      if (asked.post) throw fail('redirects', 'POST');
      url = onward;
    }
    throw fail('redirects', `> ${MOST_REDIRECTS}`);
  } catch (error) {
    if (error instanceof Problem) return error.told;
    if (patience.aborted) return { problem: 'too-slow', note: `${asked.timeout} ms` };
    return { problem: 'unreachable', note: codeOf(error) };
  }
}

type How = Pick<OutsideRequest, 'allowed' | 'post'> & { readonly patience: AbortSignal };

function ask(url: URL, headers: OutgoingHttpHeaders, { allowed, patience, post }: How): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw fail('not-allowed', url.protocol);
  const isFree = isAllowed(url, allowed);
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  // An address that stands in the URL itself is never looked up.
  if (!isFree && isIP(bare) !== 0 && !isPublicAddress(bare)) throw fail('not-allowed', url.hostname);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secure : plain;
    const sent = send(
      url,
      {
        agent: false,
        signal: patience,
        lookup: isFree ? lookupAny : lookupPublic,
        headers: {
          ...{ 'user-agent': 'Hearth-ingest/1', 'accept-encoding': 'gzip, deflate, br', ...headers },
          ...(post && { 'content-type': post.type, 'content-length': Buffer.byteLength(post.body) }),
        },
        method: post ? 'POST' : 'GET',
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end(post?.body);
  });
}

const lookupAny: LookupFunction = (host, options, done) => systemLookup(host, options, done);

/** Gives on only addresses that are public; when one of several is not, the name is none that we ask. */
const lookupPublic: LookupFunction = (host, options, done) => {
  systemLookup(host, { ...options, all: true }, (error, found) => {
    if (error) {
      done(error, '', 0);
      return;
    }
    const addresses: readonly LookupAddress[] = found;
    const inside = addresses.find(({ address }) => !isPublicAddress(address));
    const [first] = addresses;
    if (inside || !first) done(fail('not-allowed', host), '', 0);
    else if (options.all) done(null, [...addresses]);
    else done(null, first.address, first.family);
  });
};

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  try {
    return new URL(headers.location, from);
  } catch {
    throw fail('redirects', headers.location.slice(0, 100));
  }
}

async function whole(answer: IncomingMessage, url: URL, maxBytes: number): Promise<OutsideAnswer> {
  const { statusCode: status = 0, headers } = answer;
  if (status !== 304 && (status < 200 || status > 299)) {
    answer.destroy();
    throw fail('refused', String(status));
  }
  const body = await read(unpacked(answer), maxBytes).finally(() => answer.destroy());
  return {
    status,
    url: url.href,
    contentType: headers['content-type'] ?? '',
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    body,
  };
}

function unpacked(answer: IncomingMessage): Readable {
  const packed = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[(answer.headers['content-encoding'] ?? '').toLowerCase()];
  if (!packed) return answer;
  const open = packed();
  answer.on('error', (error) => open.destroy(error));
  return answer.pipe(open);
}

/** Counts while it reads: a length that a host announces, or leaves out, is only its word. */
async function read(from: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of from) {
    const bytes = part as Buffer; // a stream without an encoding gives buffers
    size += bytes.length;
    if (size > maxBytes) throw fail('too-large', `> ${maxBytes}`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNKNOWN';
}
