import { err, unwrap } from '@hearth/cms/kernel';
import { deliver, type LabFault } from '../../../../tests/lab/pay/pay-world';
import type { OwnPayment } from '../../contract';
import { beginPayment } from './begin-payment';
import { aPayTown, type AnyLab, type PayTown } from './testing/all-labs';

let town: PayTown;
beforeAll(async () => {
  town = await aPayTown();
}, 60_000);
afterAll(() => town.stop());
beforeEach(() => {
  for (const { world } of Object.values(town.labs)) {
    world.faults.splice(0);
    world.calls.splice(0);
  }
});

const NAMES = ['wechat', 'alipay', 'stripe'] as const;
const OTHER: Readonly<Record<string, string>> = { app: 'live', merchant: '2088000000000000', currency: 'USD' };
const HEARD = { wechat: '{"code":"SUCCESS"}', alipay: 'success', stripe: '{"received":true}' } as const;

type Begun = { readonly lab: AnyLab; readonly subject: string; readonly payment: OwnPayment; readonly number: string };
async function begun(name: (typeof NAMES)[number]): Promise<Begun> {
  const lab = town.labs[name];
  const subject = await town.desk.owing();
  const payment = await town.desk.begin(subject, name, lab.method);
  return { lab, subject, payment, number: await town.desk.numberOf(payment.id) };
}
const doorOf = (name: string): string => `${town.door.url}/${name}/yunze`;

