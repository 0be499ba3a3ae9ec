import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A net between a phone and the host that can be cut in the middle of everything. */
export type ThinLine = { readonly url: string; cut(): void; mend(): void; stop(): Promise<void> };

/** Lays a line to a host: what passes is neither read nor changed. */
export async function thinLine(to: string): Promise<ThinLine> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  const at = { isCut: false };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    if (at.isCut) near.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    at.isCut = true;
    for (const socket of open) socket.destroy();
  };
  return {
    // A TCP server that listens has an AddressInfo, never a pipe name.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => (at.isCut = false),
    stop: () => {
      cut();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
