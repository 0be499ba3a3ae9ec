import { isLong, keepFigures } from '../../../tests/faults/figures';
import { hashOf, systemIds } from '../../kernel';
import { fromJsonb } from '../../platform';
import type { CorrectionDeps } from '../corrections/correction-deps';
import { correctionStore } from '../corrections/correction-store';
import { finishWhenDone, followSigned } from '../corrections/follow-correction';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import { workOnce } from '../deliveries/do-work';
import type { Outlet } from '../deliveries/outlet.rules';
import { sweepLeases } from '../deliveries/sweep-leases';
import { aDeliveryDesk, type DeliveryDesk } from '../deliveries/testing/a-delivery-desk';
import { mortalWorkers, type Deed, type MortalWorkers } from '../deliveries/testing/mortal-workers';
import { releaseStore } from '../review/release-store';
import { scopeStore } from './scope-store';
import { sealOrder } from './seal-order';
import { anOrderHouse, type OrderHouse } from './testing/an-order-house';
import { watchOnce } from './watch-gone';

type Post = { readonly id: string; readonly key: string; readonly isDown: boolean };
type Far = { readonly url: string; readonly posts: readonly Post[]; stop(): Promise<void> };
// Plain JavaScript, for the workers speak to it without a compiler.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- shared with processes that are no TypeScript
const { farPlatform, farOutlet } = require('../../../tests/faults/far-platform.cjs') as {
  farPlatform: () => Promise<Far>;
  farOutlet: (url: string) => Outlet;
};

/** In the short form so many moments of each deed, spread over it; in the long form each of them. */
const TRIED = 3;
const RESTS: readonly string[] = ['live', 'replaced', 'cancelled', 'dropped', 'down'];

let desk: DeliveryDesk;
let far: Far;
let healthy: DeliveryDeps;
let house: OrderHouse;
let corrections: CorrectionDeps;
let [edits, reposts] = ['', ''];
let workers: MortalWorkers;
let killed = 0;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  far = await farPlatform();
  workers = mortalWorkers({ DATABASE_URL: desk.db.url, PLATFORM_URL: far.url });
  const outlet = farOutlet(far.url);
  healthy = desk.node(() => outlet);
  edits = await desk.channel('能改的', { capabilities: ['publish', 'edit', 'delete'] });
  reposts = await desk.channel('只能删的', { capabilities: ['publish', 'delete'] });
  await desk.db.knex('channel').update({ lane: 'driver' });
  await desk.targets([{ channel: edits }, { channel: reposts }]);
  house = await anOrderHouse(desk, healthy, async (url) => {
    const answer = await fetch(`${far.url}/page/${url.split('/').at(-1) ?? ''}`);
    return { status: answer.status, text: await answer.text(), hash: '0'.repeat(64) };
  });
  corrections = {
    ...{ ...healthy, deliveries: healthy, corrections: correctionStore, scopes: scopeStore, releases: releaseStore },
    ...{ people: { byIds: () => Promise.resolve([]) } },
    // Following a signature asks for no more than this.
  } as unknown as CorrectionDeps;
}, 60_000);
afterAll(async () => {
  await workers.end();
  await far.stop();
  await desk.end();
});

/** The leases are over, one sweep, then a healthy node. */
async function settle(): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    await desk.pass();
    await sweepLeases(healthy);
    while (await workOnce(healthy));
    if ((await desk.deliveries()).every(({ state }) => RESTS.includes(state))) return;
  }
}

async function watched(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await desk.db
      .knex('takedown_watch')
      .whereNotNull('next_at')
      .update({ next_at: new Date(0) });
    while (await watchOnce(house.deps));
  }
}

/** A story that stands on both accounts. */
async function out(): Promise<string> {
  // The stories of this desk read alike, and near copies of what was ordered down would not even begin.
  await desk.db.knex('blocked_print').delete();
  const signed = await desk.sign();
  await desk.plan(healthy, signed);
  await settle();
  return signed.documentId;
}

/** Everything that was ever posted of a story. */
const postsOf = async (documentId: string): Promise<readonly Post[]> => {
  const keys = (await desk.deliveries(documentId)).map(({ id }) => id);
  return far.posts.filter(({ key }) => keys.includes(key));
};
const stands = async (documentId: string): Promise<readonly Post[]> =>
  (await postsOf(documentId)).filter(({ isDown }) => !isDown);
const ledgerOf = async (subject: string, action: string): Promise<number> =>
  (await desk.db.knex('ledger_entry').where({ subject, action }).pluck('seq')).length;

type Scene = {
  /** Makes everything ready; gives what it is about. */
  ready(): Promise<string>;
  deed(about: string): Promise<Deed> | Deed;
  /** What is true once a healthy node came after. */
  after(about: string): Promise<object>;
  readonly expected: object;
};

/** The deed is killed at moments of its own, each time with a story of its own; gives at how many. */
async function killedThroughout({ ready, deed, after, expected }: Scene): Promise<number> {
  const whole = await ready();
  const moments = Number(await workers.work(await deed(whole), 0));
  expect(moments).toBeGreaterThan(10);
  expect(await after(whole)).toEqual(expected);
  const step = isLong ? 1 : Math.ceil(moments / TRIED);
  let tried = 0;
  for (let dieAt = 1 + Math.floor(step / 2); dieAt <= moments; dieAt += step) {
    const about = await ready();
    if ((await workers.work(await deed(about), dieAt)) === 'killed') killed += 1;
    expect({ dieAt, ...(await after(about)) }).toEqual({ dieAt, ...expected });
    tried += 1;
  }
  return tried;
}

