import type { RoomMessage } from '@hearth/cms/contract';
import { systemClock } from '@hearth/cms/kernel';
import { aPinDesk, type PinDesk } from './testing/a-pin-desk';
import { createShelfWatch, TOLD_EVERY, type ShelfWatch } from './watch-shelves';

let desk: PinDesk;
beforeAll(async () => {
  desk = await aPinDesk();
}, 60_000);
afterAll(() => desk.db.drop());

type Heard = { readonly room: string; readonly message: RoomMessage; readonly at: number };
let heard: Heard[];
let watch: ShelfWatch;
beforeEach(() => {
  heard = [];
  watch = createShelfWatch({
    ...desk.deps,
    clock: systemClock,
    tellHere: (room, message) => void heard.push({ room, message, at: performance.now() }),
    failed: (error) => {
      throw error;
    },
  });
});
afterEach(() => watch.stop());

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isSo(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

/** Whoever comes in was told everything; from then on the node knows what they know. */
async function aWatchedLive() {
  const live = desk.aLive();
  const offer = desk.anOffer({ left: 90 });
  desk.aLine(live, offer.id);
  watch.watch(live.room);
  await until(() => watch.knows(live.room));
  return { live, offer };
}

it('tells of a rush of orders now and then, and the last of it: sold out is heard within half a second', async () => {
  const { live, offer } = await aWatchedLive();
  let soldOutAt = 0;
  // Three hundred orders a second.
  for (let left = 89; left >= 0; left -= 1) {
    desk.offers.set(offer.id, { ...offer, left });
    soldOutAt = performance.now();
    watch.happened();
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  const last = () => heard.at(-1)?.message;
  await until(() => JSON.stringify(last()?.['left']) === JSON.stringify([{ offer: offer.id, left: 0 }]));
  expect(heard.at(-1)!.at - soldOutAt).toBeLessThan(500);
  expect(heard.length).toBeLessThanOrEqual(8);
  expect(new Set(heard.map(({ room, message }) => `${room} ${message.type}`))).toEqual(new Set([`${live.room} stock`]));
});

it('tells another price, and a price for some minutes when it begins by itself', async () => {
  const { live, offer } = await aWatchedLive();
  const special = desk.anOffer({ variant: offer.variant, product: offer.product, price: 2_990, phase: 'coming' });
  const soon = { ...special, changesIn: 200 };
  desk.offers.set(special.id, soon);
  const dates = { opens_at: special.opensAt, closes_at: special.closesAt };
  await desk.db.knex('live_price').insert({
    ...{ id: special.id, station: 'yunze', session: live.id, room: live.room, usual: offer.id, offer: special.id },
    ...{ variant: offer.variant, product: offer.product, title: '云泽脐橙', price: 2_990, total: 5, per_buyer: 1 },
    ...{ ...dates, made_by: 'somebody', made_name: '罗场控' },
  });
  watch.happened();
  await new Promise((resolve) => setTimeout(resolve, 2 * TOLD_EVERY));
  expect(heard).toEqual([]);
  desk.offers.set(special.id, { ...special, phase: 'on', changesIn: null });
  // Nobody says that it began: the watch knew when.
  await until(() => heard.length > 0);
  expect(heard.map(({ message }) => message)).toMatchObject([
    { type: 'price', prices: [{ was: offer.id, offer: special.id, price: 2_990, endsAt: special.closesAt }] },
  ]);
});

it('lets go of a room whose session is over, and asks nothing for rooms that nobody is in', async () => {
  const { live } = await aWatchedLive();
  desk.move(live, 'ended');
  watch.happened();
  await until(() => !watch.knows(live.room));
  watch.happened();
  expect(heard).toEqual([]);
});
