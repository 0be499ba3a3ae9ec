import { createServer, type AddressInfo, type Socket } from 'node:net';
import { serveRtmp, type ServerSession } from '@hearth/streaming/engine/rtmp';
import type { LabEncoder } from './mux-live-streams';

/** The stand-in's entrance for encoders, where Mux has `global-live.mux.com`. */
export type LabIngest = {
  /** As `MUX_INGEST_URL` names it. */
  readonly url: string;
  /** How many send now. */
  readonly sending: number;
  /** Closes the door and every line at once; `comeBack` opens it again. */
  die(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
};

const LOOK = 100;

/** Opens the entrance: whoever comes with the key of a stream is its encoder there, from the first picture on. */
export async function openLabIngest(encoder: (key: string) => LabEncoder, at = 0): Promise<LabIngest> {
  const lines = new Set<Socket>();
  const take = (line: Socket): void => {
    lines.add(line);
    line.on('error', () => undefined).on('close', () => lines.delete(line));
    serve(line, encoder);
  };
  let server = createServer(take);
  const open = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await open(at);
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const die = async (): Promise<void> => {
    for (const line of lines) line.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `rtmp://127.0.0.1:${port}/app`,
    get sending() {
      return lines.size;
    },
    die,
    comeBack: async () => {
      server = createServer(take);
      await open(port);
    },
    stop: die,
  };
}

function serve(line: Socket, encoder: (key: string) => LabEncoder): void {
  let at: LabEncoder | undefined;
  let isLive = false;
  // Mux throws an encoder out whose stream is disabled or removed.
  const looking = setInterval(() => {
    if (at && !at.isIn()) session.drop('thrown out');
  }, LOOK);
  const session: ServerSession = serveRtmp(line, {
    publish: ({ name }) => {
      const tried = encoder(name);
      if (tried.connect() === 'refused') return { isAccepted: false, words: 'not known here' };
      at = tried;
      return { isAccepted: true };
    },
    media: (kind) => {
      if (isLive || kind !== 'video' || !at?.isIn()) return;
      isLive = true;
      at.live();
    },
    ended: () => {
      clearInterval(looking);
      if (at?.isIn()) leave(at, isLive);
      at = undefined;
    },
  });
}

/** The stand-in's windows are short: whoever goes has gone for good. */
function leave(encoder: LabEncoder, wasLive: boolean): void {
  if (wasLive) encoder.drop();
  encoder.end();
}
