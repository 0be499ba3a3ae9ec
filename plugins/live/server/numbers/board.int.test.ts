import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { aLiveHouse, anItem, controller, NO_MONEY, stranger, type LiveHouse } from './testing/a-live-house';
import { listScreens, makeScreen, openScreen, revokeScreen } from './screen-links';
import { listCounted, seeBoard } from './see-board';
import { takeSamples } from './take-sample';

let house: LiveHouse;
const complaints: unknown[] = [];
let sampling: Parameters<typeof takeSamples>[0];
beforeAll(async () => {
  house = await aLiveHouse();
  sampling = { ...house.deps, log: { error: (_, facts) => void complaints.push(facts?.['session']) } };
}, 60_000);
afterAll(() => house.drop());

/** A live that was watched and sold. */
async function aSoldLive() {
  const live = await house.live();
  const item = anItem({ placed: 7, paid: 6, units: 9, goods: 35_910, payers: 6 });
  await house.pin({ session: live.id, item, from: 60 });
  const node = house.node();
  for (const opened of [[item.offer], [], []]) unwrap(await node.take({ id: live.room, viewer: randomUUID(), opened }));
  await node.flush();
  const lastPaidAt = new Date('2026-11-30T11:59:00Z');
  house.money.set(live.id, {
    ...NO_MONEY,
    ...{ orders: 6, payers: 6, gross: 36_000, back: 6_000, farmers: 21_000, households: 5, unsettled: 6, lastPaidAt },
    items: [item],
  });
  return { ...live, item };
}

const valuesOf = (figures: readonly { readonly name: string; readonly value: number | null }[]) =>
  Object.fromEntries(figures.map(({ name, value }) => [name, value]));

describe('a board', () => {
  it('says what was watched, shown, opened, ordered and paid, each with whether it may change', async () => {
    const { id, item } = await aSoldLive();
    const board = unwrap(await seeBoard(house.deps, controller, id));
    expect(valuesOf(board.figures)).toMatchObject({
      ...{ concurrent: 3, viewers: 3, exposures: 3, clicks: 1, placed: 7, orders: 6, gross: 36_000, net: 30_000 },
      ...{ uvValue: 12_000, conversion: 2, farmers: 21_000 },
    });
    expect(board.items).toMatchObject([{ offer: item.offer, exposed: 3, clicked: 1, placed: 7, paid: 6, units: 9 }]);
    expect(new Set(board.figures.map(({ finality }) => finality))).toEqual(new Set(['provisional']));
    await house.turn(id, 'ended');
    const over = unwrap(await seeBoard(house.deps, controller, id));
    expect(over.figures.find(({ name }) => name === 'viewers')?.finality).toBe('settled');
    expect(over.figures.find(({ name }) => name === 'net')?.finality).toBe('provisional');
  });

  it('is a station’s own', async () => {
    const { id } = await house.live();
    expect(await seeBoard(house.deps, stranger, id)).toEqual(err('NUMBERS.SESSION_NOT_FOUND'));
    const { sessions } = unwrap(await listCounted(house.deps, stranger));
    expect(sessions).toEqual([]);
    expect(unwrap(await listCounted(house.deps, controller)).sessions.map((one) => one.id)).toContain(id);
  });

  it('draws a live as it stood every ten seconds, once however many nodes note it', async () => {
    const { id } = await aSoldLive();
    const due = new Date('2026-11-30T12:00:10Z');
    const notes = await Promise.all([takeSamples(sampling, due), takeSamples(sampling, due)]);
    for (const note of notes) await house.deps.database.transaction(note);
    const { samples, figures } = unwrap(await seeBoard(house.deps, controller, id));
    expect(samples).toEqual([{ at: due.toISOString(), concurrent: 3, orders: 6, net: 30_000 }]);
    expect(valuesOf(figures)['peak']).toBe(3);
  });

  it('draws the other lives when the till of one does not answer, and says which that was', async () => {
    const [mute, heard] = [await house.live(), await aSoldLive()];
    const due = new Date('2026-11-30T12:00:20Z');
    const till = {
      moneyOf: async (of: { readonly station: string; readonly session: string }) => {
        if (of.session === mute.id) throw new Error('the till is away');
        return house.deps.till.moneyOf(of);
      },
    };
    await house.deps.database.transaction(await takeSamples({ ...sampling, till }, due));
    const drawn = await house.knex('live_figure').where({ at: due }).select<{ session: string }[]>('session');
    const sessions = drawn.map(({ session }) => session);
    expect([sessions.includes(heard.id), sessions.includes(mute.id)]).toEqual([true, false]);
    expect(complaints).toEqual([mute.id]);
  });
});

describe('a big screen', () => {
  const made = async (id: string) =>
    unwrap(await makeScreen(house.deps, controller, { id, name: '村口大屏', hours: 24 }));

  it('is seen by whoever has its link, and by nobody once that was ended', async () => {
    const { id } = await aSoldLive();
    const { screen, token } = await made(id);
    const seen = unwrap(await openScreen(house.deps, token));
    expect(seen).toMatchObject({ title: '脐橙公益专场', state: 'live' });
    expect(valuesOf(seen.figures)).toMatchObject({ concurrent: 3, net: 30_000, gross: 36_000, farmers: 21_000 });
    expect(seen.items).toMatchObject([{ exposed: 3, units: 9 }]);
    expect(await revokeScreen(house.deps, stranger, screen.id)).toEqual(err('NUMBERS.SCREEN_NOT_FOUND'));
    const twice = await Promise.all([1, 2].map(() => revokeScreen(house.deps, controller, screen.id)));
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await openScreen(house.deps, token)).toEqual(err('NUMBERS.SCREEN_NOT_FOUND'));
    const deeds = (await house.ledger.of('yunze', id)).map(({ action }) => action);
    expect(deeds).toEqual(['live-session.screen-made', 'live-session.screen-revoked']);
    const { screens } = unwrap(await listScreens(house.deps, controller, id));
    expect(screens).toMatchObject([{ id: screen.id, name: '村口大屏' }]);
    expect(screens[0]?.seenAt).not.toBeNull();
  });

  it('keeps back what is of few people', async () => {
    const { id, item } = await aSoldLive();
    house.money.set(id, {
      ...NO_MONEY,
      orders: 2,
      payers: 2,
      gross: 8_000,
      farmers: 5_000,
      households: 1,
      items: [item],
    });
    const { figures } = unwrap(await openScreen(house.deps, (await made(id)).token));
    expect(valuesOf(figures)).toMatchObject({ viewers: 3, orders: null, net: null, gross: null, farmers: null });
  });

  it('ends by itself, and guessing opens none', async () => {
    const { id } = await house.live();
    const { screen, token } = await made(id);
    await house
      .knex('live_screen')
      .where({ id: screen.id })
      .update({ until: house.ago(1) });
    for (const one of [token, 'A'.repeat(24)]) {
      expect(await openScreen(house.deps, one)).toEqual(err('NUMBERS.SCREEN_NOT_FOUND'));
    }
  });

  it('has twenty good links at most, also when two are made at once', async () => {
    const { id } = await house.live();
    for (let n = 0; n < 19; n += 1) await made(id);
    const make = () => makeScreen(house.deps, controller, { id, name: '候场大屏', hours: 1 });
    const both = await Promise.all([make(), make()]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});
