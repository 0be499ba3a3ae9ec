import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SHIELD, type FastLane, type FastRequest } from '@hearth/cms/platform';
import type { PlainFilm } from '../../engine/cutting/plain-film';
import type { TakenPlace } from './taking-store';
import { hashOfToken } from './take-recording';
import { rangeOf, type Span } from './taking-range.rules';

/** What whoever hands out films asks. */
export type TakingPorts = {
  readonly lane: Pick<FastLane, 'get' | 'refuse' | 'limited'>;
  find(hash: string): Promise<TakenPlace | undefined>;
  film(place: TakenPlace): Promise<PlainFilm | undefined>;
};

const ROUTE = '/take/:token/:name';
const PER_MINUTE = 600;
const TOKEN = /^[\w-]{43}$/;

/** Hands out films by their links: whole, or the range that is asked for, so that a load that broke off goes on. */
export function serveTakings({ lane, find, film }: TakingPorts): void {
  lane.get(ROUTE, async (request) => {
    if (lane.limited(request, { route: ROUTE, perMinute: PER_MINUTE })) return 'sent';
    const [, , token = '', name = ''] = request.path.split('/');
    const place = TOKEN.test(token) ? await find(hashOfToken(token)) : undefined;
    const found = place && (await film(place));
    if (!found) return lane.refuse(request, { code: 'STREAMING.LINK_OVER', details: undefined });
    await send(request, found, name);
    return 'sent';
  });
}

async function send(request: FastRequest, film: PlainFilm, name: string): Promise<void> {
  const { req, res, method } = request;
  const size = film.head.length + film.length;
  const span = rangeOf(req.headers.range, size);
  const headers = headersOf(request, name);
  if (span === 'none') {
    res.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  const { start, end } = span === 'all' ? { start: 0, end: size - 1 } : span;
  const ranged = span === 'all' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` };
  res.writeHead(span === 'all' ? 200 : 206, { ...headers, ...ranged, 'Content-Length': String(end - start + 1) });
  if (method === 'HEAD') {
    res.end();
    return;
  }
  try {
    await pipeline(Readable.from(bytesOf(film, { start, end }), { objectMode: false }), res);
  } catch (error) {
    // Whoever leaves ends the stream early; anything else is ours to know.
    if (!res.destroyed) throw error;
  }
}

/** First what of the head is wanted, then what of the recording. */
async function* bytesOf({ head, path, start: from, length }: PlainFilm, { start, end }: Span): AsyncIterable<Buffer> {
  if (start < head.length) yield head.subarray(start, end + 1);
  const [first, last] = [Math.max(0, start - head.length), Math.min(end - head.length, length - 1)];
  if (last < first) return;
  for await (const chunk of createReadStream(path, { start: from + first, end: from + last })) {
    // A stream of a file without an encoding gives bytes.
    yield chunk as Buffer;
  }
}

function headersOf({ id }: FastRequest, name: string): Record<string, string> {
  return {
    ...SHIELD,
    'Content-Type': 'video/mp4',
    'Content-Disposition': `attachment; filename="recording.mp4"; filename*=UTF-8''${/^[\w%.()~-]*$/.test(name) ? name : 'recording.mp4'}`,
    'Accept-Ranges': 'bytes',
    // The link is a key: nothing on the way keeps what it opens.
    'Cache-Control': 'private, no-store',
    'X-Request-Id': id,
  };
}
