import { fork } from 'node:child_process';
import { join } from 'node:path';
import { MOST_TRIES } from '../deliveries/outcome.rules';
import { sweepLeases } from '../deliveries/sweep-leases';
import { workOnce } from '../deliveries/do-work';
import type { DrivenPlatform } from '../../contract';
import { aPlatformDesk, type PlatformDesk } from './testing/a-platform-desk';

const MEGA = 1024 * 1024;
/** Three parts and a half of what platforms take at once. */
const FILM = 28 * MEGA;
const IN_PARTS = ['youtube', 'bilibili', 'kuaishou', 'x', 'facebook'] as const;
const BEGUN: Readonly<Record<(typeof IN_PARTS)[number], RegExp>> = {
  youtube: /^POST \/upload\/youtube/,
  bilibili: /video\/init$/,
  kuaishou: /start_upload$/,
  x: /upload\/initialize$/,
  facebook: /\/videos$/,
};

let room: PlatformDesk;
beforeAll(async () => {
  room = await aPlatformDesk();
  room.film(FILM);
}, 60_000);
afterAll(() => room.end());

const TABLES = ['outlet_step', 'outlet_pause', 'outlet_token', 'delivery_attempt', 'delivery', 'edition'];
beforeEach(async () => {
  room.lab.reset();
  for (const table of TABLES) await room.desk.db.knex(table).delete();
});

const begun = (platform: (typeof IN_PARTS)[number]): number =>
  room.lab.calls.filter(({ method, path }) => BEGUN[platform].test(`${method} ${path}`)).length;

/** A story on its way to one account, which one node takes by the hand. */
async function onItsWay(platform: DrivenPlatform): Promise<string> {
  await room.account(platform);
  const signed = await room.desk.sign();
  await room.desk.plan(room.node(), signed);
  return signed.documentId;
}

const shown = (platform: DrivenPlatform): number => room.lab.visible(platform).length;

