/**
 * A steady load with an open loop: requests leave at even distances whether or not earlier ones came back, and each latency counts
 * from the moment at which its request was due. A client that sends its second's share in one burst and then waits measures itself.
 */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const HEAD_END = Buffer.from('\r\n\r\n');
/** How often the schedule is looked at; requests that fell due since are sent at once. */
const LOOK = 1;

/** Sends `rate` requests a second over so many connections for so long; gives every latency in milliseconds, in order of size. */
export async function evenLoad(url, { rate, connections, seconds }) {
  const { hostname, port, pathname, search, host } = new URL(url);
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: keep-alive\r\n\r\n`);
  const lines = await Promise.all(Array.from({ length: connections }, () => aLine({ hostname, port, request })));
  const total = Math.round(rate * seconds);
  const began = performance.now();
  let sent = 0;
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1000));
    for (; sent < due; sent += 1) lines[sent % connections].ask(began + (sent * 1000) / rate);
    await wait(LOOK);
  }
  const ended = performance.now();
  await Promise.all(lines.map((line) => line.rest()));
  const latencies = lines.flatMap((line) => line.latencies).sort((a, b) => a - b);
  return { latencies, perSecond: (total * 1000) / (ended - began) };
}

/** One connection; answers come back in the order in which they were asked for, and a second question waits for the first answer. */
async function aLine({ hostname, port, request }) {
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const waiting = [];
  const latencies = [];
  let inFlight = false;
  let missing = -1;
  let head = Buffer.alloc(0);
  let idle;
  const next = () => {
    inFlight = waiting.length > 0;
    if (inFlight) socket.write(request);
    else idle?.();
  };
  const answered = () => {
    latencies.push(performance.now() - waiting.shift());
    missing = -1;
    next();
  };
  socket.on('data', (chunk) => {
    if (missing < 0) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      missing = lengthOf(head.toString('latin1', 0, end)) - (head.length - end - HEAD_END.length);
      head = Buffer.alloc(0);
    } else missing -= chunk.length;
    if (missing === 0) answered();
  });
  return {
    latencies,
    ask(due) {
      waiting.push(due);
      if (!inFlight) next();
    },
    async rest() {
      if (inFlight) await new Promise((resolve) => (idle = resolve));
      socket.destroy();
    },
  };
}

function lengthOf(head) {
  if (!head.startsWith('HTTP/1.1 200 ')) throw new Error(`The server answered ${head.slice(0, 40)}`);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error('An answer without a length');
  return Number(length);
}
