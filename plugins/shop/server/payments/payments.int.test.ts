import { err, systemIds, unwrap } from '@hearth/cms/kernel';
import { beginPayment } from './begin-payment';
import { chooseAtTill } from './sandbox/choose-at-till';
import { SANDBOX_SIGNATURE } from './sandbox/sandbox-signature';
import { takeCallback } from './take-callback';
import { aPayDesk, type PayDesk } from './testing/a-pay-desk';
import { seeOwnPayment, viewPayment } from './view-payments';

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
const ledgerOf = async (id: string) => (await desk.ledger.of('yunze', id)).map(({ action }) => action);

it('pays for something, from the till to what was paid for', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  expect(payment).toMatchObject({ state: 'pending', amount: 5_990, handover: { kind: 'open' } });
  unwrap(await choose(payment));
  expect(await callIn(payment.id)).toMatchObject({ heard: 'kept', answer: { status: 200, body: 'ok' } });
  expect(await desk.state(payment.id)).toBe('pending');
  await desk.apply();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', paid_by: payment.id, told: 1 });
  expect(unwrap(await seeOwnPayment(desk.deps, desk.buyer, payment.id))).toMatchObject({
    state: 'succeeded',
    handover: null,
  });
  expect(await ledgerOf(payment.id)).toEqual(['payment.begun', 'payment.sent', 'payment.pending', 'payment.succeeded']);
});

it('hears the same call five times and does it once, whichever way it comes', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  unwrap(await choose(payment));
  const call = await desk.sandboxCall(await desk.numberOf(payment.id));
  const heard = await Promise.all([1, 2, 3, 4, 5].map(() => takeCallback(desk.deps, call)));
  expect(heard.map((one) => one.heard).sort()).toEqual(['kept', 'known', 'known', 'known', 'known']);
  expect(new Set(heard.map(({ answer }) => answer?.body))).toEqual(new Set(['ok']));
  await Promise.all([desk.apply(), desk.apply(), desk.apply()]);
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
});

it('finds by asking what nobody called in about', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  unwrap(await choose(payment, 'lose-callback'));
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
});

it('believes no call that was not signed, was signed long ago, or was changed on the way', async () => {
  const payment = await desk.begin(await desk.owing());
  const call = await desk.sandboxCall(await desk.numberOf(payment.id));
  const forged = [
    { ...call, headers: {} },
    { ...call, headers: { [SANDBOX_SIGNATURE]: 't=1,v1=00' } },
    { ...call, body: Buffer.concat([call.body, Buffer.from(' ')]) },
    { ...call, body: Buffer.from(call.body.toString().replace('5990', '1')) },
  ];
  for (const one of forged)
    expect(await takeCallback(desk.deps, one)).toMatchObject({ heard: 'forged', answer: { status: 401 } });
  expect(await takeCallback(desk.deps, { ...call, station: 'qinghe' })).toMatchObject({ heard: 'forged' });
  expect(await takeCallback(desk.deps, { ...call, provider: 'wechat' })).toEqual({
    heard: 'not-offered',
    answer: undefined,
  });
});

it('keeps what a provider says sealed', async () => {
  const payment = await desk.begin(await desk.owing());
  unwrap(await choose(payment));
  await callIn(payment.id);
  const rows = await desk.db.knex<{ body: string }>('shop_payment_inbox').select('body');
  expect(rows.length).toBeGreaterThan(0);
  for (const { body } of rows) expect(body).not.toContain('outTradeNo');
});

it('answers the payment that is open when it is asked again, also from two devices at once', async () => {
  const subject = await desk.owing();
  const wanted = {
    kind: 'order',
    subject,
    provider: 'sandbox',
    method: 'page',
    payer: { address: '203.0.113.7' },
  } as const;
  const both = await Promise.all([
    beginPayment(desk.deps, desk.buyer, wanted),
    beginPayment(desk.deps, desk.buyer, wanted),
  ]);
  const done = both.filter(({ ok }) => ok);
  expect(done.length).toBeGreaterThan(0);
  for (const one of both) if (!one.ok) expect(one).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
  const again = await desk.begin(subject);
  const rows = await desk.db.knex('shop_payment').where({ subject });
  expect(rows.map(({ id }: { id: string }) => id)).toEqual([again.id]);
});