it.each(['youtube', 'bilibili'] as const)(
  '%s gets a film that takes longer than a lease, once',
  async (platform) => {
    const documentId = await onItsWay(platform);
    const lease = 4_000;
    room.lab.line(platform, { bytesPerSecond: 4 * MEGA });
    const begin = performance.now();
    const working = workOnce(room.node(lease));
    const far: number[] = [];
    // Another node sweeps for the dead meanwhile, and finds nobody.
    let [taken, isDone] = [0, false];
    void working.finally(() => (isDone = true));
    while (!isDone) {
      taken += await sweepLeases(room.node());
      const { upload } = await room.latest(documentId);
      if (upload) far.push(upload.sent);
      // Whoever sends needs the processor, too.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(performance.now() - begin).toBeGreaterThan(lease * 1.3);
    expect(taken).toBe(0);
    await room.work();
    expect(await room.latest(documentId)).toMatchObject({ state: 'live', attempt: 1, upload: { size: FILM } });
    // Who waits for it sees it grow.
    expect(new Set(far).size).toBeGreaterThan(2);
    expect([...far].sort((a, b) => a - b)).toEqual(far);
    expect([begun(platform), shown(platform)]).toEqual([1, 1]);
  },
  60_000,
);

it.each(IN_PARTS)(
  '%s: a line that breaks in the middle is gone on with where it broke',
  async (platform) => {
    const documentId = await onItsWay(platform);
    room.lab.line(platform, { breaksAt: 20 * MEGA });
    await workOnce(room.node());
    expect(await room.latest(documentId)).toMatchObject({ state: 'failed_retryable', attempt: 1 });
    const before = begun(platform);
    await room.work();
    expect(await room.latest(documentId)).toMatchObject({ state: 'live', attempt: 2 });
    expect(shown(platform)).toBe(1);
    // No part but the one that broke is sent again.
    expect(room.lab.flowed(platform)).toBeLessThan(FILM + 9 * MEGA);
    if (platform !== 'facebook') expect([before, begun(platform)]).toEqual([1, 1]);
  },
  60_000,
);

it('a line that falls silent is given up before its lease is over, and gone on with', async () => {
  const documentId = await onItsWay('youtube');
  room.lab.line('youtube', { stallsAt: 12 * MEGA });
  await workOnce(room.node(1_200));
  expect(await room.latest(documentId)).toMatchObject({ state: 'unknown', attempt: 1 });
  await room.work();
  expect(await room.latest(documentId)).toMatchObject({ state: 'live', attempt: 2 });
  expect([begun('youtube'), shown('youtube')]).toEqual([1, 1]);
  expect(room.lab.flowed('youtube')).toBeLessThan(FILM + 9 * MEGA);
}, 60_000);

it('other words begin another upload, for YouTube was told the first ones', async () => {
  const documentId = await onItsWay('youtube');
  room.lab.line('youtube', { breaksAt: 12 * MEGA });
  await workOnce(room.node());
  const { knex } = room.desk.db;
  await knex('edition').update({ content: knex.raw(`jsonb_set(content, '{title}', '"改过的标题"')`) });
  await room.work();
  expect((await room.latest(documentId)).state).toBe('live');
  expect(room.lab.visible('youtube').map(({ title }) => title)).toEqual(['改过的标题']);
  expect(begun('youtube')).toBe(2);
}, 60_000);

it('an order to take the story down ends an upload that is on its way', async () => {
  const documentId = await onItsWay('youtube');
  room.lab.line('youtube', { bytesPerSecond: 2 * MEGA });
  const working = workOnce(room.node(1_200));
  await until(() => room.lab.flowed('youtube') > 3 * MEGA);
  await room.takeDown(documentId);
  await working;
  expect(room.lab.flowed('youtube')).toBeLessThan(FILM);
  await room.work();
  expect((await room.latest(documentId)).state).toBe('cancelled');
  expect(room.lab.posts('youtube')).toEqual([]);
}, 60_000);

it.each(['youtube', 'bilibili'] as const)(
  '%s: a worker killed with -9 in the middle of a film',
  async (platform) => {
    const documentId = await onItsWay(platform);
    // A second and more is left between what is waited for and the film's end, also for a machine that looks late.
    room.lab.line(platform, { bytesPerSecond: 7 * MEGA });
    const env = {
      ...process.env,
      DATABASE_URL: room.desk.db.url,
      PLATFORM_URL: room.lab.url,
      MEDIA_FOLDER: room.folder,
    };
    const path = join(__dirname, '../../../tests/faults/film-worker.cjs');
    const worker = fork(path, [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
    await new Promise((ready) => worker.once('message', ready));
    worker.send({});
    await until(() => room.lab.flowed(platform) > 19 * MEGA);
    worker.kill('SIGKILL');
    expect((await room.latest(documentId)).state).toBe('sending');
    room.lab.line(platform, {});
    await room.desk.pass();
    await room.work();
    expect(await room.latest(documentId)).toMatchObject({ state: 'live', attempt: 2 });
    expect([begun(platform), shown(platform)]).toEqual([1, 1]);
    expect(room.lab.flowed(platform)).toBeLessThan(FILM + 12 * MEGA);
  },
  60_000,
);

it('a film that never arrives is for a person after so many tries, with the cure', async () => {
  const documentId = await onItsWay('youtube');
  for (let round = 0; round < MOST_TRIES; round += 1) {
    room.lab.line('youtube', { stallsAt: room.lab.flowed('youtube') + MEGA });
    await room.desk.pass();
    await workOnce(room.node(300));
    expect((await room.latest(documentId)).state).toBe('unknown');
    await room.desk.pass();
    await workOnce(room.node());
  }
  const row = await room.latest(documentId);
  expect(row).toMatchObject({ state: 'failed_final', attempt: MOST_TRIES, problem: { code: 'NEVER_ARRIVED' } });
  expect(row.problem?.cure['zh-Hans']).toContain('网络');
  expect(room.lab.posts('youtube')).toEqual([]);
}, 60_000);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
