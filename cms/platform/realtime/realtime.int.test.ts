import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { JoinAnswer, RoomFrame } from '../../contract';
import { ok, systemClock, systemIds } from '../../kernel';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { createLog } from '../log/log';
import { openCrossing } from './adapter';
import { createRealtime, type Realtime } from './realtime';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

type TestNode = { realtime: Realtime; url: string; stop(): Promise<void> };

let test: TestDatabase;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  test = await aDatabase();
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
afterAll(() => test.drop());

async function aNode(env: NodeJS.ProcessEnv = {}): Promise<TestNode> {
  const http: Server = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const log = createLog(silent);
  const realtime = createRealtime({ database: test.database, clock: systemClock, ids: systemIds, log });
  realtime.define({
    name: 'talk',
    mayJoin: (actor, id) => Promise.resolve(id !== 'staff' || actor?.kind === 'staff'),
    snapshot: (id) => Promise.resolve({ topic: id }),
    mayDrop: ['said'],
    say: {
      schema: z.object({ text: z.string().max(20) }),
      perSecond: 5,
      hear: (_actor, id, said) => {
        realtime.publish(`talk:${id}`, { type: 'said', at: new Date().toISOString(), ...(said as object) });
        return Promise.resolve(ok());
      },
    },
  });
  realtime.define({
    name: 'watch',
    mayJoin: () => Promise.resolve(true),
    counts: (actor) => actor?.kind !== 'staff',
  });
  realtime.identifyBy((token) =>
    Promise.resolve(
      token === 'wang'
        ? { kind: 'staff', id: 'wang', name: '王敏', station: 'yunze', stations: ['yunze'], roles: [] }
        : undefined,
    ),
  );
  realtime.start(http, openCrossing({ DATABASE_URL: test.url, ...env }, log), { perAddress: 20 });
  // A server that listens on TCP has a port.
  const { port } = http.address() as AddressInfo;
  const node = { realtime, url: `http://127.0.0.1:${port}`, stop: () => realtime.stop() };
  open.push({ close: () => node.stop() });
  return node;
}

async function aClient(node: TestNode, token?: string): Promise<{ socket: Socket; frames: RoomFrame[] }> {
  const socket = io(node.url, {
    path: '/realtime',
    transports: ['websocket'],
    auth: token ? { token } : {},
    forceNew: true,
  });
  const frames: RoomFrame[] = [];
  socket.on('frame', (frame: RoomFrame) => frames.push(frame));
  open.push({ close: () => socket.disconnect() });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, frames };
}

const join = (socket: Socket, room: string, since?: object): Promise<JoinAnswer> =>
  socket.emitWithAck('join', { room, since }) as Promise<JoinAnswer>;

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 8_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error('It never came to pass.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const texts = (frames: readonly RoomFrame[]): unknown[] =>
  frames.flatMap((frame) => frame.messages.map((message) => message['text']));

it('gives a joiner the state of the room, then frames', async () => {
  const node = await aNode();
  const { socket, frames } = await aClient(node);
  expect(await join(socket, 'talk:peach')).toMatchObject({
    ok: true,
    seq: 0,
    snapshot: { topic: 'peach' },
    missed: [],
  });
  for (const text of ['一', '二', '三']) await socket.emitWithAck('say', { room: 'talk:peach', message: { text } });
  await until(() => texts(frames).length === 3);
  expect(texts(frames)).toEqual(['一', '二', '三']);
  expect(frames.length).toBeLessThanOrEqual(3);
});

it('drops what people said before anything else when more is told than a phone can show, also of another node', async () => {
  const [here, there] = [await aNode(), await aNode()];
  const [near, far] = [await aClient(here), await aClient(there)];
  for (const { socket } of [near, far]) await join(socket, 'talk:plum');
  const at = new Date().toISOString();
  here.realtime.publish('talk:plum', { type: 'stopped', at, text: 'stop' });
  for (let n = 1; n <= 600; n += 1) here.realtime.publish('talk:plum', { type: 'said', at, text: `${n}` });
  await until(() => texts(near.frames).includes('600') && texts(far.frames).includes('600'));
  for (const { frames } of [near, far]) {
    expect(texts(frames)).toContain('stop');
    expect(texts(frames)).toHaveLength(500);
  }
});

it('answers what is malformed, forbidden or too much, and stays up', async () => {
  const node = await aNode();
  const { socket } = await aClient(node);
  const { socket: wang } = await aClient(node, 'wang');
  expect(await join(socket, 'no colon')).toMatchObject({ ok: false, code: 'HEARTH.INVALID' });
  expect(await join(socket, 'unknown:1')).toMatchObject({ ok: false, code: 'HEARTH.NOT_FOUND' });
  expect(await join(socket, 'talk:staff')).toMatchObject({ ok: false, code: 'HEARTH.NOT_ALLOWED' });
  expect(await join(wang, 'talk:staff')).toMatchObject({ ok: true });
  expect(await socket.emitWithAck('say', { room: 'talk:peach', message: { text: 'not in the room' } })).toMatchObject({
    ok: false,
  });
  await join(socket, 'talk:peach');
  const long = { room: 'talk:peach', message: { text: 'x'.repeat(21) } };
  expect(await socket.emitWithAck('say', long)).toMatchObject({ code: 'HEARTH.INVALID' });
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => socket.emitWithAck('say', { room: 'talk:peach', message: { text: 'hi' } })),
  );
  expect(answers).toContainEqual(expect.objectContaining({ code: 'HEARTH.TOO_OFTEN' }));
  socket.emit('join');
  socket.emit('join', null, 'no callback');
  expect(await join(socket, 'talk:still-here')).toMatchObject({ ok: true });
});

