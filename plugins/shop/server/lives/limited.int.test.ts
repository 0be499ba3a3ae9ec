import { randomUUID } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { createDatabaseTime } from '@hearth/cms/platform';
import { codeOf } from '../../../../tests/host/outcome';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import type { LimitedPrice, LiveOffer } from '../../contract';
import { claimCoupon } from '../coupons/claim-coupon';
import { makeCouponBatch } from '../coupons/make-coupon-batch';
import type { Shop } from '../shop-wiring';
import {
  aBuyer,
  aGate,
  aKey,
  aShop,
  keeper,
  offered,
  onSale,
  wanting,
  type OnSale,
  type TestGate,
} from '../testing/a-shop';
import { faultsOf } from '../testing/the-books';
import { liveOfferStore } from './live-offer-store';
import { closeOffer, openLimited, type LiveOfferDeps } from './open-limited';

let db: TestDatabase;
let gate: TestGate;
let shop: Shop;
let deps: LiveOfferDeps;
beforeAll(async () => {
  db = await aDatabase();
  gate = aGate();
  shop = aShop(db.database, { gate });
  deps = { ...shop.offers, time: createDatabaseTime(db.database), lives: liveOfferStore };
});
afterEach(async () => {
  expect(await faultsOf(db.knex)).toEqual([]);
});
afterAll(() => db.drop());

const SESSION = randomUUID();
const open = (offer: string, more: Partial<LimitedPrice & { readonly actor: StaffActor }> = {}) =>
  db.database.transaction((tx) =>
    openLimited(deps, tx, {
      ...{ actor: keeper, offer, session: SESSION, price: 2_990, total: 5, perBuyer: 2, countdown: 10, minutes: 5 },
      ...more,
    }),
  );
const close = (id: string) => db.database.transaction((tx) => closeOffer(deps, tx, { actor: keeper, id }));

/** Its countdown is over, by the clock of the database. */
const begun = (id: string) =>
  db
    .knex('shop_offer')
    .where({ id })
    .update({ opens_at: db.knex.raw("clock_timestamp() - interval '1 second'") });

/** An order as the app places it; what was sold out is asked for again. */
function place(goods: Pick<OnSale, 'offer' | 'price'>, { quantity = 1, buyer = aBuyer(), coupon = '' } = {}) {
  shop.memory.forget();
  return shop.desk.place(buyer, aKey(), { ...wanting(goods, quantity), ...(coupon !== '' && { coupon }) });
}
const goodsOf = ({ id, price }: LiveOffer) => ({ offer: id, price });

