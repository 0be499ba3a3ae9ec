import { request as requestPlain } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { aDatabase, type TestDatabase } from '../host/database';
import { until } from '../host/a-node';
import * as cluster from './cluster';
import { filesBelow, imageTree } from './image';

const SUPER_ADMIN = { email: 'root@hearth.test', password: 'Root-of-Tests-1', firstname: 'Root', lastname: 'Tests' };
const JSON_TYPE = { 'content-type': 'application/json' };

let db: TestDatabase;
let tree: ReturnType<typeof imageTree>;
let redis: cluster.Member;
let nodes: cluster.Member[];
let nginx: Awaited<ReturnType<typeof cluster.startNginx>>;
let before: readonly string[];
let probedBefore: number | null;

/** What was started, so that a set-up that fails half-way leaves nothing running. */
const endings: (() => unknown)[] = [];

beforeAll(async () => {
  db = await aDatabase();
  endings.push(() => db.drop());
  tree = imageTree();
  endings.push(() => {
    tree.remove();
  });
  before = filesBelow(tree.folder);
  const [redisPort = 0, a = 0, b = 0, http = 0, https = 0] = await cluster.freePorts(5);
  const beside = { databaseUrl: db.url, redis: redisPort };
  const { env, names, services } = cluster.nodeSettings(cluster.printedSecrets(tree.folder), beside);
  redis = await cluster.startRedis(services['redis'], redisPort);
  endings.push(() => cluster.stopped(redis.child, 'SIGTERM'));
  probedBefore = cluster.probe(tree.folder, a);
  nodes = [a, b].map((port) => cluster.startNode(tree.folder, port, env));
  endings.push(() => Promise.all(nodes.map(({ child }) => cluster.stopped(child, 'SIGKILL'))));
  const [first = '', second = ''] = names;
  nginx = await cluster.startNginx({ [first]: a, [second]: b }, { http, https });
  endings.push(() => nginx.stop());
  for (const { port } of nodes) {
    await until(
      () => cluster.probe(tree.folder, port),
      (status) => status === 0,
      60_000,
    );
  }
}, 90_000);

afterAll(async () => {
  for (const end of endings.reverse()) await end();
}, 30_000);

/** nginx writes its line after the answer has left, so it is waited for. */
function logged(wanted: (line: cluster.AccessLine) => boolean, count: number): Promise<readonly cluster.AccessLine[]> {
  return until(
    () => nginx.lines().filter(wanted),
    (found) => found.length >= count,
  );
}

const signIn = () =>
  nginx.ask('/admin/login', {
    method: 'POST',
    headers: { ...JSON_TYPE, host: 'localhost' },
    body: JSON.stringify({ email: SUPER_ADMIN.email, password: SUPER_ADMIN.password }),
  });

it('tells by the image’s own health check when a node is ready', () => {
  expect(probedBefore).toBe(1);
  for (const { port } of nodes) expect(cluster.probe(tree.folder, port)).toBe(0);
});

it('sends people to the nodes in turn, under one id in both logs', async () => {
  for (let n = 0; n < 6; n += 1) expect((await nginx.ask('/health/live')).status).toBe(200);
  const turns = (await logged(({ status }) => status === '200', 6)).map(({ upstream }) => upstream);
  expect(new Set(turns)).toEqual(new Set(nodes.map(({ port }) => `127.0.0.1:${port}`)));
  expect(turns.filter((turn) => turn === turns[0])).toHaveLength(3);
  const { headers } = await nginx.ask('/admin/init', { headers: { 'x-request-id': 'chosen-by-a-stranger' } });
  const [line] = await logged(({ requestId }) => requestId === headers['x-request-id'], 1);
  expect(line?.requestId).toMatch(/^[0-9a-f]{32}$/);
});

it('lets people in by TLS alone, with cookies that stay there', async () => {
  const plain = await new Promise<{ status: number | undefined; to: string | undefined }>((resolve) => {
    const asked = { host: '127.0.0.1', port: nginx.http, path: '/stories?x=1', headers: { host: 'news.hearth.test' } };
    requestPlain(asked, (answer) => {
      resolve({ status: answer.statusCode, to: answer.headers.location });
    }).end();
  });
  expect(plain).toEqual({ status: 308, to: 'https://news.hearth.test/stories?x=1' });
  const registered = await nginx.ask('/admin/register-admin', {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(SUPER_ADMIN),
  });
  expect(registered.status).toBe(200);
  const { status, headers } = await signIn();
  expect(status).toBe(200);
  expect(String(headers['set-cookie'])).toMatch(/; secure/i);
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
});

