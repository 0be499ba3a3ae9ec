import { rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { ControlLine, EngineEvent } from './control';
import { eachJsonLine } from './lines';
import { serveSocket } from './serve-socket';

/** What a process is when the host, or the next host, connects to it. */
export type Controlled<Orders, News> = {
  /** The path of its control socket. */
  readonly path: string;
  /** After how long without a host it ends. */
  readonly lingerMs: number;
  /** All that should be, whenever it changes. */
  sync(orders: Orders): void;
  /** All that is. */
  news(): News;
  /** Asked to end by the host, or alone for too long. */
  end(): void;
};

/** How a process speaks to its host. */
export type ControlServer = {
  /** What is has changed; said once however often it is called in one breath. */
  changed(): void;
  /** Something for the log of a room. The newest are said again to a host that comes later, under the same id. */
  event(event: EngineEvent): void;
  close(): void;
};

const KEPT = 500;

/** Opens the control socket, over what a dead predecessor left. */
export async function serveControl<Orders, News>(me: Controlled<Orders, News>): Promise<ControlServer> {
  const hosts = new Hosts<Orders, News>(me);
  const server = await serveSocket(me.path, (host) => {
    hosts.take(host);
  });
  hosts.wait();
  return {
    changed: () => {
      hosts.changed();
    },
    event: (event) => {
      hosts.event(event);
    },
    close: () => {
      server.close();
      hosts.leave();
      rmSync(me.path, { force: true });
    },
  };
}

/** Who listens to a process: one host, or two while one takes over from the other. */
class Hosts<Orders, News> {
  readonly #here = new Set<Socket>();
  readonly #events: EngineEvent[] = [];
  #alone: NodeJS.Timeout | undefined;
  #isSaying = false;

  constructor(private readonly me: Controlled<Orders, News>) {}

  take(host: Socket): void {
    clearTimeout(this.#alone);
    this.#here.add(host);
    host.on('error', () => undefined);
    host.on('close', () => {
      this.#here.delete(host);
      if (this.#here.size === 0) this.wait();
    });
    this.#say({ say: 'state', news: this.me.news() }, [host]);
    for (const event of this.#events) this.#say({ say: 'event', event }, [host]);
    eachJsonLine(host, (line) => {
      // Only the host's user can open the socket, and it is of this very version.
      const heard = line as ControlLine<Orders, News>;
      if (heard.say === 'sync') this.me.sync(heard.orders);
      if (heard.say === 'end') this.me.end();
    });
  }

  wait(): void {
    clearTimeout(this.#alone);
    this.#alone = setTimeout(() => {
      this.me.end();
    }, this.me.lingerMs);
    this.#alone.unref();
  }

  changed(): void {
    if (this.#isSaying) return;
    this.#isSaying = true;
    setImmediate(() => {
      this.#isSaying = false;
      if (this.#here.size > 0) this.#say({ say: 'state', news: this.me.news() });
    });
  }

  event(event: EngineEvent): void {
    this.#events.push(event);
    if (this.#events.length > KEPT) this.#events.shift();
    this.#say({ say: 'event', event });
  }

  leave(): void {
    clearTimeout(this.#alone);
    for (const host of this.#here) host.destroy();
  }

  #say(line: ControlLine<Orders, News>, to: Iterable<Socket> = this.#here): void {
    const text = `${JSON.stringify(line)}\n`;
    for (const host of to) host.write(text);
  }
}
