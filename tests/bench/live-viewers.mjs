/** Viewers without eyes: each asks for the next playlist and takes the part that came with it, as players of LL-HLS do. */
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function get(address) {
  return new Promise((resolve, reject) => {
    const req = request(address, { agent, headers: { 'accept-encoding': 'gzip' } }, (res) => {
      const chunks = [];
      res.on('data', (chunk) => chunks.push(chunk));
      res.on('end', () => resolve({ status: res.statusCode, bytes: Buffer.concat(chunks) }));
    });
    req.on('error', reject).end();
  });
}

/** The part that comes next, as the playlist promises it; waits until there is one. */
export async function newestPart(media) {
  for (;;) {
    const answer = await fetch(media).catch(() => undefined);
    const [, segment, index] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)/.exec((await answer?.text()) ?? '') ?? [];
    if (segment !== undefined) return [Number(segment), Number(index)];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Lets so many watch for so long, each at `media` or at what `media` gives for its number; gives what they got. */
export async function crowd({ media, part, viewers, seconds }) {
  const until = performance.now() + seconds * 1_000;
  const sum = { parts: 0, bytes: 0, failures: 0 };
  const watching = Array.from({ length: viewers }, async (_, number) => {
    const own = typeof media === 'function' ? media(number) : media;
    let next = await part();
    while (performance.now() < until) {
      const [segment, index] = next;
      const list = await get(`${own}?_HLS_msn=${segment}&_HLS_part=${index}&_HLS_skip=YES`);
      const got = await get(own.replace('live.m3u8', `${segment}.${index}.m4s`));
      if (list.status !== 200) sum.failures += 1;
      // The promised part was the first of the next segment after all: a key frame came early.
      next = got.status === 200 ? following(next) : [segment + 1, 0];
      sum.parts += got.status === 200 ? 1 : 0;
      sum.failures += got.status === 200 ? 0 : 1;
      sum.bytes += got.bytes.length + list.bytes.length;
    }
  });
  await Promise.all(watching);
  return sum;
}

/** Films of the bench have four parts to a segment. */
const following = ([segment, part]) => (part === 3 ? [segment + 1, 0] : [segment, part + 1]);
