import { type ChildProcess, fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { systemIds } from '@hearth/cms/kernel';
import { until } from '../host/a-node';
import { aDatabase, type TestDatabase } from '../host/database';
import { isLong, keepFigures } from './figures';
import { aRoomViewer, type RoomViewer } from './room-viewer';

const AT = join(__dirname, 'room-node.cjs');
const PORT = 20_000 + (process.pid % 10_000);
const VIEWERS = isLong ? 200 : 10;
/** Longer than its driver tries to send anything, which is what once ended a node. */
const AWAY_MS = isLong ? 60_000 : 12_000;

type Node = { readonly child: ChildProcess; readonly url: string; readonly log: string[] };
type Word = { readonly port?: number; readonly log?: string };

let db: TestDatabase;
let redis: ChildProcess | undefined;
const nodes: Node[] = [];
const viewers: RoomViewer[][] = [];
const room = systemIds.next();

beforeAll(async () => {
  db = await aDatabase();
  const owner = { owner_kind: 'session', owner_id: room };
  await db.knex('live_room').insert({ ...owner, id: room, station: 'yunze', title: '脐橙专场', language: 'zh-Hans' });
  redis = await redisUp();
  for (let n = 0; n < 2; n += 1) {
    const node = await aNode();
    nodes.push(node);
    const comers = Array.from({ length: VIEWERS }, () => aRoomViewer(node.url, `live:${room}`));
    viewers.push(await Promise.all(comers));
  }
}, 120_000);
afterAll(async () => {
  for (const viewer of viewers.flat()) viewer.leave();
  for (const { child } of nodes) child.kill('SIGKILL');
  redis?.kill();
  await db.drop();
});

async function redisUp(): Promise<ChildProcess> {
  const server = spawn('redis-server', ['--port', String(PORT), '--save', '', '--bind', '127.0.0.1']);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.stdout.on('data', (words: Buffer) => {
      if (words.includes('Ready to accept')) resolve();
    });
  });
  return server;
}

async function aNode(): Promise<Node> {
  const env = { ...process.env, DATABASE_URL: db.url, REDIS_URL: `redis://127.0.0.1:${PORT}` };
  const child = fork(AT, [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  const log: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`a node ended with ${signal ?? String(code)}`)));
    child.on('message', (word: Word) => {
      if (word.port !== undefined) resolve(word.port);
      if (word.log !== undefined) log.push(word.log);
    });
  });
  return { child, url: `http://127.0.0.1:${port}`, log };
}

const WORDS = ['个头', '新鲜', '好甜', '怎么', '发货', '老家', '喜欢', '支持'];
let count = 0;
/** Nobody says the same twice. */
const words = (): string => [...String((count += 1))].map((digit) => WORDS[Number(digit)] ?? '好吃').join('');

/** Somebody at each node says so many things; gives their rows. */
async function talk(times: number): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    viewers.map(async (those, node) => {
      const said: string[] = [];
      for (let n = 0; n < times; n += 1) said.push(await those[(n + count) % VIEWERS]!.say(`${node}号${words()}`));
      return said;
    }),
  );
}

const missing = (those: readonly RoomViewer[], ids: readonly string[]): number =>
  those.reduce((sum, { knows }) => sum + ids.filter((id) => !knows.has(id)).length, 0);

const allKnow = (ids: readonly string[], limit?: number) =>
  until(
    () => missing(viewers.flat(), ids),
    (left) => left === 0,
    limit,
  );

it('a room of two nodes outlives Redis: viewers stay, each message comes once, and what was said meanwhile is made up for', async () => {
  const before = (await talk(8)).flat();
  await allKnow(before);

  redis?.kill('SIGKILL');
  await until(
    () => nodes.every(({ log }) => log.some((line) => line.includes('lost Redis'))),
    (noticed) => noticed,
  );
  const [here = [], there = []] = await talk(8);
  // Who sits at the same node hears it all the same.
  const [ours = [], others = []] = viewers;
  await until(
    () => missing(ours, here) + missing(others, there),
    (left) => left === 0,
  );
  expect(missing(others, here)).toBe(VIEWERS * here.length);
  await after(AWAY_MS);
  expect(nodes.map(({ child }) => [child.exitCode, child.signalCode])).toEqual([
    [null, null],
    [null, null],
  ]);

  const cameBack = Date.now();
  redis = await redisUp();
  await allKnow([...here, ...there], 20_000);
  const took = Date.now() - cameBack;
  const later = (await talk(4)).flat();
  await allKnow(later);

  const all = viewers.flat();
  const twice = all.flatMap(({ framed }) => [...framed.values()]).filter((times) => times > 1).length;
  expect([twice, all.reduce((sum, { lost }) => sum + lost(), 0)]).toEqual([0, 0]);
  // While all was well everybody had each message by a frame.
  for (const { framed } of all) for (const id of [...before, ...later]) expect(framed.get(id)).toBe(1);
  for (const { log } of nodes) {
    for (const said of ['realtime lost Redis', 'has Redis back', 'was lost on its way']) {
      expect(log.filter((line) => line.includes(said)).length).toBeGreaterThan(0);
    }
    // Told once, not at each of its tries.
    expect(log.filter((line) => line.includes('lost Redis')).length).toBeLessThanOrEqual(4);
  }
  keepFigures('faults.live-redis', { value: took, unit: 'ms', viewers: all.length, awaySeconds: AWAY_MS / 1_000 });
}, 240_000);
