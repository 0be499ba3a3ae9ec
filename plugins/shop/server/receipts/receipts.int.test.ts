import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { seededRandom, systemIds, unwrap } from '@hearth/cms/kernel';
import { createVault, parseVaultKeys } from '@hearth/cms/platform';
import { dayText, provesPosting, type Receipt } from '../../contract';
import { bookPagesStore } from '../books/book-pages-store';
import type { SealedPosting } from '../books/posting.rules';
import { sealPosting } from '../books/seal-posting';
import { recordPaid } from '../books/record-order';
import {
  accrueDonation,
  cancelDonation,
  fallDue,
  payDonation,
  promiseDonation,
  publishDonation,
} from '../donations/move-donation';
import { closeRun, openRun } from '../settlements/close-run';
import { aBookHouse, aClerk, anOrder } from '../testing/a-book-house';
import { createSigners } from '../orders/signing-key-store';
import { closeDays } from './close-days';
import { dayKeyStore } from './day-key-store';
import { dayRootStore } from './day-root-store';
import { receiptStore } from './receipt-store';
import { seeDayRoots, seeReceipt } from './see-receipt';
import { seeWelfare } from './see-welfare';

type House = Awaited<ReturnType<typeof aBookHouse>>;
let house: House;
let deps: House['deps'] & ReturnType<typeof more>;

const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), seededRandom('vault'));
const more = () => ({
  signers: createSigners({ database: house.deps.database, ids: systemIds, vault }),
  ...{ days: dayRootStore, keys: dayKeyStore, receipts: receiptStore, pages: bookPagesStore },
});
beforeAll(async () => {
  house = await aBookHouse();
  deps = { ...house.deps, ...more() };
});
afterAll(() => house.test.drop());

/** Lets what was booked have been booked a day ago, as if the night had passed. */
async function aNight(station: string): Promise<void> {
  await house.test.knex.transaction(async (tx) => {
    await tx.raw('SET LOCAL session_replication_role = replica');
    await tx('shop_posting')
      .where({ station })
      .update({ booked_at: tx.raw(`booked_at - interval '1 day'`) });
  });
}

/** As a phone checks it: by WebCrypto, with what the receipt says and nothing else. */
function proves(receipt: Receipt, n: number): Promise<boolean> {
  const { body, proof } = receipt.postings[n] ?? { proof: null };
  const day = receipt.days.find((one) => one.day === proof?.day);
  if (!body || !proof || !day) return Promise.resolve(false);
  return provesPosting((bytes) => crypto.subtle.digest('SHA-256', bytes), body, { path: proof.path, root: day.root });
}

describe('a receipt', () => {
  it('says where each yuan went, and nobody reads it without its token', async () => {
    const order = anOrder('receipt');
    const { token } = await house.paid(order);
    await house.refunded({ refund: 'r', order: order.order, station: 'receipt', amount: 990, at: order.at });
    const receipt = unwrap(await seeReceipt(deps, token));
    expect(receipt).toMatchObject({ paid: 5_990, back: 990, isSettled: false, days: [] });
    expect(receipt.shares.reduce((sum, { fen }) => sum + fen, 0)).toBe(5_990);
    expect(receipt.shares.reduce((sum, { back }) => sum + back, 0)).toBe(990);
    expect(receipt.postings.map(({ body, proof }) => [body.kind, proof])).toEqual([
      ['order.paid', null],
      ['order.refunded', null],
    ]);
    expect(await seeReceipt(deps, 'x'.repeat(32))).toMatchObject({ error: { code: 'BOOKS.RECEIPT_NOT_FOUND' } });
  });

  it('is proved by a signed day once the day is over', async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 7; n += 1) tokens.push((await house.paid(anOrder('day'))).token);
    expect((await dayRootStore.latest(house.test.knex, 'day', 9)).length).toBe(0);
    await aNight('day');
    // The clock in each hash was moved with the row, so the hashes are no longer theirs: worked out anew as the day would have had them.
    await resealed('day');
    expect(await closeDays(deps)).toBeGreaterThan(0);
    expect(await closeDays(deps)).toBe(0);
    const { roots, keys } = unwrap(await seeDayRoots(deps, 'day'));
    const [day] = roots;
    expect([roots.length, day?.first, day?.last]).toEqual([1, 1, 7]);
    const key = createPublicKey({ key: Buffer.from(keys[0]?.public ?? '', 'base64'), format: 'der', type: 'spki' });
    expect(day && verify(null, Buffer.from(dayText(day)), key, Buffer.from(day.signature, 'base64'))).toBe(true);
    // It is the key by which the station signs what it promised.
    expect(keys.map(({ id }) => id)).toEqual([(await deps.signers.of('day')).key]);
    for (const token of tokens) expect(await proves(unwrap(await seeReceipt(deps, token)), 0)).toBe(true);
    const forged = unwrap(await seeReceipt(deps, tokens[3] ?? ''));
    const [first] = forged.postings;
    if (first) forged.postings[0] = { ...first, body: { ...first.body, ref: 'else' } };
    expect(await proves(forged, 0)).toBe(false);
  });
});

