import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hearthErrors } from '@hearth/cms/contract';
import { err, mergeCatalogs, systemClock, systemIds } from '@hearth/cms/kernel';
import { createFastLane, type FastLane } from '@hearth/cms/platform';
import { streamingErrors } from '../../contract';

/** A fast lane on a real HTTP server, without a host behind it. */
export type OnAir = {
  readonly lane: FastLane;
  readonly address: string;
  ask(path: string): Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }>;
  close(): Promise<void>;
};

/** Opens a lane; what it does not know is answered 404. */
export async function onAir(): Promise<OnAir> {
  const failed = (_name: unknown, error?: unknown): void => {
    process.stderr.write(`${String(error ?? _name)}\n`);
  };
  const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: failed });
  const server = createServer((_req, res) => {
    res.writeHead(404).end();
  });
  lane.attach(server, {
    proxies: { hops: 0 },
    servedElsewhere: () => false,
    router: {
      ...{ book: mergeCatalogs([hearthErrors, streamingErrors]), ids: systemIds, failed },
      staffOf: async () => err('HEARTH.NOT_ALLOWED'),
      readerOf: async () => err('HEARTH.SIGN_IN_FIRST'),
      lenderTo: async () => undefined,
      tooOften: async () => undefined,
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ lane, address: `http://127.0.0.1:${port}` },
    ask: (path) => ask(port, path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const ask = (port: number, path: string): ReturnType<OnAir['ask']> =>
  new Promise((resolve, reject) => {
    const req = httpRequest({ host: '127.0.0.1', port, path, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => void chunks.push(chunk));
      res.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: res.statusCode ?? 0, headers: res.headers, bytes, text: bytes.toString('utf8') });
      });
    });
    req.on('error', reject).end();
  });
