import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { isLong, keepFigures } from '../../../tests/faults/figures';
import { seededRandom } from '../../kernel';
import type { DeliveryDeps } from './delivery-deps';
import { HUMAN_STATES } from './delivery.machine';
import { workOnce } from './do-work';
import type { Outlet } from './outlet.rules';
import { sweepLeases } from './sweep-leases';
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';

type Mood = 'takes' | 'busy' | 'loses-answer';
type Far = {
  readonly url: string;
  readonly posts: { readonly key: string }[];
  readonly moods: Mood[];
  stop(): Promise<void>;
};
// Plain JavaScript, for the workers speak to it without a compiler.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- shared with processes that are no TypeScript
const { farPlatform, farOutlet } = require('../../../tests/faults/far-platform.cjs') as {
  farPlatform: (moods?: Mood[]) => Promise<Far>;
  farOutlet: (url: string) => Outlet;
};

/** In the short form every so many-th moment is tried, beginning anywhere; the long form draws them at random. */
const RUNS = isLong ? 1_000 : 24;
const RESTS: readonly string[] = ['live', 'replaced', 'cancelled', 'dropped', 'down', ...HUMAN_STATES];

let desk: DeliveryDesk;
let far: Far;
let healthy: DeliveryDeps;
let channels: readonly string[];
let spare: Promise<ChildProcess> | undefined;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  far = await farPlatform();
  const outlet = farOutlet(far.url);
  healthy = desk.node(() => outlet);
  channels = [await desk.channel('微博'), await desk.channel('抖音')];
  await desk.targets(channels.map((channel) => ({ channel })));
}, 60_000);
afterAll(async () => {
  (await spare)?.kill('SIGKILL');
  await far.stop();
  await desk.end();
});

async function aWorker(): Promise<ChildProcess> {
  const env = { ...process.env, DATABASE_URL: desk.db.url, PLATFORM_URL: far.url };
  const child = fork(join(__dirname, '../../../tests/faults/delivery-worker.cjs'), [], {
    env,
    execArgv: [],
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`a worker ended with ${String(code)} before it was ready`)));
  });
  return child;
}

/** Lets a worker work until it dies at its nth moment; gives how many moments there were when it lived to the end. */
async function workAndDie(dieAt: number): Promise<number | 'killed'> {
  const child = await (spare ?? aWorker());
  // The next one loads while this one works.
  spare = aWorker();
  return new Promise((resolve) => {
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL' ? 'killed' : Number.NaN));
    child.once('message', ({ done }: { done: number }) => {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      resolve(done);
    });
    child.send({ dieAt });
  });
}

async function settle(): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await desk.pass();
    await sweepLeases(healthy);
    while (await workOnce(healthy));
  }
}

/** What became of one story after its worker died: the lease is over, one sweep, then a healthy node. */
async function account(documentId: string) {
  await desk.pass();
  await sweepLeases(healthy);
  const leased = (await desk.deliveries(documentId)).filter(({ leaseOwner }) => leaseOwner !== null).length;
  await settle();
  const rows = await desk.deliveries(documentId);
  const posts = (id: string): number => far.posts.filter(({ key }) => key === id).length;
  return {
    leased,
    stuck: rows.filter(({ state }) => !RESTS.includes(state)).length,
    lost: channels.length - rows.filter(({ id, state }) => state === 'live' && posts(id) > 0).length,
    doubled: rows.filter(({ id }) => posts(id) > 1).length,
  };
}

it(`${RUNS} workers in processes of their own, each killed with -9 at a moment of its own: nothing lost, doubled or stuck`, async () => {
  const random = seededRandom('deliveries.kill');
  const under = (most: number): number => (((random.bytes(2)[0] ?? 0) << 8) | (random.bytes(1)[0] ?? 0)) % most;
  const first = await desk.sign();
  await desk.plan(healthy, first);
  const moments = Number(await workAndDie(0));
  expect(moments).toBeGreaterThan(40);
  expect(await account(first.documentId)).toEqual({ leased: 0, stuck: 0, lost: 0, doubled: 0 });

  const sum = { lost: 0, doubled: 0, stuck: 0, leased: 0, killed: 0 };
  const tried = new Set<number>();
  const begin = under(moments);
  for (let run = 0; run < RUNS; run += 1) {
    const moods: readonly Mood[] = ['takes', 'takes', 'takes', 'busy', 'loses-answer'];
    far.moods.splice(0, far.moods.length, ...[0, 1].map(() => moods[under(moods.length)] ?? 'takes'));
    const signed = await desk.sign();
    await desk.plan(healthy, signed);
    const dieAt = 1 + ((isLong ? under(moments) : begin + Math.floor((run * moments) / RUNS)) % moments);
    tried.add(dieAt);
    sum.killed += (await workAndDie(dieAt)) === 'killed' ? 1 : 0;
    far.moods.splice(0, far.moods.length);
    const came = await account(signed.documentId);
    for (const key of ['lost', 'doubled', 'stuck', 'leased'] as const) sum[key] += came[key];
  }
  expect(sum).toMatchObject({ lost: 0, doubled: 0, stuck: 0, leased: 0 });
  // A busy platform or a lost answer makes the way shorter or longer; nearly all die in the middle of something.
  expect(sum.killed).toBeGreaterThan(RUNS * 0.7);
  keepFigures('faults.deliveries-killed', { value: RUNS, unit: 'runs', moments, tried: tried.size, ...sum });
}, 7_200_000);
