import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hearthErrors } from '@hearth/cms/contract';
import { err, mergeCatalogs, systemClock, systemIds } from '@hearth/cms/kernel';
import { createFastLane } from '@hearth/cms/platform';
import { hearProviders } from '../callback-routes';
import type { PaymentDeps } from '../payment-deps';

/** The door at which providers call in, on a server of its own. */
export type PayDoor = { readonly url: string; close(): Promise<void> };

/** Opens the door on a free port. */
export async function aPayDoor(deps: PaymentDeps): Promise<PayDoor> {
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
  hearProviders({ fastLane: lane, log: deps.log, deps });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/shop/pay/callbacks`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
