import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveRtmp } from '@hearth/streaming/engine/rtmp';

/** A platform that takes live video over RTMP. */
export type LivePlatform = {
  readonly url: string;
  /** How many pictures came by each key. */
  readonly pictures: ReadonlyMap<string, number>;
  stop(): Promise<unknown>;
};

/** Opens one on a free port: it lets everybody in, and counts. */
export async function aLivePlatform(): Promise<LivePlatform> {
  const lines = new Set<Socket>();
  const pictures = new Map<string, number>();
  const server = createServer((line) => {
    let key = '';
    lines.add(line);
    line.on('error', () => undefined).on('close', () => lines.delete(line));
    serveRtmp(line, {
      publish: ({ name }) => {
        key = name;
        return { isAccepted: true };
      },
      media: (kind) => {
        if (kind === 'video') pictures.set(key, (pictures.get(key) ?? 0) + 1);
      },
      ended: () => undefined,
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `rtmp://localhost:${port}/app`,
    pictures,
    stop: () => {
      for (const line of lines) line.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
