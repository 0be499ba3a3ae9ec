import { randomUUID } from 'node:crypto';
import { clockAt, err, systemIds, unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { donationStore } from '../donations/donation-store';
import { cancelDonation, promiseDonation, type DonationDeps } from '../donations/move-donation';
import { createBooks } from '../books/post';
import { bookStore } from '../books/book-store';
import { quoteTogether } from '../freight/quote-freight';
import { makeOffer } from '../offers/make-offer';
import { moveOffer } from '../offers/move-offer';
import type { Shop } from '../shop-wiring';
import { aBuyer, aGate, aKey, aShop, keeper, offered, onSale, someTerms, SUPPLIER, wanting } from '../testing/a-shop';
import { makeVariant } from '../variants/make-variant';
import { seeTerms } from './see-terms';
import { setTerms } from './set-terms';

let db: TestDatabase;
let shop: Shop;
let donations: DonationDeps;

beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database, { gate: aGate() });
  const { database, ledger } = shop.offers;
  const books = createBooks({ ids: systemIds, store: bookStore });
  const clock = clockAt('2026-11-30T04:00:00Z');
  donations = { database, ledger, books, clock, ids: systemIds, donations: donationStore };
});
afterAll(() => db.drop());

const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };

async function aDraft(price = 3_990): Promise<string> {
  const product = randomUUID();
  const title = { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' };
  const variant = unwrap(await makeVariant(shop.stock, keeper, { product, title, spec: '5 斤装', weightG: 2500 }));
  const made = await makeOffer(shop.offers, keeper, {
    ...{ variant: variant.id, price, basePrice: null, basis: null, basisProof: null, perBuyer: null, total: null },
    ...{ opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z', payMinutes: 15, freightRule: null },
    ...{ deposit: null, balanceFrom: null, balanceUntil: null },
    ...{ promise: '48 小时内发货', claims: [] },
  });
  return unwrap(made).id;
}
const set = (id: string, version: number, more: Parameters<typeof someTerms>[0] = {}) =>
  setTerms(shop.offers, keeper, { ...someTerms(more), id, version });
const open = (id: string, version: number) => moveOffer(shop.offers, keeper, { id, event: 'open', version });

async function anAgreement() {
  const promise = { session: null, beneficiary: '云泽慈善会', qualification: '', promise: '每箱捐一元' };
  const signed = { agreementHash: 'a'.repeat(64), signedAt: '2026-10-01T00:00:00Z', eventAt: '2026-10-05T00:00:00Z' };
  return unwrap(await promiseDonation(donations, keeper, { ...promise, ...signed }));
}

it('opens no offer of which nobody said who gets what', async () => {
  const id = await aDraft();
  expect(await open(id, 1)).toEqual(err('SHOP.TERMS_MISSING'));
  const { version } = unwrap(await set(id, 1));
  expect(unwrap(await open(id, version))).toMatchObject({ state: 'open', version: 3 });
});

it('keeps each version, shows the newest, and where the price of one unit goes', async () => {
  const id = await aDraft();
  expect(unwrap(await seeTerms(shop.offers, keeper, id))).toMatchObject({ version: 1, terms: null });
  unwrap(await set(id, 1, { part: { by: 'fen', fen: 3_000 } }));
  const second = unwrap(await set(id, 2, { stationFen: 200 }));
  expect(second).toMatchObject({
    version: 3,
    price: 3_990,
    terms: { version: 3, supplier: SUPPLIER, stationFen: 200 },
  });
  expect(second.terms?.unit).toEqual([
    ...[
      { kind: 'psp', fen: 24 },
      { kind: 'supplier', fen: 2_793 },
    ],
    ...[
      { kind: 'station', fen: 200 },
      { kind: 'rest', fen: 973 },
    ],
  ]);
  expect(unwrap(await seeTerms(shop.offers, keeper, id))).toEqual(second);
  const kept = await db.knex('shop_offer_terms').where({ offer: id }).orderBy('version').pluck('supplier_fen');
  expect(kept).toEqual(['3000', '2793']);
  const entries = await db.knex('ledger_entry').where({ subject: id, action: 'offer.terms-set' });
  expect(entries).toHaveLength(2);
  expect(JSON.stringify(entries)).not.toContain('青禾村');
});

it('is refused what costs more than it brings, what somebody changed first, and what is sold already', async () => {
  const id = await aDraft(100);
  expect(await set(id, 1, { part: { by: 'fen', fen: 100 } })).toEqual(err('SHOP.TERMS_SHORT', { short: 1 }));
  const both = await Promise.all([set(id, 1), set(id, 1)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
  unwrap(await open(id, 2));
  expect(await set(id, 3)).toEqual(err('SHOP.OFFER_STATE', { state: 'open' }));
  // Nor by any way around the verb.
  const row = await db.knex('shop_offer_terms').where({ offer: id }).first<Record<string, unknown>>();
  await expect(db.knex('shop_offer_terms').insert({ ...row, version: 9 })).rejects.toThrow('terms are kept');
  await expect(db.knex('shop_offer_terms').update({ supplier_fen: 1 })).rejects.toThrow('terms are kept');
});

it('is of one’s own station', async () => {
  const id = await aDraft();
  expect(await setTerms(shop.offers, stranger, { ...someTerms(), id, version: 1 })).toEqual(
    err('SHOP.OFFER_NOT_FOUND'),
  );
  expect(await seeTerms(shop.offers, stranger, id)).toEqual(err('SHOP.OFFER_NOT_FOUND'));
});

it('gives only under an agreement that is signed, and that nobody takes back once it is sold by', async () => {
  const id = await aDraft();
  const giving = (agreement: string) => ({ donation: { agreement, fen: 100 } });
  expect(await set(id, 1, giving(randomUUID()))).toEqual(err('BOOKS.AGREEMENT_NOT_SIGNED'));
  const [taken, kept] = [await anAgreement(), await anAgreement()];
  unwrap(await set(id, 1, giving(taken.id)));
  // A draft promises nothing yet.
  unwrap(await cancelDonation(donations, keeper, taken));
  expect(await open(id, 2)).toEqual(err('BOOKS.AGREEMENT_NOT_SIGNED'));
  unwrap(await set(id, 2, giving(kept.id)));
  const both = await Promise.all([open(id, 3), cancelDonation(donations, keeper, kept)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const other = await aDraft();
  const agreement = await anAgreement();
  unwrap(await set(other, 1, giving(agreement.id)));
  unwrap(await open(other, 2));
  expect(await cancelDonation(donations, keeper, agreement)).toMatchObject({
    error: { code: 'MACHINE.GUARD_REFUSED' },
  });
});

it('takes no order that would be paid to two sellers', async () => {
  const cooperative = { mode: 'cooperative' } as const;
  const own = await onSale(shop, { units: 9 });
  const theirs = await onSale(shop, { units: 9, terms: cooperative });
  const same = await offered(shop, {
    variant: theirs.variant,
    product: theirs.product,
    terms: cooperative,
    price: 100,
  });
  const others = await onSale(shop, { units: 9, terms: { ...cooperative, supplier: randomUUID() } });
  const place = (...goods: (typeof own)[]) =>
    shop.desk.place(aBuyer(), aKey(), { lines: goods.flatMap((one) => wanting(one).lines) });
  const quote = (...goods: (typeof own)[]) =>
    quoteTogether(
      { ...shop.freighting, memory: shop.memory },
      { lines: goods.map(({ offer }) => ({ offer, quantity: 1 })) },
    );
  const apart = (...groups: (typeof own)[][]) =>
    err('SHOP.SELLERS_MIXED', { apart: groups.map((group) => group.map(({ offer }) => offer)) });
  expect(await place(own, theirs)).toEqual(apart([own], [theirs]));
  expect(await place(theirs, others)).toEqual(apart([theirs], [others]));
  expect(await place(theirs, same)).toMatchObject({ ok: true });
  // Whoever asks what sending costs is told before ordering.
  expect(await quote(theirs, own, same)).toEqual(apart([theirs, same], [own]));
  expect(await quote(theirs, same)).toEqual({ ok: true, value: { freight: 0 } });
});