it('keeps figures inside and large bodies out', async () => {
  expect((await nginx.ask('/metrics')).status).toBe(404);
  const large = Buffer.alloc(4 * 1024 * 1024, 0x20);
  expect((await nginx.ask('/graphql', { method: 'POST', headers: JSON_TYPE, body: large })).status).toBe(413);
  // The node answers, not the wall: it wants a sign-in first.
  expect((await nginx.ask('/upload', { method: 'POST', body: large })).status).toBe(401);
});

it('compresses the files of the admin, and nothing that a node made ready itself', async () => {
  const page = (await nginx.ask('/admin/')).body.toString();
  const script = /src="(\/admin\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  const accept = { 'accept-encoding': 'gzip' };
  expect((await nginx.ask(script, { headers: accept })).headers['content-encoding']).toBe('gzip');
  const front = await nginx.ask('/', { headers: { 'accept-encoding': 'br' } });
  expect(front.headers['content-encoding']).toBe('br');
  // A tag that nginx had touched would begin with W/, and nothing would ever be the same again.
  expect(front.headers.etag).toMatch(/^"[\w-]+-br"$/);
  const again = await nginx.ask('/', {
    headers: { 'accept-encoding': 'br', 'if-none-match': front.headers.etag ?? '' },
  });
  expect(again.status).toBe(304);
});

it('carries sockets to any node, and refuses the transport that would need the same one', async () => {
  const connect = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = io(`https://localhost:${nginx.https}`, {
        path: '/realtime',
        transports: ['websocket'],
        forceNew: true,
        ca: nginx.ca.toString(),
      });
      socket.once('connect', () => {
        resolve(socket);
      });
      socket.once('connect_error', reject);
    });
  const sockets = [await connect(), await connect()];
  const room = { room: 'no:1' };
  const answers = sockets.map((socket) => socket.timeout(5_000).emitWithAck('join', room) as Promise<unknown>);
  const unknown = { ok: false, code: 'HEARTH.NOT_FOUND' };
  expect(await Promise.all(answers)).toEqual([unknown, unknown]);
  for (const socket of sockets) socket.disconnect();
  const carried = await logged(({ status }) => status === '101', 2);
  expect(new Set(carried.map(({ upstream }) => upstream)).size).toBe(2);
  expect((await nginx.ask('/realtime/?EIO=4&transport=polling')).status).toBe(426);
});

it('fails nobody who only reads when a node is killed, and finishes an answer when one is stopped', async () => {
  const [a, b] = nodes as [cluster.Member, cluster.Member];
  const statuses: number[] = [];
  let over = false;
  const readers = Array.from({ length: 6 }, async () => {
    while (!over) statuses.push((await nginx.ask('/health/live')).status);
  });
  const countFrom = async (more: number): Promise<unknown> => {
    const from = statuses.length;
    return until(
      () => statuses.length,
      (now) => now > from + more,
    );
  };
  await countFrom(30);
  await cluster.stopped(a.child, 'SIGKILL');
  await countFrom(80);
  over = true;
  await Promise.all(readers);
  expect([...new Set(statuses)]).toEqual([200]);
  expect(cluster.probe(tree.folder, a.port)).toBe(1);
  expect(cluster.probe(tree.folder, b.port)).toBe(0);
  expect(nginx.lines().some(({ tried, status }) => tried.startsWith('502, ') && status === '200')).toBe(true);

  // bcrypt makes a sign-in long enough to be stopped in.
  const signIns = [signIn(), signIn()];
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(await cluster.stopped(b.child, 'SIGTERM')).toBe(0);
  expect((await Promise.all(signIns)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await nginx.ask('/health/live')).status).toBe(502);
}, 40_000);

it('writes to no folder but the one that is mounted', () => {
  const news = filesBelow(tree.folder).filter((file) => !before.includes(file));
  // Strapi's own notes on its updates, which it does without when it may not write.
  const harmless = '.strapi-updater.json';
  expect(news.filter((file) => !file.startsWith('public/uploads/') && file !== harmless)).toEqual([]);
});