describe.each(NAMES)('%s', (name) => {
  it('is paid, calls in, and is answered as it wants to be', async () => {
    const { lab, subject, number } = await begun(name);
    lab.pay(number);
    expect(await deliver(doorOf(name), [lab.notice(number)])).toEqual([`200 ${HEARD[name]}`]);
    await town.desk.apply();
    expect(await town.desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
  });

  it('calls in five times and in two orders, and is heard once', async () => {
    const both = [await begun(name), await begun(name)];
    const notices = both.flatMap(({ lab, number }) => {
      lab.pay(number);
      const [first, second] = [lab.notice(number, { id: `twin-${number}` }), lab.notice(number)];
      return [first, first, second, first, first, first];
    });
    const answers = await deliver(doorOf(name), [...notices, ...notices.reverse()]);
    expect(new Set(answers)).toEqual(new Set([`200 ${HEARD[name]}`]));
    await Promise.all([town.desk.apply(), town.desk.apply()]);
    for (const { subject } of both) expect(await town.desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
  });

  it('is not believed with a signature of somebody else, with bytes that were changed, or at another station’s door', async () => {
    const { lab, payment, number } = await begun(name);
    lab.pay(number);
    const good = lab.notice(number);
    const changed = { ...good, body: Buffer.from(good.body.toString().replace(/\d(?=\D*$)/, '9') + ' ') };
    const bare = { ...good, headers: {} };
    const forged = [lab.notice(number, { isForged: true }), changed, ...(name === 'alipay' ? [] : [bare])];
    for (const answer of await deliver(doorOf(name), forged)) expect(answer).toMatch(/^401 /);
    expect(await deliver(`${town.door.url}/${name}/qinghe`, [good])).toEqual([expect.stringMatching(/^404 /)]);
    await town.desk.apply();
    expect(await town.desk.state(payment.id)).toBe('pending');
    const heard = await town.desk.db.knex('shop_payment_inbox').where({ out_trade_no: number });
    expect(heard).toEqual([]);
  });

  it('raises an alarm when what it signed does not fit, and nothing else changes', async () => {
    for (const wrong of town.labs[name].wrongs) {
      const { lab, subject, payment, number } = await begun(name);
      lab.pay(number);
      const trade = wrong === 'amount' ? { amount: 1 } : { [wrong]: OTHER[wrong] ?? '' };
      await deliver(doorOf(name), [lab.notice(number, { trade })]);
      await town.desk.apply();
      expect([wrong, await town.desk.state(payment.id)]).toEqual([wrong, 'disputed']);
      expect(await town.desk.payable(subject)).toMatchObject({ state: 'open', told: 0 });
      expect(await town.desk.told(payment.id)).toEqual(['payment.disputed']);
      // Not even a good notice moves it now: a person has to look.
      await deliver(doorOf(name), [lab.notice(number)]);
      await town.desk.apply();
      expect(await town.desk.state(payment.id)).toBe('disputed');
    }
  });

  it('is asked when it forgets to call in', async () => {
    const { lab, subject, number } = await begun(name);
    lab.pay(number);
    await town.desk.due();
    expect(await town.desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
  });

  it('is closed before another way is taken, and found paid when it was', async () => {
    const first = await begun(name);
    const second = await town.desk.begin(first.subject);
    expect([await town.desk.state(first.payment.id), second.provider]).toEqual(['closed', 'sandbox']);
    expect(first.lab.world.trades.get(first.number)?.state).toBe('closed');
    const paid = await begun(name);
    paid.lab.pay(paid.number);
    const wanted = { kind: 'order', subject: paid.subject, provider: 'sandbox', method: 'page' } as const;
    const answer = await beginPayment(town.desk.deps, town.desk.buyer, { ...wanted, payer: { address: '' } });
    expect(answer).toEqual(err('PAY.ALREADY_PAID'));
    expect(await town.desk.payable(paid.subject)).toMatchObject({ state: 'paid', told: 1 });
  });

  it.each<LabFault>(['lost-before', 'lost-after', 'error-after'])(
    'leaves no payment behind that nobody looks after when its answer is lost: %s',
    async (does) => {
      const lab = town.labs[name];
      const subject = await town.desk.owing();
      lab.world.faults.push({ line: 'POST ', does });
      const wanted = { kind: 'order', subject, provider: name, method: lab.method } as const;
      const payer = { address: '203.0.113.7' };
      const first = await beginPayment(town.desk.deps, town.desk.buyer, { ...wanted, payer });
      // The SDKs of the others repeat a call by themselves whose line broke, by the same key.
      if (name === 'wechat' || !first.ok) expect(first).toEqual(err('PAY.PROVIDER_LOST'));
      // The buyer presses again: the same payment, by the same number.
      const again = unwrap(await beginPayment(town.desk.deps, town.desk.buyer, { ...wanted, payer }));
      expect(again.state).toBe('pending');
      expect(await town.desk.db.knex('shop_payment').where({ subject })).toHaveLength(1);
      const number = await town.desk.numberOf(again.id);
      lab.pay(number);
      await town.desk.due();
      expect(await town.desk.payable(subject)).toMatchObject({ state: 'paid' });
    },
  );

  it('is not taken at its word when nobody knows whether it was closed', async () => {
    const first = await begun(name);
    const line = name === 'alipay' ? 'alipay.trade.query' : 'GET ';
    first.lab.world.faults.push({ line, does: 'lost-before' }, { line, does: 'lost-before' });
    const wanted = { kind: 'order', subject: first.subject, provider: 'sandbox', method: 'page' } as const;
    const answer = await beginPayment(town.desk.deps, town.desk.buyer, { ...wanted, payer: { address: '' } });
    expect(answer).toEqual(err('PAY.IN_DOUBT'));
    expect(await town.desk.state(first.payment.id)).toBe('pending');
  });
});

it('leads to WeChat by a page, a code, or from inside, with a signature that WeChat checks', async () => {
  const { desk } = town;
  const page = await desk.begin(await desk.owing(), 'wechat', 'page');
  expect(page.handover).toMatchObject({
    kind: 'open',
    url: expect.stringContaining('redirect_url=https%3A%2F%2Fyunze.example'),
  });
  expect((await desk.begin(await desk.owing(), 'wechat', 'scan')).handover).toMatchObject({ kind: 'scan' });
  const inside = (await desk.begin(await desk.owing(), 'wechat', 'jsapi')).handover;
  expect(inside).toMatchObject({ kind: 'jsapi', parameters: { signType: 'RSA', appId: town.wechat.papers.appid } });
});

it('believes of WeChat neither an old call, nor an envelope of another key, nor an answer that nobody signed', async () => {
  const { lab, payment, number } = await begun('wechat');
  lab.pay(number);
  const old = town.wechat.notice(number, { seconds: Math.floor(Date.now() / 1_000) - 301 });
  const closedByAnother = town.wechat.notice(number, { apiV3Key: 'x'.repeat(32) });
  for (const answer of await deliver(doorOf('wechat'), [old, closedByAnother])) expect(answer).toMatch(/^401 /);
  lab.world.faults.push({ line: `out-trade-no/${number}`, does: 'unsigned' });
  await town.desk.due();
  expect(await town.desk.state(payment.id)).toBe('pending');
});

it('leads to Alipay by an address that the merchant signed, and hears of the trade once it is opened', async () => {
  const { desk, alipay } = town;
  const subject = await desk.owing();
  const payment = await desk.begin(subject, 'alipay', 'page');
  await desk.due();
  expect(await desk.state(payment.id)).toBe('pending');
  const { handover } = payment;
  expect(handover?.kind === 'open' && alipay.open(handover.url)).toBe(true);
  expect(handover?.kind === 'open' && alipay.open(handover.url.replace('59.90', '00.01'))).toBe(false);
  alipay.pay(await desk.numberOf(payment.id));
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid' });
});

it('takes no notice of Alipay about a refund for one about a payment, nor a form that names something twice', async () => {
  const { desk, alipay } = town;
  const { payment, number } = await begun('alipay');
  alipay.pay(number);
  const about = alipay.notice(number, { more: { refund_fee: '59.90', gmt_refund: '2026-11-30 10:00:00' } });
  expect(await deliver(doorOf('alipay'), [about])).toEqual(['200 success']);
  const twice = alipay.notice(number);
  const body = Buffer.from(`${twice.body.toString()}&total_amount=0.01`);
  expect(await deliver(doorOf('alipay'), [{ ...twice, body }])).toEqual(['401 failure']);
  await desk.apply();
  expect(await desk.state(payment.id)).toBe('pending');
});

it('believes Stripe by the secret before as well, and neither old calls nor calls from the future', async () => {
  const { number } = await begun('stripe');
  town.stripe.pay(number);
  const now = Math.floor(Date.now() / 1_000);
  const notices = [now - 301, now + 301].map((seconds) => town.stripe.notice(number, { seconds }));
  for (const answer of await deliver(doorOf('stripe'), notices)) expect(answer).toMatch(/^401 /);
  expect(await deliver(doorOf('stripe'), [town.stripe.notice(number, { type: 'customer.created' })])).toEqual([
    '200 {"received":true}',
  ]);
});

it('lets nobody call in with more than a notice can be, nor about what it does not have', async () => {
  const big = { body: Buffer.alloc(65 * 1024, 'x'), headers: {} };
  expect(await deliver(doorOf('wechat'), [big])).toEqual([expect.stringMatching(/^413 /)]);
  expect(await deliver(`${town.door.url}/paypal/yunze`, [{ ...big, body: Buffer.from('{}') }])).toEqual([
    expect.stringMatching(/^404 /),
  ]);
});
