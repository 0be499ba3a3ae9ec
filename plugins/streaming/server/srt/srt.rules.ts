import type { Srt } from '../../contract';

/** A span of UDP ports, both ends among them. */
export type PortSpan = { readonly first: number; readonly last: number };

/** The lowest port that nobody has; undefined when all are taken. */
export function freePort({ first, last }: PortSpan, taken: ReadonlySet<number>): number | undefined {
  for (let port = first; port <= last; port += 1) if (!taken.has(port)) return port;
  return undefined;
}

/** Whether a port is still one of those that are open; the operator may have named others. */
export const isWithin = ({ first, last }: PortSpan, port: number): boolean => port >= first && port <= last;

/** What pages are shown. OBS and most encoders count the latency in an address in microseconds or milliseconds, so it stands beside it. */
export function presentSrt(
  host: string,
  { port, latencyMs, changedAt }: { readonly port: number; readonly latencyMs: number; readonly changedAt: Date },
): Srt {
  const server = `srt://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return { server, host, port, latencyMs, changedAt: changedAt.toISOString() };
}
