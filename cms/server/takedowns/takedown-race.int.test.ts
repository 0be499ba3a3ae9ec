import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { StaffActor } from '../../contract';
import { systemIds } from '../../kernel';
import { somebody } from '../../../tests/host/a-notice-house';
import { caseStore } from '../review/case-store';
import { revisionStore } from '../revisions/revision-store';
import { lineageStore } from '../lineage/lineage-store';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import { workOnce } from '../deliveries/do-work';
import type { Outlet } from '../deliveries/outlet.rules';
import { sweepLeases } from '../deliveries/sweep-leases';
import { aDeliveryDesk, type DeliveryDesk } from '../deliveries/testing/a-delivery-desk';
import { blockStore } from './block-store';
import { carryOut } from './carry-out';
import { findScope } from './find-scope';
import { scopeStore } from './scope-store';
import type { TakedownDeps } from './takedown-deps';
import { takedownStore } from './takedown-store';
import { watchStore } from './watch-store';

type Post = { readonly key: string; readonly at: number; readonly isDown: boolean };
type Far = { readonly url: string; readonly posts: readonly Post[]; readonly moods: string[]; stop(): Promise<void> };
// Plain JavaScript, for the workers speak to it without a compiler.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- shared with processes that are no TypeScript
const { farPlatform, farOutlet } = require('../../../tests/faults/far-platform.cjs') as {
  farPlatform: () => Promise<Far>;
  farOutlet: (url: string) => Outlet;
};

/** Every so many-th moment of a send is met by an order, before, at and after the commit that begins it. */
const RUNS = 12;

let desk: DeliveryDesk;
let far: Far;
let healthy: DeliveryDeps;
let chief: StaffActor;
let orders: TakedownDeps;
let spare: Promise<ChildProcess> | undefined;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  far = await farPlatform();
  const outlet = farOutlet(far.url);
  healthy = desk.node(() => outlet);
  await desk.targets([{ channel: await desk.channel('微博') }, { channel: await desk.channel('抖音') }]);
  const id = await somebody(desk.db, { at: 'yunze' });
  chief = {
    kind: 'staff',
    id,
    name: '总编',
    station: 'yunze',
    stations: ['yunze'],
    roles: [],
  } as unknown as StaffActor;
  orders = {
    ...healthy,
    ...{ deliveries: healthy, cases: caseStore, revisions: revisionStore },
    ...{ orders: takedownStore, watches: watchStore, blocks: blockStore, scopes: scopeStore, lineage: lineageStore },
    // Nobody reads here, and nothing is in our own app: what is raced is the send.
    ...{ notices: { notify: () => Promise.resolve() }, withdraw: () => Promise.reject(new Error('nothing is public')) },
    // Ordering asks for no more than this.
  } as unknown as TakedownDeps;
}, 60_000);
afterAll(async () => {
  (await spare)?.kill('SIGKILL');
  await far.stop();
  await desk.end();
});

async function aWorker(): Promise<ChildProcess> {
  const env = { ...process.env, DATABASE_URL: desk.db.url, PLATFORM_URL: far.url };
  const at = join(__dirname, '../../../tests/faults/delivery-worker.cjs');
  const child = fork(at, [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`a worker ended with ${String(code)} before it was ready`)));
  });
  return child;
}

type Work = { readonly moments: number; readonly wasKilled: boolean };

/** A node of its own works until its nth moment, and dies there by a signal that nobody can catch. */
async function work(dieAt: number): Promise<Work> {
  const child = await (spare ?? aWorker());
  spare = aWorker();
  return new Promise((resolve) => {
    child.once('exit', (_code, signal) => resolve({ moments: 0, wasKilled: signal === 'SIGKILL' }));
    child.once('message', ({ done }: { done: number }) => {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      resolve({ moments: done, wasKilled: false });
    });
    child.send({ dieAt });
  });
}

