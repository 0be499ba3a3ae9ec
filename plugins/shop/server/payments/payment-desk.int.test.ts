import { err, systemRandom, unwrap } from '@hearth/cms/kernel';
import { createVault, parseVaultKeys, resealColumn } from '@hearth/cms/platform';
import { beginPayment } from './begin-payment';
import { paymentData } from './payment-data';
import { SEALED_WORDS } from './payment-inbox-store';
import { credentialPlace, SEALED_PAY_CREDENTIALS } from './provider-store';
import { chooseAtTill } from './sandbox/choose-at-till';
import { takeCallback } from './take-callback';
import { aPayDesk, type PayDesk } from './testing/a-pay-desk';
import { closeDisputed, listPayments, queryPayment, seeOwnPayment, viewPayment } from './view-payments';

let desk: PayDesk;
beforeAll(async () => {
  desk = await aPayDesk();
}, 60_000);
afterAll(() => desk.drop());

const tokenOf = (url: string): string => url.split('#')[1] ?? '';
const open = (payment: { handover: unknown }): string => tokenOf((payment.handover as { url: string }).url); // the sandbox opens a page
async function choose(payment: { handover: unknown }, choice: 'pay' | 'fail' | 'lose-callback' = 'pay') {
  return chooseAtTill(desk.till, { token: open(payment), choice });
}
async function callIn(id: string) {
  return takeCallback(desk.deps, await desk.sandboxCall(await desk.numberOf(id)));
}

it('raises an alarm about a wrong amount and changes nothing else, until a person has asked', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  const number = await desk.numberOf(payment.id);
  unwrap(await choose(payment, 'lose-callback'));
  await desk.db.knex('shop_sandbox_trade').where({ out_trade_no: number }).update({ amount: 1 });
  await callIn(payment.id);
  await desk.apply();
  expect(await desk.state(payment.id)).toBe('disputed');
  expect(await desk.payable(subject)).toMatchObject({ state: 'open', told: 0 });
  expect(await desk.told(payment.id)).toEqual(['payment.disputed']);
  const wanted = { kind: 'order', subject, provider: 'sandbox', method: 'page', payer: { address: '' } } as const;
  expect(await beginPayment(desk.deps, desk.buyer, wanted)).toMatchObject({ error: { code: 'PAY.DISPUTED' } });
  await desk.due();
  expect(await desk.state(payment.id)).toBe('disputed');
  // The provider corrected itself: a person asks, and its answer counts.
  await desk.db.knex('shop_sandbox_trade').where({ out_trade_no: number }).update({ amount: 5_990 });
  expect(unwrap(await queryPayment(desk.deps, desk.finance, payment.id))).toMatchObject({ state: 'succeeded' });
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
});

it('lets finance close a payment in dispute, so that something can be paid again', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  await desk.db.knex('shop_payment').where({ id: payment.id }).update({ state: 'disputed', next_query_at: null });
  const { version } = unwrap(await viewPayment(desk.deps, desk.finance, payment.id)).payment;
  const close = (actor = desk.finance, seen = version) =>
    closeDisputed(desk.deps, actor, { id: payment.id, version: seen, reason: '已与渠道核对' });
  expect(await close(desk.neighbour)).toEqual(err('HEARTH.NOT_FOUND'));
  expect(await close(desk.finance, version + 1)).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
  unwrap(await close());
  expect(await desk.begin(subject)).toMatchObject({ state: 'pending' });
});

it('tries again what could not be applied, and holds nothing else up', async () => {
  const [subject, other] = [await desk.owing(), await desk.owing()];
  const [payment, fine] = [await desk.begin(subject), await desk.begin(other)];
  for (const one of [payment, fine]) unwrap(await choose(one));
  desk.mood.sick = true;
  await callIn(payment.id);
  await desk.apply();
  desk.mood.sick = false;
  expect(await desk.state(payment.id)).toBe('pending');
  await callIn(fine.id);
  await desk.apply();
  expect([await desk.state(payment.id), await desk.state(fine.id)]).toEqual(['succeeded', 'succeeded']);
  expect(await desk.payable(subject)).toMatchObject({ told: 1 });
});

it('shows payments to their station and those above, in pages', async () => {
  for (let made = 0; made < 3; made += 1) await desk.begin(await desk.owing());
  const page = unwrap(await listPayments(desk.deps, desk.finance, { station: 'yunze', limit: 2 }));
  expect([page.payments.length, page.cursor === null]).toEqual([2, false]);
  const next = unwrap(
    await listPayments(desk.deps, desk.finance, { station: 'yunze', limit: 2, cursor: page.cursor ?? '' }),
  );
  expect(next.payments.map(({ id }) => id)).not.toContain(page.payments[0]?.id);
  expect(await listPayments(desk.deps, desk.neighbour, { station: 'yunze', limit: 2 })).toEqual(
    err('HEARTH.NOT_FOUND'),
  );
  const [first] = page.payments;
  expect(await viewPayment(desk.deps, desk.neighbour, first?.id ?? '')).toEqual(err('HEARTH.NOT_FOUND'));
  expect(await queryPayment(desk.deps, desk.neighbour, first?.id ?? '')).toEqual(err('HEARTH.NOT_FOUND'));
});

it('tells somebody of a word that cannot be applied, and finds out by asking all the same', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  unwrap(await choose(payment));
  await callIn(payment.id);
  desk.mood.sick = true;
  for (let tries = 0; tries < 10; tries += 1) await desk.apply();
  desk.mood.sick = false;
  const number = await desk.numberOf(payment.id);
  const [word] = await desk.db
    .knex<{ id: string; outcome: string; out_trade_no: string }>('shop_payment_inbox')
    .where({ out_trade_no: number });
  expect(word?.outcome).toBe('failed');
  expect(await desk.told(word?.id ?? '')).toEqual(['payment.stuck']);
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
});

it('gives a reader what it holds on them, and forgets them while sums stay', async () => {
  const payment = await desk.begin(await desk.owing());
  const data = paymentData(desk.deps);
  expect(await data.export(desk.buyer.id)).toContainEqual(expect.objectContaining({ id: payment.id, amount: 5_990 }));
  await desk.deps.database.transaction((tx) => data.erase(tx, desk.buyer.id));
  expect(await data.export(desk.buyer.id)).toEqual([]);
  expect(await seeOwnPayment(desk.deps, desk.buyer, payment.id)).toEqual(err('HEARTH.NOT_FOUND'));
  expect(await desk.state(payment.id)).toBe('pending');
});

it('brings keys and notices under a new key of the vault', async () => {
  const keys = ['k2:' + Buffer.alloc(32, 9).toString('base64'), `k1:${Buffer.alloc(32, 7).toString('base64')}`];
  const both = createVault(parseVaultKeys(keys.join(',')), systemRandom);
  const { database } = desk.deps;
  expect(await resealColumn(database, both, SEALED_PAY_CREDENTIALS)).toBeGreaterThan(0);
  expect(await resealColumn(database, both, SEALED_WORDS)).toBeGreaterThan(0);
  const [row] = await desk.db
    .knex<{ id: string; provider: string; credential: string }>('shop_payment_provider')
    .where({ provider: 'sandbox' });
  const anew = createVault(parseVaultKeys(keys[0] ?? ''), systemRandom);
  expect(anew.open(credentialPlace(row?.id ?? ''), row?.credential ?? '')).toMatch(/^[\w-]{43}$/);
});