it('closes what is open before another amount is paid, and finds out when it was paid already', async () => {
  const subject = await desk.owing();
  const first = await desk.begin(subject);
  await desk.db.knex('test_payable').where({ id: subject }).update({ amount: 4_990 });
  const second = await desk.begin(subject);
  expect(second.id).not.toBe(first.id);
  expect(await desk.state(first.id)).toBe('closed');
  // The second is paid, nobody hears of it, and the price changes once more.
  unwrap(await choose(second, 'lose-callback'));
  await desk.db.knex('test_payable').where({ id: subject }).update({ amount: 3_990 });
  const wanted = { kind: 'order', subject, provider: 'sandbox', method: 'page', payer: { address: '' } } as const;
  expect(await beginPayment(desk.deps, desk.buyer, wanted)).toMatchObject({ error: { code: 'PAY.ALREADY_PAID' } });
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', paid_by: second.id });
});

it('gives back by itself what came too late, once', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  unwrap(await choose(payment));
  await desk.db.knex('test_payable').where({ id: subject }).update({ state: 'lapsed' });
  await callIn(payment.id);
  await desk.apply();
  expect(await desk.payable(subject)).toMatchObject({ state: 'lapsed', told: 1 });
  await desk.due();
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ back: 5_990 });
  const { payment: seen, refunds } = unwrap(await viewPayment(desk.deps, desk.finance, payment.id));
  expect(seen).toMatchObject({
    state: 'succeeded',
    givenBack: true,
    refunded: 5_990,
    refunding: 0,
    allowedEvents: ['query'],
  });
  expect(refunds).toMatchObject([{ state: 'done', askedBy: 'system', attempts: 1 }]);
});

it('takes what was closed here and paid there', async () => {
  const subject = await desk.owing();
  const payment = await desk.begin(subject);
  unwrap(await choose(payment));
  await desk.db.knex('shop_payment').where({ id: payment.id }).update({ state: 'closed', next_query_at: null });
  await callIn(payment.id);
  await desk.apply();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', paid_by: payment.id });
});

it('closes what nobody paid in time, at its provider as well', async () => {
  const payment = await desk.begin(await desk.owing({ until: new Date(Date.now() + 60_000) }));
  await desk.db
    .knex('shop_payment')
    .where({ id: payment.id })
    .update({ until: new Date(Date.now() - 60_000) });
  await desk.due();
  expect(await desk.state(payment.id)).toBe('closed');
  expect(await choose(payment)).toMatchObject({ error: { code: 'PAY.TRADE_OVER' } });
});

it('stops before another pays for somebody, for nothing, or for what is gone', async () => {
  const wanted = { kind: 'order', provider: 'sandbox', method: 'page', payer: { address: '' } } as const;
  const of = async (subject: string) => beginPayment(desk.deps, desk.buyer, { ...wanted, subject });
  expect(await of(await desk.owing({ buyer: systemIds.next() }))).toEqual(err('HEARTH.NOT_FOUND'));
  expect(await of(systemIds.next())).toEqual(err('HEARTH.NOT_FOUND'));
  expect(await of(await desk.owing({ state: 'paid' }))).toMatchObject({ error: { code: 'PAY.NOT_PAYABLE' } });
  const subject = await desk.owing();
  expect(await beginPayment(desk.deps, desk.buyer, { ...wanted, subject, provider: 'stripe' })).toMatchObject({
    error: { code: 'PAY.NOT_OFFERED' },
  });
  expect(await beginPayment(desk.deps, desk.buyer, { ...wanted, subject, method: 'scan' })).toMatchObject({
    error: { code: 'PAY.METHOD_NOT_OFFERED' },
  });
});
