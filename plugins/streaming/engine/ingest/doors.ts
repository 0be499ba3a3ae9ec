import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { serveRtmp, type ServerSession } from '../rtmp/server-session';
import { countedAddress, type Doorkeeper } from './doorkeeper.rules';
import type { Ingest } from './ingest';
import type { IngestLimits, IngestSettings } from './limits.rules';

/** What a door leads to. */
export type DoorDeps = { readonly ingest: Ingest; readonly keeper: Doorkeeper; readonly limits: IngestLimits };

const AGAIN = 1_000;
const KEEP_ALIVE = 5_000;

/** The ports at which encoders knock. */
export class Doors {
  readonly #servers: Server[] = [];
  #timers: NodeJS.Timeout[] = [];
  #isOpen = false;

  constructor(
    private readonly settings: IngestSettings,
    private readonly deps: DoorDeps,
    /** One line for the log of the process. */
    private readonly say: (line: string) => void,
  ) {}

  /** Opens once: who comes before we know any key would be told that his is wrong. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const { rtmpPort, rtmps } = this.settings;
    const plain = createServer();
    plain.on('connection', (socket) => {
      if (this.#letIn(socket)) receive(socket, addressOf(socket), this.deps);
    });
    this.#listen(plain, rtmpPort);
    if (rtmps) this.#openSecure(rtmps);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const server of this.#servers) server.close();
  }

  #openSecure({ port, cert, key }: NonNullable<IngestSettings['rtmps']>): void {
    const handshakeTimeout = this.deps.limits.handshakeMs;
    const server = createSecureServer({ cert: readFileSync(cert), key: readFileSync(key), handshakeTimeout });
    // Before TLS has cost anything.
    server.prependListener('connection', (socket: Socket) => this.#letIn(socket));
    server.on('secureConnection', (socket) => {
      receive(socket, addressOf(socket), this.deps);
    });
    // Scanners and encoders that speak no TLS.
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    this.#listen(server, port);
  }

  #letIn(socket: Socket): boolean {
    const address = countedAddress(addressOf(socket));
    socket.on('error', () => undefined);
    if (!this.deps.keeper.enter(address)) {
      socket.destroy();
      return false;
    }
    socket.once('close', () => {
      this.deps.keeper.leave(address);
    });
    return true;
  }

  /** A port that is taken gets free again when whoever has it ends. */
  #listen(server: Server, port: number): void {
    this.#servers.push(server);
    let isSaid = false;
    server.on('error', (error) => {
      if (!isSaid) this.say(`port ${port} cannot be opened yet: ${error.message}`);
      isSaid = true;
      this.#timers.push(setTimeout(() => server.listen(port, this.settings.bind), AGAIN));
    });
    server.on('listening', () => {
      this.say(`encoders are awaited at port ${port}`);
    });
    server.listen(port, this.settings.bind);
  }
}

const addressOf = (socket: Socket): string => socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? '';

function receive(socket: Socket, from: string, { ingest, keeper, limits }: DoorDeps): void {
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE);
  const admission = ingest.admit({
    from,
    drop: (words) => {
      session.drop(words);
    },
    wrongKey: () => {
      keeper.wrongKey(countedAddress(from));
    },
  });
  const session: ServerSession = serveRtmp(socket, admission);
  const hurry = [
    setTimeout(() => session.hasGreeted || socket.destroy(), limits.handshakeMs),
    setTimeout(() => session.isPublishing || socket.destroy(), limits.keyMs),
  ];
  socket.once('close', () => {
    for (const timer of hurry) clearTimeout(timer);
  });
}
