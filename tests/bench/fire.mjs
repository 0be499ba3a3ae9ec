/** Load from outside the measured process. */
import autocannon from 'autocannon';

/** As many requests as the server takes on so many connections; the first seconds are for warming up and are thrown away. */
export async function fullSpeed(url, { connections = 50, seconds = 8, headers = {} } = {}) {
  await run({ url, connections, duration: 3, headers });
  const result = await run({ url, connections, duration: seconds, headers });
  return { perSecond: result.requests.average, p99: result.latency.p99, bytes: result.throughput.average };
}

/** A steady rate; latencies count from when a request should have been sent, so a stalled server cannot hide. */
export async function steady(url, { rate, connections = 50, seconds = 10 }) {
  const result = await run({ url, connections, duration: seconds, overallRate: Math.round(rate) });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    worst: result.latency.max,
  };
}

async function run(options) {
  const result = await autocannon(options);
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} requests to ${options.url} failed`);
  return result;
}