const tried: Record<string, number> = {};

it('withdraws: whatever dies on the way, the posts come down and nothing is sent again', async () => {
  tried['withdraw'] = await killedThroughout({
    async ready() {
      const id = await out();
      await house.order(id);
      return id;
    },
    deed: () => ({ act: 'deliver' }),
    async after(id) {
      await settle();
      const states = (await desk.deliveries(id)).map(({ state }) => state);
      return { standing: (await stands(id)).length, states, sent: (await postsOf(id)).length };
    },
    expected: { standing: 0, states: ['down', 'down'], sent: 2 },
  });
}, 3_600_000);

it('probes: each address is settled, and the order is cleared once', async () => {
  tried['probe'] = await killedThroughout({
    async ready() {
      const id = await out();
      const order = await house.order(id);
      await settle();
      return order;
    },
    deed: () => ({ act: 'watch' }),
    async after(order) {
      await watched();
      const states = (await house.deps.watches.of(desk.db.knex, [order])).map(({ state }) => state);
      const kept = await house.deps.orders.byId(desk.db.knex, order);
      return { states, order: kept?.state, cleared: await ledgerOf(order, 'takedown.cleared') };
    },
    expected: { states: ['gone', 'gone'], order: 'cleared', cleared: 1 },
  });
}, 3_600_000);

it('seals: the evidence is closed once, and its hash is that of what is kept', async () => {
  const seen = async (id: string) => ({ id, version: (await house.deps.orders.byId(desk.db.knex, id))?.version ?? 0 });
  tried['seal'] = await killedThroughout({
    async ready() {
      const order = await house.order(await out());
      await settle();
      await watched();
      return order;
    },
    deed: async (order) => ({ act: 'seal', actor: house.chief, seen: await seen(order) }),
    async after(order) {
      // Whoever pressed and saw nothing come of it presses again.
      await sealOrder(house.deps, house.chief, await seen(order));
      const kept = await house.deps.orders.byId(desk.db.knex, order);
      const rows = (await desk.db.knex('takedown_evidence').where({ order_id: order })) as { evidence: unknown }[];
      const hashes = rows.map(({ evidence }) => hashOf(fromJsonb(evidence)));
      const isWhole = hashes.length === 1 && hashes[0] === kept?.evidenceHash;
      return { state: kept?.state, isWhole, sealed: await ledgerOf(order, 'takedown.sealed') };
    },
    expected: { state: 'sealed', isWhole: true, sealed: 1 },
  });
}, 3_600_000);

/** The corrected words are signed and planned, as the signature sets it off; one account edits its post, the other gets a new one. */
async function corrected(): Promise<string> {
  const documentId = await out();
  const [first] = await desk.deliveries(documentId);
  await desk.db.database.transaction((tx) =>
    correctionStore.insert(tx, {
      ...{ id: systemIds.next(), station: 'yunze', documentId, locale: 'zh-Hans', title: '更正', number: documentId },
      ...{ oldFact: '七人', newFact: '五人', reason: '医院更正', blame: 'source', publicNote: '', state: 'open' },
      ...{ revisionFrom: first?.revision ?? 1, hashFrom: 'a'.repeat(64), proposedBy: null, openedBy: house.chief.id },
      ...{ openedAt: new Date(), together: systemIds.next() },
    }),
  );
  const signed = await desk.sign(documentId);
  await desk.db.database.transaction((tx) => followSigned(corrections, tx, signed));
  return documentId;
}

it('corrects: one post stands on each account, with the new words, edited in place or put in the old one’s place', async () => {
  tried['correct'] = await killedThroughout({
    ready: corrected,
    deed: () => ({ act: 'deliver' }),
    async after(id) {
      await settle();
      await desk.db.database.transaction((tx) =>
        finishWhenDone(corrections, tx, { documentId: id, locale: 'zh-Hans' }),
      );
      const rows = await desk.deliveries(id);
      const posts = await stands(id);
      const of = (channel: string) => {
        const fresh = rows.find((row) => row.channel === channel && row.revision === 2);
        return posts
          .filter(({ key }) => rows.some((row) => row.id === key && row.channel === channel))
          .map((post) => ({
            isNew: post.key === fresh?.id,
            isEdited: post.id !== post.key,
            state: fresh?.state,
          }));
      };
      const order = await desk.db.knex('correction_order').where({ document_id: id }).first<object>('state');
      return { edits: of(edits), reposts: of(reposts), order };
    },
    expected: {
      edits: [{ isNew: true, isEdited: true, state: 'live' }],
      reposts: [{ isNew: true, isEdited: false, state: 'live' }],
      order: { state: 'done' },
    },
  });
}, 3_600_000);

it('was really killed, nearly each time', () => {
  const runs = Object.values(tried).reduce((all, one) => all + one, 0);
  expect(runs).toBeGreaterThanOrEqual(4 * TRIED - 4);
  expect(killed).toBeGreaterThan(runs * 0.8);
  keepFigures('faults.orders-killed', { value: runs, unit: 'runs', killed, ...tried });
});
