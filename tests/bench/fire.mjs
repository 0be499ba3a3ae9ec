/** Load from outside the measured process. */
import autocannon from 'autocannon';
import { evenLoad } from './even-load.mjs';

/** Requests a second that a server takes on so many connections. The first second warms up and is thrown away. */
export async function fullSpeed(url, { connections = 50, seconds = 4 } = {}) {
  await run({ url, connections, duration: 1 });
  const result = await run({ url, connections, duration: seconds });
  return result.requests.average;
}

/** A steady rate, evenly spread; latencies count from when a request was due, so a stalled server cannot hide. */
export async function steady(url, { rate, connections = 50, seconds = 10 }) {
  await evenLoad(url, { rate, connections, seconds: 2 });
  const { latencies, perSecond } = await evenLoad(url, { rate, connections, seconds });
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { perSecond, p50: at(0.5), p99: at(0.99) };
}

/** The middle of several rounds: one disturbed round does not decide. */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function run(options) {
  const result = await autocannon(options);
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} requests to ${options.url} failed`);
  return result;
}
