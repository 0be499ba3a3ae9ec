import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { openPriceSchema, type OpenPrice, type SessionFacts } from '../../contract';
import { endPrice } from './end-prices';
import { openPrice } from './open-price';
import { pinGoods } from './pin-goods';
import { seePrices, snapshotOfPins } from './see-pins';
import { sweepPins } from './sweep-pins';
import { aPinDesk, controller, officer, stranger, type PinDesk } from './testing/a-pin-desk';

let desk: PinDesk;
beforeAll(async () => {
  desk = await aPinDesk();
}, 60_000);
afterAll(() => desk.db.drop());

const wish = (offer: string, more: Partial<OpenPrice> = {}): OpenPrice => ({
  ...{ offer, price: 2_990, total: 20, perBuyer: 2, countdown: 10, minutes: 5 },
  ...more,
});
const announce = (live: SessionFacts, offer: string, who = controller) =>
  openPrice(desk.deps, who, { id: live.id, ...wish(offer) });
const toldIn = (room: string) => desk.told.filter((one) => one.room === room).map(({ type }) => type);

/** The time of a price is over, by the clock of the database. */
const late = (id: string) =>
  desk.db
    .knex('live_price')
    .where({ id })
    .update({
      opens_at: desk.db.knex.raw("clock_timestamp() - interval '5 minutes'"),
      closes_at: desk.db.knex.raw("clock_timestamp() - interval '1 second'"),
    });

it.each([
  ['seconds of announcement', { countdown: 9 }],
  ['seconds of announcement', { countdown: 301 }],
  ['minutes', { minutes: 0 }],
  ['minutes', { minutes: 21 }],
  ['for a buyer', { perBuyer: 21 }],
  ['for all', { total: 0 }],
])('a price for some minutes has its limits: %s %j', (_what, more) => {
  expect(openPriceSchema.safeParse(wish(randomUUID(), more)).success).toBe(false);
  expect(openPriceSchema.safeParse(wish(randomUUID())).success).toBe(true);
});

describe('a price for some minutes', () => {
  it('is announced with when it begins and ends, and ends at once when somebody says so', async () => {
    const live = desk.aLive();
    const offer = desk.anOffer();
    desk.aLine(live, offer.id);
    const price = unwrap(await announce(live, offer.id));
    expect(price).toMatchObject({ usual: offer.id, price: 2_990, basePrice: 3_990, total: 20, perBuyer: 2, why: null });
    const snapshot = await snapshotOfPins(desk.deps, live.room);
    expect(snapshot.tools).toMatchObject([{ kind: 'price', id: price.id, closesAt: price.closesAt }]);
    // It has not begun: the offer goes on at its own price.
    expect(snapshot.shelf).toMatchObject([{ offer: offer.id, price: 3_990 }]);
    const ended = unwrap(await endPrice(desk.deps, officer, { id: live.id, price: price.id }));
    expect(ended).toMatchObject({ why: 'hand' });
    expect(desk.offers.get(price.offer)?.phase).toBe('over');
    expect(codeOf(await endPrice(desk.deps, officer, { id: live.id, price: price.id }))).toBe('PINS.PRICE_OVER');
    expect(codeOf(await endPrice(desk.deps, officer, { id: live.id, price: randomUUID() }))).toBe(
      'PINS.PRICE_NOT_FOUND',
    );
    expect(toldIn(live.room)).toEqual(['tool-opened', 'tool-closed']);
    expect(await desk.deeds(live.id)).toEqual(['live.price-opened', 'live.price-ended']);
    expect(unwrap(await seePrices(desk.deps, officer, live.id))).toEqual([ended]);
    expect(codeOf(await seePrices(desk.deps, stranger, live.id))).toBe('SESSION.NOT_FOUND');
  });

  it('is one at a time for the same goods, whoever presses at once; the next follows when its time is over', async () => {
    const live = desk.aLive();
    const offer = desk.anOffer();
    const presses = await Promise.all([announce(live, offer.id), announce(live, offer.id, officer)]);
    expect(presses.map(codeOf).sort()).toEqual(['PINS.PRICE_RUNNING', 'ok']);
    const first = presses.flatMap((one) => (one.ok ? [one.value] : []))[0]!;
    await late(first.id);
    // Nobody noted yet that its time is over.
    const second = unwrap(await announce(live, offer.id));
    expect(unwrap(await seePrices(desk.deps, officer, live.id))).toMatchObject([
      { id: second.id, why: null },
      { id: first.id, why: 'time' },
    ]);
  });

  it('is shown while it runs, and noted as over by the sweep', async () => {
    const live = desk.aLive();
    const offer = desk.anOffer();
    const line = desk.aLine(live, offer.id);
    const price = unwrap(await announce(live, offer.id));
    desk.offers.set(price.offer, { ...desk.offers.get(price.offer)!, phase: 'on' });
    const { shelf } = await snapshotOfPins(desk.deps, live.room);
    expect(shelf).toMatchObject([{ item: line, offer: price.offer, price: 2_990, endsAt: price.closesAt }]);
    // Whoever pins what they see there pins the goods, which go on when those minutes are over.
    const wanted = { id: live.id, item: null, offer: price.offer, instead: null };
    const shown = unwrap(await pinGoods(desk.deps, controller, wanted));
    expect(shown).toMatchObject({ offer: offer.id, item: line, price: 2_990 });
    await late(price.id);
    expect((await sweepPins(desk.deps)).prices).toBe(1);
    expect(toldIn(live.room)).toEqual(['tool-opened', 'pinned', 'tool-closed']);
    expect((await sweepPins(desk.deps)).prices).toBe(0);
  });

  it('ends with a live that goes off the air, and with goods that vetting takes off the shelf', async () => {
    const [paused, live] = [desk.aLive(), desk.aLive()];
    const [one, two] = [desk.anOffer(), desk.anOffer()];
    const left = unwrap(await announce(paused, one.id));
    const barred = unwrap(await announce(live, two.id));
    desk.move(paused, 'paused');
    await sweepPins(desk.deps);
    await desk.suspend(two.product, 'recalled');
    expect(unwrap(await seePrices(desk.deps, officer, paused.id))).toMatchObject([{ id: left.id, why: 'off-air' }]);
    expect(desk.offers.get(left.offer)?.phase).toBe('over');
    expect(unwrap(await seePrices(desk.deps, officer, live.id))).toMatchObject([{ id: barred.id, why: 'gate' }]);
  });

  it('is not announced off the air, in a rehearsal or by another station', async () => {
    const offer = desk.anOffer();
    expect(await announce(desk.aLive('ready'), offer.id)).toEqual(err('PINS.OFF_AIR', { state: 'ready' }));
    expect(await announce(desk.aLive('live', { isRehearsal: true }), offer.id)).toEqual(err('PINS.REHEARSAL'));
    expect(await announce(desk.aLive(), offer.id, stranger)).toEqual(err('SESSION.NOT_FOUND'));
    expect(await announce(desk.aLive(), randomUUID())).toEqual(err('SHOP.OFFER_NOT_FOUND'));
  });
});
