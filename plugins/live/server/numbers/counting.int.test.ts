import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { aLiveHouse, anItem, type LiveHouse } from './testing/a-live-house';

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.drop());

type Exposure = { readonly viewers: number; readonly seconds: number };

const visitsOf = (session: string) => house.deps.figures.visits(house.knex, session);
const exposureOf = (pin: string) =>
  house.knex('live_exposure').where({ pin }).first<Exposure | undefined>('viewers', 'seconds');

/** Somebody gives a sign of life on a node, which counts it at once. */
async function beat(room: string, viewer: string, { on = house.node(), opened = [] as string[] } = {}) {
  unwrap(await on.take({ id: room, viewer, opened }));
  await on.flush();
}

describe('a viewer', () => {
  it('is one visit, however often and wherever they are heard', async () => {
    const { id, room } = await house.live();
    const [one, other] = [house.node(), house.node()];
    const viewer = randomUUID();
    await beat(room, viewer, { on: one });
    await house.later(id, 10);
    // Both nodes heard the same viewer in the same ten seconds.
    unwrap(await one.take({ id: room, viewer, opened: [] }));
    unwrap(await other.take({ id: room, viewer, opened: [] }));
    await Promise.all([one.flush(), other.flush()]);
    const seen = await visitsOf(id);
    expect(seen).toMatchObject({ viewers: 1, views: 1, concurrent: 1 });
    expect(seen.seconds).toBeGreaterThanOrEqual(10);
    expect(seen.seconds).toBeLessThan(12);
  });

  it('who comes for the first time on two nodes at once comes in once', async () => {
    const { id, room } = await house.live();
    const item = anItem();
    const pin = await house.pin({ session: id, item, from: 60 });
    const viewers = Array.from({ length: 40 }, () => randomUUID());
    const nodes = [house.node(), house.node(), house.node()];
    for (const node of nodes) {
      for (const viewer of viewers) unwrap(await node.take({ id: room, viewer, opened: [item.offer] }));
    }
    await Promise.all(nodes.map((node) => node.flush()));
    expect(await visitsOf(id)).toMatchObject({ viewers: 40, views: 40, concurrent: 40 });
    expect(await exposureOf(pin)).toMatchObject({ viewers: 40 });
    expect(await house.deps.figures.attention(house.knex, id)).toMatchObject([{ exposed: 40, clicked: 40 }]);
  });

  it('who was away comes in anew, and the time between is nobody’s', async () => {
    const { id, room } = await house.live();
    const viewer = randomUUID();
    await beat(room, viewer);
    await house.later(id, 300);
    expect((await visitsOf(id)).concurrent).toBe(0);
    await beat(room, viewer);
    const seen = await visitsOf(id);
    expect(seen).toMatchObject({ viewers: 1, views: 2, concurrent: 1 });
    expect(seen.seconds).toBeLessThan(2);
  });

  it('is not counted where nothing is on', async () => {
    const refused = err('NUMBERS.NOT_ON');
    // Whoever waits while a copy is rehearsed has not watched this one.
    for (const state of ['rehearsal', 'ready', 'ended'] as const) {
      const { room } = await house.live({ state });
      expect(await house.node().take({ id: room, viewer: randomUUID(), opened: [] })).toEqual(refused);
    }
    const { room } = await house.live({ isRehearsal: true });
    expect(await house.node().take({ id: room, viewer: randomUUID(), opened: [] })).toEqual(refused);
    expect(await house.node().take({ id: randomUUID(), viewer: randomUUID(), opened: [] })).toEqual(refused);
  });
});

describe('what is shown', () => {
  it('is seen for as long as somebody was there while it was pinned', async () => {
    const { id, room } = await house.live();
    const [first, second] = [anItem(), anItem()];
    const viewer = randomUUID();
    const before = await house.pin({ session: id, item: first, from: 100, until: 4 });
    const now = await house.pin({ session: id, item: second, from: 4 });
    await beat(room, viewer);
    // They came after the first was put away.
    expect(await exposureOf(before)).toBeUndefined();
    await house.later(id, 10);
    await beat(room, viewer);
    // Ten seconds: the first was shown in six of them, the second in four.
    const [old, fresh] = [await exposureOf(before), await exposureOf(now)];
    expect(old).toMatchObject({ viewers: 1 });
    expect(fresh).toMatchObject({ viewers: 1 });
    expect(Math.round((old?.seconds ?? 0) + (fresh?.seconds ?? 0))).toBe(10);
    expect(Math.round(old?.seconds ?? 0)).toBe(6);
  });

  it('counts nobody twice for one pin, also who left and came back to it', async () => {
    const { id, room } = await house.live();
    const pin = await house.pin({ session: id, item: anItem(), from: 600 });
    const viewer = randomUUID();
    for (const pause of [10, 10, 120, 10]) {
      await beat(room, viewer);
      await house.later(id, pause);
    }
    await beat(room, viewer);
    const seen = await exposureOf(pin);
    expect(seen?.viewers).toBe(1);
    // The time away was not watched: four beats followed others, one of them too late.
    expect(Math.round(seen?.seconds ?? 0)).toBe(30);
  });

  it('is opened once for each viewer, and only what the live shows', async () => {
    const { id, room } = await house.live();
    const item = anItem();
    await house.pin({ session: id, item, from: 30 });
    const viewer = randomUUID();
    await beat(room, viewer, { opened: [item.offer, randomUUID()] });
    await beat(room, viewer, { opened: [item.offer] });
    await beat(room, randomUUID(), { opened: [item.offer] });
    const attention = await house.deps.figures.attention(house.knex, id);
    expect(attention).toMatchObject([{ offer: item.offer, exposed: 2, clicked: 2 }]);
  });
});