async function resealed(station: string): Promise<void> {
  const pages: SealedPosting[] = [];
  await bookPagesStore.take(house.test.knex, station, (page) => void pages.push(...page));
  let previous = '0'.repeat(64);
  await house.test.knex.transaction(async (tx) => {
    await tx.raw('SET LOCAL session_replication_role = replica');
    for (const { hash: _old, ...body } of pages) {
      const sealed = sealPosting({ ...body, previous });
      await tx('shop_posting').where({ id: body.id }).update({ previous, hash: sealed.hash });
      previous = sealed.hash;
    }
  });
}

it('tells the key by which the house signed the days of long ago', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = systemIds.next();
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  await house.test.knex('shop_root_key').insert({ id: key, public: spki });
  const body = { station: 'old', day: '2026-10-01', first: 1, last: 1, root: 'a'.repeat(64), head: 'b'.repeat(64) };
  const signature = sign(null, Buffer.from(dayText(body)), privateKey).toString('base64');
  const { station, day, root, head } = body;
  const row = { station, day, root, head, first_seq: 1, last_seq: 1, blocks: [root], key, signature };
  await house.test.knex('shop_day_root').insert(row);
  expect(unwrap(await seeDayRoots(deps, 'old'))).toEqual({
    roots: [{ ...body, key, signature }],
    keys: [{ id: key, public: spki }],
  });
  expect(unwrap(await seeDayRoots(deps, 'nobody')).keys).toEqual([]);
});

describe('the public page of a live', () => {
  const session = systemIds.next();
  const sold = (supplier: string, village: string) =>
    anOrder('welfare', { session, lines: [{ line: 0, supplier, goods: 5_990, supplierPart: 4_200, village }] });

  it('shows nothing that tells what few households have, and all of it when there are many', async () => {
    expect(await seeWelfare(deps, { station: 'welfare', session })).toMatchObject({
      error: { code: 'HEARTH.NOT_FOUND' },
    });
    for (const n of [1, 2, 3, 4]) await house.paid(sold(`h${n}`, '青禾村'));
    const few = unwrap(await seeWelfare(deps, { station: 'welfare', session }));
    expect(few).toMatchObject({ gross: 4 * 5_990, shares: null, villages: [], households: 4, unsettled: 4 });
    await house.paid(sold('h5', '青禾村'));
    const many = unwrap(await seeWelfare(deps, { station: 'welfare', session }));
    expect(many.villages).toEqual([{ village: '青禾村', households: 5, fen: 21_000 }]);
    expect(many.shares).toContainEqual({ kind: 'supplier', fen: 21_000 });
    expect(await seeWelfare(deps, { station: 'else', session })).toMatchObject({ ok: false });
  });
});

describe('a donation', () => {
  const promise = {
    ...{ session: null, beneficiary: '云泽慈善会', qualification: '', promise: '每箱捐一元' },
    ...{ agreementHash: 'a'.repeat(64), signedAt: '2026-10-01T00:00:00Z', eventAt: '2026-10-05T00:00:00Z' },
  };

  it('needs an agreement before the event, and a certificate for words of raising money', async () => {
    const maker = aClerk('give');
    const late = { ...promise, signedAt: promise.eventAt };
    expect(await promiseDonation(deps, maker, late)).toMatchObject({ error: { code: 'BOOKS.AGREEMENT_TOO_LATE' } });
    const loud = { ...promise, promise: '爱心 善 款' };
    expect(await promiseDonation(deps, maker, loud)).toMatchObject({ error: { code: 'BOOKS.CHARITY_WORDS' } });
    expect(await promiseDonation(deps, maker, { ...loud, qualification: '公募 001' })).toMatchObject({ ok: true });
  });

  it('is accrued by settled orders, due by another’s word, and paid against a receipt', async () => {
    const [maker, other] = [aClerk('give'), aClerk('give')];
    const given = unwrap(await promiseDonation(deps, maker, promise));
    const { amounts } = anOrder('give');
    const order = anOrder('give', { amounts: { ...amounts, donations: [{ agreement: given.id, fen: 100 }] } });
    await house.paid(order);
    expect(await accrueDonation(deps, maker, given)).toMatchObject({ error: { code: 'BOOKS.DONATION_NOTHING' } });
    expect(await cancelDonation(deps, other, given)).toMatchObject({ error: { code: 'MACHINE.GUARD_REFUSED' } });
    await house.received({ station: 'give', order: order.order, at: new Date('2026-10-08T00:00:00Z') });
    await closeRun(deps, maker, unwrap(await openRun(deps, maker, { period: '2026-10', reservePercent: 0 })));
    const accrued = unwrap(await accrueDonation(deps, maker, given));
    expect(accrued).toMatchObject({ state: 'accrued', accrued: 100 });
    expect(await fallDue(deps, maker, accrued)).toMatchObject({ error: { code: 'MACHINE.GUARD_REFUSED' } });
    const due = unwrap(await fallDue(deps, other, accrued));
    const both = await Promise.all([1, 2].map((n) => payDonation(deps, maker, { ...due, receiptNo: `No. ${n}` })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const paid = unwrap(both.find(({ ok }) => ok) ?? (await fallDue(deps, maker, accrued)));
    expect(unwrap(await publishDonation(deps, maker, paid))).toMatchObject({ state: 'published', paid: 100 });
    expect((await house.balances('give'))[`donationPayable:${given.id}`]).toBeUndefined();
    const early = anOrder('give', { at: new Date('2026-09-30T00:00:00Z'), amounts: order.amounts });
    expect(await deps.database.transaction((tx) => recordPaid(deps, tx, early))).toMatchObject({ ok: false });
  });
});
