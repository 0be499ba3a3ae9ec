import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hearthErrors } from '@hearth/cms/contract';
import { err, mergeCatalogs, systemClock, systemIds } from '@hearth/cms/kernel';
import { createFastLane, type FastLane } from '@hearth/cms/platform';

/** The host's fast lane on a server of its own. */
export type LaneOnAir = { readonly lane: FastLane; readonly url: string; close(): Promise<void> };

/** Opens a lane on a free port; nobody stands behind it. */
export async function aLane(): Promise<LaneOnAir> {
  const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: () => undefined });
  const server = createServer((_, response) => void response.writeHead(404).end());
  const nobody = async () => err('HEARTH.SIGN_IN_FIRST');
  lane.attach(server, {
    ...{ proxies: { hops: 0 }, servedElsewhere: () => false },
    router: {
      ...{ book: mergeCatalogs([hearthErrors]), ids: systemIds, staffOf: nobody, readerOf: nobody },
      ...{ lenderTo: async () => undefined, tooOften: async () => undefined },
      failed: (error) => {
        throw error;
      },
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    ...{ lane, url: `http://127.0.0.1:${port}` },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
