import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveControl, type ControlServer } from './control-server';
import { eachJsonLine } from './lines';

type Orders = { readonly rooms: readonly string[] };
type News = { readonly has: readonly string[] };

let folder: string;
let path: string;
const running: ControlServer[] = [];
const hosts: Socket[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'control-'));
  path = join(folder, 'c.sock');
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.destroy();
  for (const one of running.splice(0)) one.close();
  rmSync(folder, { recursive: true });
});

async function served(lingerMs = 60_000) {
  const me = { rooms: [] as readonly string[], ends: 0 };
  const server = await serveControl<Orders, News>({
    path,
    lingerMs,
    sync: ({ rooms }) => {
      me.rooms = rooms;
      server.changed();
    },
    news: () => ({ has: me.rooms }),
    end: () => (me.ends += 1),
  });
  running.push(server);
  return { me, server };
}

function aHost() {
  const heard: unknown[] = [];
  const socket = connect(path);
  hosts.push(socket);
  eachJsonLine(socket, (line) => heard.push(line));
  const until = async (wanted: unknown): Promise<void> => {
    while (!heard.some((line) => JSON.stringify(line) === JSON.stringify(wanted))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { heard, socket, until, say: (line: unknown) => socket.write(`${JSON.stringify(line)}\n`) };
}

const event = { id: 'e1', room: 'r1', type: 'ingest.began', at: 1, data: {} };

it('says what is to whoever connects, and all of it again when it changes', async () => {
  await served();
  const host = aHost();
  await host.until({ say: 'state', news: { has: [] } });
  host.say({ say: 'sync', orders: { rooms: ['r1'] } });
  await host.until({ say: 'state', news: { has: ['r1'] } });
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('lives on without a host, and tells the next one what it missed', async () => {
  const { me, server } = await served();
  const first = aHost();
  first.say({ say: 'sync', orders: { rooms: ['r1'] } });
  await first.until({ say: 'state', news: { has: ['r1'] } });
  first.socket.destroy();
  server.event(event);
  const next = aHost();
  await next.until({ say: 'event', event });
  expect(next.heard[0]).toEqual({ say: 'state', news: { has: ['r1'] } });
  expect(me.ends).toBe(0);
});

it('ends when nobody has come for too long, or when it is asked to', async () => {
  const { me } = await served(30);
  while (me.ends === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const host = aHost();
  host.say({ say: 'end' });
  while (me.ends < 2) await new Promise((resolve) => setTimeout(resolve, 5));
});

it('takes the place of a dead one, and not of a living one', async () => {
  writeFileSync(path, 'left behind');
  await served();
  await expect(serveControl({ path, lingerMs: 1, sync: () => 0, news: () => 0, end: () => 0 })).rejects.toThrow(
    'listens at',
  );
  aHost();
  running.splice(0).forEach((one) => {
    one.close();
  });
  expect(existsSync(path)).toBe(false);
});

it('shuts the door on a host that does not speak its language', async () => {
  await served();
  const host = aHost();
  const closed = new Promise((resolve) => host.socket.once('close', resolve));
  host.socket.write('GET / HTTP/1.1\n');
  await closed;
});
