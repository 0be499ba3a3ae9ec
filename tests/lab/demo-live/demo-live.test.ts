import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../host/a-node';
import { aDesk, Refused, type Ask } from './demo-desk';
import { onTheAir, theRoom } from './rehearsal';
import { linesWith, shown, someGoods } from './show';
import { isStarting, theHost } from './the-host';

type Asked = readonly [method: string, path: string, body?: object];

/** A host of which only what is named is asked. */
function aHostOf(answers: Readonly<Record<string, unknown>>): { readonly ask: Ask; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const ask: Ask = (method, path, body) => {
    asked.push([method, path, ...(body === undefined ? [] : [body])] as unknown as Asked);
    const [found] = Object.entries(answers).filter(([route]) => `${method} ${path}`.startsWith(route));
    if (!found) return Promise.reject(new Error(`nobody answers ${method} ${path}`));
    return found[1] instanceof Error ? Promise.reject(found[1]) : Promise.resolve(found[1]);
  };
  return { ask, asked };
}

const neverEnough = new AbortController().signal;
const url = 'http://localhost:1337';
const room = { id: 'r1', title: '演示直播：脐橙下树第一车', driver: 'local', playbackId: 'p1', ingest: [] };

it('leaves a demo alone that is on the air already, and says where it is', async () => {
  const { ask, asked } = aHostOf({ 'GET /streaming/rooms': { rooms: [{ ...room, state: 'live' }] } });
  await expect(theRoom(ask, { station: 'yunze', url })).rejects.toThrow(/on the air already: .*live-console/);
  // No new key: it would take the picture from whoever sends it.
  expect(asked.map(([method]) => method)).toEqual(['GET']);
});

it.each(['idle', 'reconnecting'])('takes up a room that is %s with a new key', async (state) => {
  const { ask } = aHostOf({
    'GET /streaming/rooms': { rooms: [{ ...room, state }] },
    'POST /streaming/rooms/r1/key': { room, key: 'k' },
  });
  expect(await theRoom(ask, { station: 'yunze', url })).toEqual({ room, key: 'k' });
});

const session = { id: 's1', room: 'm1', state: 'planned', version: 1, allowedEvents: ['prepare'] } as const;

it('says what keeps a rehearsal off the air, and goes nowhere when somebody has seen enough', async () => {
  const shut = new Refused('SESSION.GATE_CLOSED', { closed: ['ad-marked'] }, '/turn: SESSION.GATE_CLOSED');
  const { ask, asked } = aHostOf({ 'GET /streaming/rooms/r1': { ...room, state: 'live' }, POST: shut });
  const rehearsal = { ...session, allowedEvents: [...session.allowedEvents] };
  await expect(onTheAir(ask, { rehearsal, room: 'r1', enough: neverEnough })).rejects.toThrow(/ad-marked/);
  const before = asked.length;
  expect(await onTheAir(ask, { rehearsal, room: 'r1', enough: AbortSignal.abort() })).toBeUndefined();
  expect(asked).toHaveLength(before);
});

it('shows goods that are on sale, oranges first, and only words where there are none', async () => {
  const offer = (id: string, title: string, more: object = {}) => ({ id, title, left: 9, state: 'open', ...more });
  const offers = [
    offer('a', '秋茶'),
    offer('b', '脐橙', { left: 0 }),
    offer('c', '上坞脐橙'),
    offer('d', '杯'),
    offer('e', '面', { state: 'draft' }),
  ];
  const { ask } = aHostOf({ 'GET /live/choices/offers': { offers } });
  const goods = await someGoods(ask);
  expect(goods.map(({ id }) => id)).toEqual(['c', 'a']);
  expect(linesWith(goods).flatMap((line) => line.offer ?? [])).toEqual(['c', 'a']);
  expect(linesWith([]).map(({ offer: shownOffer }) => shownOffer)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('begins the show, and lets be what somebody at the console did before', async () => {
  const items = [
    { id: 'i1', state: 'waiting', version: 3, offer: null },
    { id: 'i2', state: 'waiting', version: 1, offer: 'c' },
  ];
  const said: string[] = [];
  const host = aHostOf({ 'GET /live/sessions/s1/runsheet': { items }, POST: {} });
  await shown(host.ask, session as never, (line) => void said.push(line));
  expect(host.asked.slice(1)).toEqual([
    ['POST', '/live/sessions/s1/runsheet/i1/turn', { event: 'begin', version: 3 }],
    ['POST', '/live/sessions/s1/pins', { item: 'i2', offer: null, instead: null }],
  ]);
  const late = new Refused('HEARTH.CHANGED_MEANWHILE', undefined, '/pins: HEARTH.CHANGED_MEANWHILE');
  await shown(aHostOf({ GET: { items }, POST: late }).ask, session as never, (line) => void said.push(line));
  expect(said).toEqual(['not shown by itself: /pins: HEARTH.CHANGED_MEANWHILE']);
});

describe('a host', () => {
  const said: string[] = [];
  const sought = { root: tmpdir(), say: (line: string) => void said.push(line), enough: neverEnough };

  it('that is elsewhere is not started from here', async () => {
    await expect(theHost({ ...sought, url: 'http://hearth.invalid' })).rejects.toThrow(/No host answers at .*--url/);
    expect(said).toEqual([]);
  });

  it('that does not let somebody in, or goes away, is named in words', async () => {
    const refusing = await serving(400);
    const log = { url: refusing.url, email: 'x@yunze.example', password: 'wrong' };
    await expect(aDesk(log)).rejects.toThrow(/does not let x@yunze.example in/);
    refusing.stop();
    await expect(aDesk(log)).rejects.toThrow(/does not answer any more/);
    const crowded = await serving(429);
    await expect(aDesk({ ...log, url: crowded.url })).rejects.toThrow(/Too many log-ins/);
    crowded.stop();
  });

  it('that somebody starts in this folder is seen, and one in another is not', async () => {
    const root = mkdtempSync(join(tmpdir(), 'hearth-demo-'));
    mkdirSync(join(root, 'cms/bin'), { recursive: true });
    writeFileSync(join(root, 'cms/bin/start.mjs'), 'setInterval(() => undefined, 1000);');
    expect(isStarting(root)).toBe(false);
    const child = spawn(process.execPath, ['cms/bin/start.mjs'], { cwd: root, stdio: 'ignore' });
    try {
      await until(
        () => Promise.resolve(isStarting(root)),
        (is) => is,
      );
      expect([isStarting(root), isStarting(tmpdir())]).toEqual([true, false]);
    } finally {
      child.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true });
    }
  });
});

/** Something that answers every request with one status. */
async function serving(status: number): Promise<{ readonly url: string; stop(): void }> {
  const server: Server = createServer((_request, response) => response.writeHead(status).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
