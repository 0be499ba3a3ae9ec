import { createServer, request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { hearthErrors } from '../../../contract';
import { clockAt, err, mergeCatalogs, ok, seededIds, type MovableClock } from '../../../kernel';
import { createFastLane, type FastLane } from '../fast-lane';

/** A lane on a real HTTP server, in front of a stand-in for "whoever listened before" that says 599. */
export type LaneOnAir = {
  readonly lane: FastLane;
  readonly clock: MovableClock;
  readonly port: number;
  readonly failures: unknown[];
  ask(path: string, options?: Asking): Promise<Answer>;
  close(): Promise<void>;
};

export type Asking = RequestOptions & { readonly body?: string };
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
};

export async function aLane(options: { readonly hops?: number; readonly elsewhere?: string } = {}): Promise<LaneOnAir> {
  const clock = clockAt('2026-11-21T06:00:00Z');
  const failures: unknown[] = [];
  const failed = (error: unknown): void => void failures.push(error);
  const lane = createFastLane({ clock, ids: seededIds('lane'), loadFailed: (_name, error) => failed(error) });
  const server = createServer((_req, res) => {
    res.writeHead(599).end('somebody else');
  });
  lane.attach(server, {
    proxies: { hops: options.hops ?? 0 },
    servedElsewhere: (method, path) => `${method} ${path}` === options.elsewhere,
    router: {
      book: mergeCatalogs([hearthErrors]),
      ids: seededIds('router'),
      staffOf: async () => err('HEARTH.NOT_ALLOWED'),
      lenderTo: async () => undefined,
      readerOf: async (bearer) =>
        bearer === 'lin' ? ok({ kind: 'reader', id: 'r1', name: 'Lin', station: 's1' }) : err('HEARTH.SIGN_IN_FIRST'),
      tooOften: async () => undefined,
      failed,
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ lane, clock, port, failures },
    ask: (path, asking) => ask(port, path, asking ?? {}),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function ask(port: number, path: string, { body, ...options }: Asking): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = httpRequest({ host: '127.0.0.1', port, path, agent: false, ...options }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => void chunks.push(chunk));
      res.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = decoded(bytes, res.headers['content-encoding']).toString('utf8');
        resolve({ status: res.statusCode ?? 0, headers: res.headers, bytes, text });
      });
    });
    req.on('error', reject);
    req.end(body);
  });
}

function decoded(bytes: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br' && bytes.length > 0) return brotliDecompressSync(bytes);
  return encoding === 'gzip' && bytes.length > 0 ? gunzipSync(bytes) : bytes;
}