describe('a price for some minutes', () => {
  it('begins when its countdown is over, has its own limits, and ends when it is closed', async () => {
    const usual = await onSale(shop, { units: 50 });
    const limited = unwrap(await open(usual.offer));
    expect(limited).toMatchObject({ variant: usual.variant, price: 2_990, perBuyer: 2, left: 5, phase: 'coming' });
    expect(limited.changesIn).toBeGreaterThan(0);
    expect(codeOf(await place(goodsOf(limited)))).toBe('SHOP.NOT_ON_SALE');
    await begun(limited.id);
    const buyer = aBuyer();
    expect(codeOf(await place(goodsOf(limited), { quantity: 2, buyer }))).toBe('ok');
    expect(codeOf(await place(goodsOf(limited), { buyer }))).toBe('SHOP.LIMIT_REACHED');
    expect(codeOf(await place(usual, { buyer }))).toBe('ok');
    const mall = (await shop.offers.offers.shelf('yunze')).map(({ id }) => id);
    expect([mall.includes(usual.offer), mall.includes(limited.id)]).toEqual([true, false]);
    expect(await shop.offers.offers.onShelf(limited.id)).toMatchObject({ price: 2_990 });
    const [now] = await liveOfferStore.among(db.knex, [limited.id]);
    expect(now).toMatchObject({ phase: 'on', left: 3 });
    const rush = await Promise.all(Array.from({ length: 9 }, () => place(goodsOf(limited))));
    expect(rush.map(codeOf).filter((code) => code === 'ok')).toHaveLength(3);
    expect([await close(limited.id), await close(limited.id)]).toEqual([true, false]);
    expect(codeOf(await place(goodsOf(limited)))).toBe('SHOP.NOT_ON_SALE');
    expect((await liveOfferStore.among(db.knex, [limited.id]))[0]).toMatchObject({ phase: 'over', changesIn: null });
  });

  it('is crossed out against what somebody paid in the seven days before, and is below it', async () => {
    const usual = await onSale(shop, { units: 50 });
    expect(unwrap(await open(usual.offer)).basePrice).toBeNull();
    unwrap(await place(usual));
    const limited = unwrap(await open(usual.offer));
    expect(limited.basePrice).toBe(3_990);
    const row = await db.knex('shop_offer').where({ id: limited.id }).first<Record<string, unknown>>();
    expect(row).toMatchObject({ basis: 'lowest-of-seven-days', basis_proof: `报价 offer ${usual.offer}` });
    const refused = await open(usual.offer, { price: 3_990 });
    expect(refused).toMatchObject({ error: { code: 'SHOP.LIMITED_NOT_LOWER', details: { below: 3_990 } } });
    // Somebody bought at the price of those minutes: from now on that is the lowest deal.
    await begun(limited.id);
    unwrap(await place(goodsOf(limited)));
    await close(limited.id);
    expect(await open(usual.offer)).toMatchObject({ error: { details: { below: 2_990 } } });
  });

  it('takes no coupon besides', async () => {
    const usual = await onSale(shop, { units: 50 });
    const limited = unwrap(await open(usual.offer));
    await begun(limited.id);
    const batch = unwrap(
      await makeCouponBatch(shop.couponing, keeper, {
        ...{ name: '满减', threshold: 0, cut: 300, offers: null, payer: 'station', total: 9, perBuyer: 1 },
        ...{ validFrom: '2020-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
      }),
    );
    const buyer = aBuyer();
    const coupon = unwrap(await claimCoupon(shop.couponing, buyer, batch.id)).id;
    expect(await place(goodsOf(limited), { buyer, coupon })).toMatchObject({
      error: { code: 'SHOP.COUPON_REFUSED', details: { why: 'other-goods' } },
    });
    expect(unwrap(await place(usual, { buyer, coupon })).amount).toBe(3_690);
  });

  it('pays out by the terms of its offer at its own price, for its live', async () => {
    const usual = await onSale(shop, { units: 50 });
    const limited = unwrap(await open(usual.offer));
    const terms = await shop.offers.terms.of(db.knex, 'yunze', limited.id);
    expect(terms).toMatchObject({ session: SESSION, part: { by: 'share', basisPoints: 7_000 }, supplierFen: 2_093 });
    expect(await liveOfferStore.ofSession(db.knex, 'yunze', SESSION)).not.toContain(limited.id);
    const fixed = await onSale(shop, { units: 5, terms: { part: { by: 'fen', fen: 3_500 } } });
    expect(codeOf(await open(fixed.offer))).toBe('SHOP.TERMS_SHORT');
  });

  it('is opened by nobody for what may not be sold, is not open, or is another station’s', async () => {
    const usual = await onSale(shop, { units: 5 });
    gate.bar(usual.product, 'paper-expired');
    expect(codeOf(await open(usual.offer))).toBe('SHOP.NOT_CLEARED');
    gate.clear(usual.product);
    await close(usual.offer);
    expect(codeOf(await open(usual.offer))).toBe('SHOP.OFFER_STATE');
    const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };
    expect(codeOf(await open(usual.offer, { actor: stranger }))).toBe('SHOP.OFFER_NOT_FOUND');
    const window = { balanceFrom: '2098-01-01T00:00:00Z', balanceUntil: '2098-06-01T00:00:00Z' };
    const ahead = await offered(shop, { ...usual, deposit: 500, ...window });
    expect(codeOf(await open(ahead.offer))).toBe('SHOP.OFFER_DEPOSIT');
    const left = await db.knex('shop_offer').where({ variant: usual.variant, is_limited: true });
    expect(left).toEqual([]);
  });
});