it('resumes after a broken line without a gap', async () => {
  const node = await aNode();
  const { socket, frames } = await aClient(node);
  const { socket: other } = await aClient(node);
  await join(socket, 'talk:pear');
  await join(other, 'talk:pear');
  await other.emitWithAck('say', { room: 'talk:pear', message: { text: 'before' } });
  await until(() => frames.length === 1);
  const last = frames[0];
  socket.disconnect();
  await other.emitWithAck('say', { room: 'talk:pear', message: { text: 'meanwhile' } });
  await new Promise((resolve) => setTimeout(resolve, 400));
  const again = await aClient(node);
  const answer = await join(again.socket, 'talk:pear', { node: last?.node, seq: last?.seq });
  expect(answer.ok && texts(answer.missed)).toEqual(['meanwhile']);
});

it('limits the connections of one address', async () => {
  const node = await aNode();
  await Promise.all(Array.from({ length: 20 }, () => aClient(node)));
  await expect(aClient(node)).rejects.toThrow('HEARTH.TOO_OFTEN');
});

it('counts only those whom the kind of a room counts, and forgets them when they go', async () => {
  const node = await aNode();
  const [viewer, desk] = [await aClient(node), await aClient(node, 'wang')];
  // The desk is there first: a count that took it in would be seen.
  await join(desk.socket, 'watch:plum');
  await join(desk.socket, 'talk:plums');
  await until(async () => (await node.realtime.presence('talk:plums')) === 1);
  expect(await node.realtime.presence('watch:plum')).toBe(0);
  await join(viewer.socket, 'watch:plum');
  await until(async () => (await node.realtime.presence('watch:plum')) === 1);
  viewer.socket.disconnect();
  await until(async () => (await node.realtime.presence('watch:plum')) === 0);
});

async function crosses(env: NodeJS.ProcessEnv): Promise<void> {
  const [a, b] = [await aNode(env), await aNode(env)];
  const [ann, bob] = [await aClient(a), await aClient(b)];
  await Promise.all([join(ann.socket, 'talk:plum'), join(bob.socket, 'talk:plum')]);
  await until(async () => {
    await ann.socket.emitWithAck('say', { room: 'talk:plum', message: { text: 'ping' } });
    await new Promise((resolve) => setTimeout(resolve, 250));
    return texts(bob.frames).length > 0;
  });
  await ann.socket.emitWithAck('say', { room: 'talk:plum', message: { text: 'once' } });
  await until(() => texts(bob.frames).includes('once') && texts(ann.frames).includes('once'));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(texts(bob.frames).filter((text) => text === 'once')).toHaveLength(1);
  expect(texts(ann.frames).filter((text) => text === 'once')).toHaveLength(1);
  await until(async () => (await a.realtime.presence('talk:plum')) === 2);
}

it('crosses nodes over PostgreSQL, each message once, and counts people on both', () => crosses({}));

it('crosses nodes over Redis the same way', async () => {
  const port = 20_000 + (process.pid % 10_000);
  const redis: ChildProcess = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1']);
  open.push({ close: () => redis.kill() });
  await crosses({ REDIS_URL: `redis://127.0.0.1:${port}` });
});