/** Gives the order in one transaction, as the chief's press does; tells when it had committed. */
async function order(documentId: string): Promise<number> {
  const id = systemIds.next();
  await orders.database.transaction(async (tx) => {
    const now = await orders.deliveries.time.now(tx);
    const scope = { kind: 'lineage', documentId } as const;
    await takedownStore.insert(tx, {
      ...{ id, station: 'yunze', number: id, authority: 'inside', issuer: '总编室', reason: '失实', publicNote: '' },
      ...{ scope, state: 'ordered', responsible: chief.id, minutes: 10, proposedBy: null },
      ...{ orderedBy: chief.id, orderedAt: now, dueAt: now },
    });
    const kept = await takedownStore.forUpdate(tx, id);
    const hits = await findScope(orders, tx, { scope, stations: ['yunze'] });
    if (!kept) throw new Error('the order was not kept');
    await carryOut(orders, tx, { actor: chief, order: kept, hits });
  });
  return Date.now();
}

/** What stands when everything came to rest, and whether anybody looks at it. */
async function account(documentId: string) {
  const begun = new Set((await desk.deliveries(documentId)).filter(({ sentAt }) => sentAt).map(({ id }) => id));
  for (let round = 0; round < 10; round += 1) {
    await desk.pass();
    await sweepLeases(healthy);
    while (await workOnce(healthy));
  }
  const rows = await desk.deliveries(documentId);
  const ids = rows.map(({ id }) => id);
  const posts = far.posts.filter(({ key }) => ids.includes(key));
  const watched = (await desk.db
    .knex('takedown_watch')
    .whereIn('delivery', ids)
    .where({ state: 'watching' })
    .pluck('delivery')) as string[];
  return {
    standing: posts.filter(({ isDown }) => !isDown).length,
    unwatched: posts.filter(({ key }) => !watched.includes(key)).length,
    begunAfter: posts.filter(({ key }) => !begun.has(key)).length,
    restless: rows
      .filter(({ state }) => !['cancelled', 'down', 'dropped', 'manual_takedown'].includes(state))
      .map(({ state }) => state),
    sent: posts.length,
  };
}

const planned = async (): Promise<string> => {
  // The stories of this desk read alike, and near copies of what was ordered down would not even begin.
  await desk.db.knex('blocked_print').delete();
  const signed = await desk.sign();
  await desk.plan(healthy, signed);
  return signed.documentId;
};
const clean = { standing: 0, unwatched: 0, begunAfter: 0, restless: [] };

it('sends nothing once an order has committed', async () => {
  const document = await planned();
  await order(document);
  await work(0);
  expect(await account(document)).toEqual({ ...clean, sent: 0 });
}, 60_000);

it(`${RUNS} orders that meet a send at its last moment, its worker killed with -9 or not: no post stays that nobody looks at`, async () => {
  const first = await planned();
  const { moments } = await work(0);
  expect(moments).toBeGreaterThan(20);
  await order(first);
  expect(await account(first)).toMatchObject({ ...clean, sent: 2 });

  const sum = { sent: 0, unsent: 0, killed: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const document = await planned();
    const dieAt = 1 + Math.floor((run * moments) / RUNS);
    // Half of the orders come while the worker is at it, half when it has just died.
    const isLate = run % 2 === 1;
    if (run % 5 === 0) far.moods.push('loses-answer');
    const [done] = await Promise.all([work(dieAt), isLate ? undefined : order(document)]);
    if (isLate) await order(document);
    far.moods.length = 0;
    const { sent, ...rest } = await account(document);
    expect({ run, dieAt, ...rest }).toEqual({ run, dieAt, ...clean });
    sum.sent += sent > 0 ? 1 : 0;
    sum.unsent += sent === 0 ? 1 : 0;
    sum.killed += done.wasKilled ? 1 : 0;
  }
  // Both orders of commit were met.
  expect(sum.sent).toBeGreaterThan(1);
  expect(sum.unsent).toBeGreaterThan(1);
  expect(sum.killed).toBeGreaterThan(RUNS / 4);
}, 300_000);
