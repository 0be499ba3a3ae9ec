/** A broadcast from end to end without a host: an encoder's frames, the packager as a process, viewers served by a lane. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackagerNews, PackagerOrders } from '../../engine/wire/control';
import { mediaFeeder, type MediaFeeder } from '../../engine/testing/media-feeder';
import type { Words } from '../captions/words';
import { everybody } from '../origin/may-watch';
import type { Pictures } from '../pictures/picture-routes';
import { serveLive, type LiveOrigin } from '../origin/origin-wiring';
import { onAir, type OnAir } from './on-air';

/** Tests and benches run from the root of the repository. */
export const ROOT = process.cwd();
const MAIN = join(ROOT, 'plugins/streaming/lib/engine/packager/main.js');

export type Order = PackagerOrders['rooms'][number];
type Told = { say: string; news?: PackagerNews; event?: { type: string; data: unknown } };

export type Studio = {
  readonly folder: string;
  readonly feeder: MediaFeeder;
  readonly air: OnAir;
  readonly live: LiveOrigin;
  readonly events: string[];
  news(): PackagerNews | undefined;
  order(...rooms: Order[]): void;
  room(changes?: Partial<Order>): Order;
  packager(): ChildProcess;
  startPackager(settings?: object): Promise<void>;
  /** The host is gone. */
  leave(): void;
  close(): Promise<void>;
};

/** What is shown beside the picture itself. */
type Shown = { readonly pictures?: Pictures; readonly words?: Words };

/** Opens a studio with a packager that has no orders yet. */
export async function aStudio(settings: object = {}, shown: Shown = {}): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-live-'));
  const paths = { media: join(folder, 'media'), control: join(folder, 'control'), window: join(folder, 'window') };
  const feeder = await mediaFeeder(paths.media);
  const air = await onAir();
  const live = serveLive({
    lane: air.lane,
    windowSocket: paths.window,
    mayWatch: everybody,
    ...shown,
    placeOf: (playback) => {
      if (playback === 'room1') return { is: 'room', room: 'room1' };
      return playback === 'rec' ? { is: 'recording', session: 's1', folder: join(folder, 's1') } : undefined;
    },
  });
  const at: { child?: ChildProcess; control?: Socket; news?: PackagerNews; orders: Order[] } = { orders: [] };
  const events: string[] = [];
  const say = (): void => void at.control?.write(`${JSON.stringify({ say: 'sync', orders: { rooms: at.orders } })}\n`);
  const hear = (told: Told): void => {
    if (told.news) at.news = told.news;
    if (told.event) events.push(told.event.type);
  };
  const studio: Studio = {
    ...{ folder, feeder, air, live, events },
    news: () => at.news,
    order(...rooms) {
      at.orders = rooms;
      say();
    },
    room: (changes) => ({
      ...{ room: 'room1', session: 's1', folder: join(folder, 's1') },
      ...{ partSeconds: 0.5, segmentSeconds: 2, windowSeconds: 600, ...changes },
    }),
    packager: () => at.child!,
    async startPackager(changed = {}) {
      at.child = spawn(process.execPath, [MAIN], {
        stdio: ['pipe', 'inherit', 'inherit'],
      });
      at.child.stdin?.end(`${JSON.stringify({ ...paths, cache: folder, ...settings, ...changed })}\n`);
      at.control = await controlOf(paths.control, hear);
      say();
    },
    leave: () => void at.control?.destroy(),
    async close() {
      live.stop();
      at.control?.destroy();
      if (at.child?.exitCode === null && at.child.signalCode === null) {
        const gone = once(at.child, 'exit');
        at.child.kill('SIGKILL');
        await gone;
      }
      await feeder.close();
      await air.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await studio.startPackager();
  return studio;
}

async function controlOf(path: string, hear: (told: Told) => void): Promise<Socket> {
  return until('the packager listens', async () => {
    const socket = connect(path);
    try {
      await once(socket, 'connect');
    } catch {
      return undefined;
    }
    let rest = '';
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(JSON.parse(line) as Told);
    });
    return socket;
  });
}

/** Looks until there is something; a condition that never comes true fails by its name. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const patience = Date.now() + 90_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > patience) throw new Error(`${what}: not in time`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
