/** A crowd that buys: each buyer with a token and a key of their own, over connections that stay open. */
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { createAccessTokens } = lib('server/accounts/access-token.js');
const { readerKeysFrom } = lib('server/accounts/reader-secret.js');
const { systemClock } = lib('kernel/index.js');

const tokens = createAccessTokens({
  keys: readerKeysFrom({ HEARTH_READER_SECRET: 'a'.repeat(40) }),
  clock: systemClock,
});
const aToken = () =>
  tokens.issue({ kind: 'reader', id: randomUUID(), session: randomUUID(), station: 'yunze', name: '王敏' });
const bodyOf = (offer) => JSON.stringify({ lines: [{ offer, quantity: 1, price: 3990 }] });

/** All buyers press within a moment, over some hundred lines; each is timed from the moment of the rush, however long the line before them. */
export async function burst(urls, { offer, buyers, connections }) {
  const crowd = Array.from({ length: buyers }, aToken);
  const counts = { sold: 0, refused: 0, failed: 0 };
  const latencies = [];
  const path = '/api/shop/orders';
  const took = (began, status) => {
    latencies.push(performance.now() - began);
    if (status === 201) counts.sold += 1;
    else if (status === 409) counts.refused += 1;
    else counts.failed += 1;
  };
  const lines = await Promise.all(Array.from({ length: connections }, (_, n) => aLine(urls[n % urls.length])));
  const began = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (let token = crowd.pop(); token; token = crowd.pop()) {
        took(began, (await line.ask({ path, token, key: randomUUID(), body: bodyOf(offer) })).status);
      }
      line.end();
    }),
  );
  return { ...counts, latencies: latencies.sort((a, b) => a - b) };
}

/** A kept connection over which somebody new buys one unit each time; tells the status. */
export async function aBuyersLine(url) {
  const line = await aLine(url);
  const path = '/api/shop/orders';
  const buy = async (offer) =>
    (await line.ask({ path, token: aToken(), key: randomUUID(), body: bodyOf(offer) })).status;
  return { buy, end: line.end };
}

/** One kept connection that is asked one thing after the other. */
function aLine(url) {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let kept = '';
  let answer;
  socket.on('data', (chunk) => {
    kept += chunk.toString('latin1');
    const head = kept.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(kept)?.[1] ?? 0);
    if (kept.length < head + 4 + length) return;
    const whole = kept;
    kept = '';
    answer?.({ status: Number(whole.slice(9, 12)), whole });
  });
  socket.on('error', (error) => answer?.({ status: 0, whole: String(error) }));
  const ask = ({ path, token, key, body }) =>
    new Promise((resolve) => {
      answer = resolve;
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n` +
          `Idempotency-Key: ${key}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        (error) => error && resolve({ status: 0, whole: String(error) }),
      );
    });
  return new Promise((resolve) => socket.once('connect', () => resolve({ ask, end: () => socket.end() })));
}

let crowd;

/** Orders taken a second, from a crowd in which nobody asks for more than their share. */
export async function stream(url, { path, offer, seconds, connections }) {
  crowd ??= Array.from({ length: 30_000 }, aToken);
  const body = bodyOf(offer);
  let [count, answered, over] = [0, 0, false];
  const one = async () => {
    const line = await aLine(url);
    while (!over) {
      const key = `key-${offer.slice(-6)}-${(count += 1)}`;
      const { status, whole } = await line.ask({ path, token: crowd[count % crowd.length], key, body });
      if (status !== 200 && status !== 201) throw new Error(whole.slice(0, 600));
      answered += 1;
    }
    line.end();
  };
  const all = Promise.all(Array.from({ length: connections }, one));
  const pause = (ms) => Promise.race([new Promise((resolve) => setTimeout(resolve, ms)), all]);
  await pause(1_500);
  const [began, before] = [performance.now(), answered];
  await pause(seconds * 1_000);
  const perSecond = ((answered - before) * 1_000) / (performance.now() - began);
  over = true;
  await all;
  return perSecond;
}
