import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { walkStore } from '../duties/walk-store';
import { aLiveHouse, type LiveHouse } from '../duties/testing/a-live';
import { shownInRooms } from '../orders/room-memory-store';
import { seeWelfare } from '../receipts/see-welfare';
import { aKey, keeper, onSale, wanting, type OnSale } from '../testing/a-shop';
import { createLiveShelves } from './live-shelves';
import { moneyOf } from './session-money';
import { pinGoods } from './tell-session';

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.till.desk.drop());

/** Goods that no terms promise to any live. */
const goods = (): Promise<OnSale> => onSale(house.till.shop, { units: 50 });

const shows = async (session: string, { offer }: OnSale) =>
  unwrap(await pinGoods(house.deps, keeper, { id: session, offer }));

/** A live with goods that it shows, and that are sold everywhere else as well. */
async function aShowing(lasts = 60) {
  const [session, oranges] = [await house.live(['selling'], lasts), await goods()];
  await shows(session, oranges);
  return { session, oranges };
}

const buyer = () => house.till.desk.buyer;
const ordered = async (session: string | undefined, ...all: readonly OnSale[]) =>
  unwrap(
    await house.till.shop.desk.place(buyer(), aKey(), {
      lines: all.flatMap((one) => wanting(one).lines),
      ...(session !== undefined && { session }),
    }),
  );

async function sold(session: string | undefined, ...all: readonly OnSale[]) {
  const order = await ordered(session, ...all);
  await house.till.pay(buyer(), order);
  return order;
}

const money = (session: string) => moneyOf(house.deps, { station: 'yunze', session });
const sessionOf = async ({ id }: { readonly id: string }) => (await house.till.seen(buyer(), { id })).session;

describe('an order from the room of a live', () => {
  it('counts for that live: its money, its items, its farmers, its public page and its evidence', async () => {
    const { session, oranges } = await aShowing();
    const order = await sold(session, oranges);
    await ordered(session, oranges);
    await sold(undefined, oranges);
    const seen = await money(session);
    expect(seen).toMatchObject({ orders: 1, payers: 1, gross: oranges.price, households: 1 });
    expect(seen.farmers).toBeGreaterThan(0);
    expect(seen.items).toMatchObject([
      { offer: oranges.offer, placed: 2, paid: 1, units: 1, goods: oranges.price, payers: 1 },
    ]);
    const page = unwrap(await seeWelfare(house.deps, { station: 'yunze', session }));
    expect(page.gross).toBe(seen.gross);
    const walked = await walkStore(house.till.knex).after(
      { station: 'yunze', id: session },
      { after: undefined, limit: 10 },
    );
    expect(walked.map(({ id }) => id)).toEqual([order.id]);
  });

  it('counts with several goods as well, and beside others that were ordered elsewhere at the same moment', async () => {
    const { session, oranges } = await aShowing();
    const tea = await goods();
    await shows(session, tea);
    const both = await ordered(session, oranges, tea);
    const [inside, outside] = await Promise.all([ordered(session, oranges), ordered(undefined, oranges)]);
    expect(await Promise.all([both, inside, outside].map(sessionOf))).toEqual([session, session, null]);
  });

  it('counts for some minutes after the end, for whoever was about to press', async () => {
    const { session, oranges } = await aShowing(-5);
    expect(await sessionOf(await ordered(session, oranges))).toBe(session);
  });

  it('counts from the shelf as well, before the goods were shown, while the live is on', async () => {
    const [on, over] = [await aShowing(), await aShowing(-30)];
    const shelves = createLiveShelves();
    shelves.add(({ station, session }) => Promise.resolve([`tea of ${station} ${session}`]));
    shelves.add(() => Promise.resolve([]));
    const read = shownInRooms(house.till.desk.db.database, shelves);
    const sells = async (session: string, station = 'yunze') => [...(await read({ station, session }))].sort();
    expect(await sells(on.session)).toEqual([on.oranges.offer, `tea of yunze ${on.session}`].sort());
    expect(await sells(over.session)).toEqual([]);
    expect(await sells(on.session, 'linhai')).toEqual([]);
    const nothing = await house.live();
    expect(await sells(nothing)).toEqual([`tea of yunze ${nothing}`]);
  });

  it('is an order like any other where the live is long over, or not known, or did not show the goods', async () => {
    const [over, on] = [await aShowing(-30), await aShowing()];
    const tea = await goods();
    const orders = [
      await ordered(over.session, over.oranges),
      await ordered(randomUUID(), on.oranges),
      await ordered(on.session, tea),
      await ordered(on.session, on.oranges, tea),
    ];
    expect(await Promise.all(orders.map(sessionOf))).toEqual([null, null, null, null]);
    expect(await money(over.session)).toMatchObject({ orders: 0, items: [{ placed: 0 }] });
  });

  it('goes to the live that the terms of the goods name, whichever room it came from', async () => {
    const [own, other] = [await house.live(), await house.live()];
    const promised = await house.goods(own);
    await shows(other, promised);
    await sold(other, promised);
    expect(await money(own)).toMatchObject({ orders: 1, items: [{ placed: 1, paid: 1 }] });
    expect(await money(other)).toMatchObject({ orders: 0, items: [{ placed: 0, units: 0 }] });
  });

  it('stays where it was placed when the same press is sent again', async () => {
    const { session, oranges } = await aShowing();
    const key = aKey();
    const first = unwrap(await house.till.shop.desk.place(buyer(), key, { ...wanting(oranges), session }));
    const again = unwrap(await house.till.shop.desk.place(buyer(), key, wanting(oranges)));
    expect([again.id, await sessionOf(again)]).toEqual([first.id, session]);
  });
});
