import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP } from 'node:net';
import { isPublicIp } from './public-address';

/** What a public address answered: its status, its first half megabyte as text, and the hash of those bytes. */
export type Answered = { readonly status: number; readonly text: string; readonly hash: string };

/** What the fetch may do besides the open net. */
export type FetchOptions = {
  /** Hosts with port that may be asked although they are not public: stand-ins of platforms. */
  readonly allowed?: readonly string[];
  /** A gateway that looks at pages for the house; it gets the host as the first part of the path. */
  readonly at?: string | undefined;
  readonly timeout?: number;
};

const MOST_BYTES = 512 * 1024;
const MOST_HOPS = 3;
const TIMEOUT = 8_000;

/**
 * Fetches a page that stands in a row, as a stranger would. The address is looked up once, must be a public one, and is the very one
 * that is called, at each redirection anew: whoever writes an address into the house cannot make it ask its own network. Undefined
 * when nothing came that can be relied on.
 */
export async function fetchPublic(url: string, options: FetchOptions = {}): Promise<Answered | undefined> {
  let here = url;
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const target = await targetOf(here, options);
    if (!target) return undefined;
    const answer = await ask(target, options.timeout ?? TIMEOUT).catch(() => undefined);
    if (!answer?.onwards) return answer?.seen;
    here = new URL(answer.onwards, here).toString();
  }
  return undefined;
}

type Target = { readonly url: URL; readonly address: string; readonly family: number };

async function targetOf(text: string, options: FetchOptions): Promise<Target | undefined> {
  const place = placeOf(text, options);
  if (!place) return undefined;
  const found = await lookup(bare(place.url), { all: true }).catch(() => []);
  const [first] = found;
  if (!first || (!place.isTrusted && !found.every(({ address }) => isPublicIp(address)))) return undefined;
  return { url: place.url, ...first };
}

type Place = { readonly url: URL; readonly isTrusted: boolean };

/** Where an address leads, judged by its words alone. */
function placeOf(text: string, { allowed = [], at }: FetchOptions): Place | undefined {
  const url = plainUrl(text);
  if (!url) return undefined;
  if (allowed.includes(url.host)) return { url, isTrusted: true };
  if (url.port !== '') return undefined;
  if (at === undefined) return { url, isTrusted: false };
  // Names mean nothing inside a closed network, so a gateway is asked for nothing that is an inner one by its looks.
  return looksPublic(url) ? { url: through(at, url), isTrusted: true } : undefined;
}

function plainUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isPlain = ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  return isPlain ? url : undefined;
}

const bare = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const looksPublic = (url: URL): boolean => (isIP(bare(url)) === 0 ? url.hostname.includes('.') : isPublicIp(bare(url)));

const through = (at: string, { host, pathname, search }: URL): URL =>
  new URL(`${at.replace(/\/$/, '')}/${host}${pathname}${search}`);

type Asked = { readonly onwards?: string; readonly seen?: Answered };

function ask({ url, address, family }: Target, timeout: number): Promise<Asked> {
  const begin = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const call = begin(
      url,
      {
        headers: { 'user-agent': 'Hearth-Probe/1', accept: 'text/html,*/*;q=0.5', 'cache-control': 'no-cache' },
        signal: AbortSignal.timeout(timeout),
        // The address that was judged is the one that is called; a second look-up could give another.
        lookup: (_host, options, found) => {
          if (options.all) found(null, [{ address, family }]);
          else found(null, address, family);
        },
      },
      (answer) => {
        const { statusCode: status = 0, headers } = answer;
        if (status >= 300 && status < 400 && headers.location !== undefined) {
          answer.resume();
          resolve({ onwards: headers.location });
        } else read(answer).then((bytes) => resolve({ seen: seenOf(status, bytes) }), reject);
      },
    );
    call.once('error', reject).end();
  });
}

async function read(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    // No encoding is set, so parts are buffers.
    const bytes = part as Buffer;
    parts.push(bytes);
    size += bytes.length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MOST_BYTES);
}

const seenOf = (status: number, bytes: Buffer): Answered => ({
  status,
  text: bytes.toString('utf8'),
  hash: createHash('sha256').update(bytes).digest('hex'),
});
