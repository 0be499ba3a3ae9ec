import { err, unwrap } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import { deliver, type LabFault } from '../../../../tests/lab/pay/pay-world';
import { carryRefund } from './carry-refund';
import { askRefund, decideRefund } from './decide-refund';
import { refundSubject } from './refund-subject';
import { aPayTown, type PayTown } from './testing/all-labs';
import { setRefundLimit } from './set-providers';
import { viewPayment } from './view-payments';

let town: PayTown;
beforeAll(async () => {
  town = await aPayTown();
}, 60_000);
afterAll(() => town.stop());
beforeEach(() => {
  for (const { world } of Object.values(town.labs)) {
    world.faults.splice(0);
    world.calls.splice(0);
    world.refundsAre = 'done';
  }
});

const NAMES = ['wechat', 'alipay', 'stripe'] as const;
type Name = (typeof NAMES)[number];
const REFUND: Readonly<Record<Name, string>> = {
  wechat: 'POST /v3/refund',
  alipay: 'method=alipay.trade.refund&',
  stripe: 'POST /v1/refunds',
};

async function paid(
  name: Name = 'wechat',
): Promise<{ readonly id: string; readonly subject: string; readonly number: string }> {
  const subject = await town.desk.owing();
  const { id } = await town.desk.begin(subject, name, town.labs[name].method);
  const number = await town.desk.numberOf(id);
  town.labs[name].pay(number);
  await deliver(`${town.door.url}/${name}/yunze`, [town.labs[name].notice(number)]);
  await town.desk.apply();
  expect(await town.desk.state(id)).toBe('succeeded');
  return { id, subject, number };
}
const ask = (id: string, amount: number, actor: StaffActor = town.desk.finance) =>
  askRefund(town.desk.deps, actor, { id, amount, reason: '收到时有两盒压坏' });
const seen = async (id: string) => unwrap(await viewPayment(town.desk.deps, town.desk.finance, id));
const refundsAt = (name: Name, number: string) =>
  [...town.labs[name].world.refunds.values()].filter(({ outTradeNo }) => outTradeNo === number);
const callsOf = (name: Name) => town.labs[name].world.calls.filter((line) => line.includes(REFUND[name]));
const isRefundCall = (line: string): boolean => Object.values(REFUND).some((one) => line.includes(one));

describe.each(NAMES)('a refund at %s', (name) => {
  it('goes back once, in parts, and never more than came', async () => {
    const { id, subject, number } = await paid(name);
    expect(unwrap(await ask(id, 2_000))).toMatchObject({ state: 'created', askedBy: town.desk.finance.id });
    expect(await ask(id, 4_000)).toEqual(err('PAY.TOO_MUCH', { left: 3_990 }));
    unwrap(await ask(id, 3_990));
    await town.desk.due();
    await town.desk.due();
    const { payment, refunds } = await seen(id);
    expect(payment).toMatchObject({ refunded: 5_990, refunding: 0 });
    expect(refunds.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(refundsAt(name, number).reduce((sum, { amount }) => sum + amount, 0)).toBe(5_990);
    expect(await town.desk.payable(subject)).toMatchObject({ back: 5_990 });
  });

  it('uses one key over ten time-outs, and the provider gives back once', async () => {
    const { id, subject, number } = await paid(name);
    unwrap(await ask(id, 5_990));
    const { world } = town.labs[name];
    for (let round = 0; round < 10; round += 1) {
      world.faults.splice(0);
      // Whatever is called about refunds is lost, half of it after it was done; also what an SDK repeats by itself.
      const does: LabFault = round % 2 === 0 ? 'lost-before' : 'lost-after';
      const line = name === 'alipay' ? 'refund' : 'refunds';
      for (let more = 0; more < 8; more += 1) world.faults.push({ line, does });
      await town.desk.due();
    }
    expect((await seen(id)).refunds).toMatchObject([{ state: 'unknown' }]);
    world.faults.splice(0);
    await town.desk.due();
    expect((await seen(id)).refunds).toMatchObject([{ state: 'done' }]);
    const [only, ...others] = refundsAt(name, number);
    expect([only?.amount, others]).toEqual([5_990, []]);
    const [row] = await town.desk.db.knex<{ key: string; payment: string }>('shop_refund').where({ payment: id });
    expect(only?.key).toBe(row?.key);
    expect(
      callsOf(name)
        .filter(isRefundCall)
        .every((line) => decodeURIComponent(line).includes(row?.key ?? '-')),
    ).toBe(true);
    expect(await town.desk.payable(subject)).toMatchObject({ back: 5_990 });
  }, 60_000);

  it('that somebody left while calling is asked for, and called again only when it never arrived', async () => {
    const { id, number } = await paid(name);
    const refund = unwrap(await ask(id, 1_000));
    // A node that died between its mark and its call.
    await town.desk.db.knex('shop_refund').where({ id: refund.id }).update({ state: 'calling', attempts: 1 });
    await town.desk.due();
    expect((await seen(id)).refunds).toMatchObject([{ state: 'done' }]);
    expect(refundsAt(name, number)).toHaveLength(1);
    // And one that died between its call and the answer.
    const second = unwrap(await ask(id, 1_000));
    const { knex } = town.desk.db;
    const [row] = await knex<{ key: string; id: string }>('shop_refund').where({ id: second.id });
    const key = row?.key ?? '';
    town.labs[name].world.refunds.set(key, { key, outTradeNo: number, amount: 1_000, ref: 'left', state: 'done' });
    await knex('shop_refund').where({ id: second.id }).update({ state: 'calling', attempts: 1 });
    const before = callsOf(name).length;
    await town.desk.due();
    expect((await seen(id)).refunds.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(callsOf(name)).toHaveLength(before);
  });
});

it('is carried by one of several nodes', async () => {
  const { id, number } = await paid();
  unwrap(await ask(id, 1_000));
  await Promise.all([1, 2, 3, 4].map(() => carryRefund(town.desk.deps)));
  expect(refundsAt('wechat', number)).toHaveLength(1);
  expect(callsOf('wechat').filter((line) => line.includes(number))).toHaveLength(1);
});

it('waits for a second person above the limit, counted over all of a payment, and never for the same one', async () => {
  const { desk } = town;
  const limits = { station: 'yunze', version: 0, twoPersonAbove: 1_500 };
  unwrap(await setRefundLimit(desk.deps, desk.finance, limits));
  expect(await setRefundLimit(desk.deps, desk.second, limits)).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
  const { id } = await paid();
  expect(unwrap(await ask(id, 1_000))).toMatchObject({ state: 'created' });
  // A second thousand is two thousand in all.
  const asked = unwrap(await ask(id, 1_000));
  expect(asked).toMatchObject({ state: 'asked', allowedEvents: ['approve', 'decline'] });
  await desk.due();
  const { version } = asked;
  const decide = (actor: StaffActor, event: 'approve' | 'decline' = 'approve', of = version) =>
    decideRefund(desk.deps, actor, { id: asked.id, version: of, event });
  expect(await decide(desk.finance)).toEqual(err('PAY.SECOND_PERSON'));
  expect(await decide({ ...desk.second, onBehalfOf: desk.finance.id })).toEqual(err('PAY.SECOND_PERSON'));
  expect(await decide(desk.neighbour)).toEqual(err('HEARTH.NOT_FOUND'));
  expect(await decide(desk.second, 'approve', version + 1)).toEqual(err('HEARTH.CHANGED_MEANWHILE'));
  const both = await Promise.all([decide(desk.second), decide(desk.second, 'decline')]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await desk.due();
  const { refunds, payment } = await seen(id);
  const isApproved = both[0].ok;
  expect(refunds.map(({ state }) => state)).toEqual(['done', isApproved ? 'done' : 'declined']);
  expect(payment).toMatchObject({ refunded: isApproved ? 2_000 : 1_000, refunding: 0 });
  unwrap(await setRefundLimit(desk.deps, desk.finance, { ...limits, version: 1, twoPersonAbove: 50_000 }));
});

it('that its provider refuses is told to finance, and tried again by the same key when somebody has mended it', async () => {
  const { id, number } = await paid('stripe');
  const trade = town.stripe.world.trades.get(number);
  if (!trade) throw new Error('no trade');
  trade.state = 'closed';
  const refund = unwrap(await ask(id, 1_000));
  await town.desk.due();
  const failed = (await seen(id)).refunds[0];
  expect(failed).toMatchObject({
    state: 'failed',
    problem: 'No such payment_intent',
    allowedEvents: ['decline', 'retry'],
  });
  expect(await town.desk.told(refund.id)).toEqual(['refund.failed']);
  trade.state = 'paid';
  unwrap(
    await decideRefund(town.desk.deps, town.desk.finance, {
      id: refund.id,
      version: failed?.version ?? 0,
      event: 'retry',
    }),
  );
  await town.desk.due();
  expect((await seen(id)).refunds).toMatchObject([{ state: 'done' }]);
});

it('that takes its time ends by the call of its provider', async () => {
  const { id, number, subject } = await paid();
  town.wechat.world.refundsAre = 'pending';
  unwrap(await ask(id, 1_000));
  await town.desk.due();
  expect((await seen(id)).refunds).toMatchObject([{ state: 'unknown' }]);
  const [refund] = refundsAt('wechat', number);
  if (!refund) throw new Error('no refund');
  refund.state = 'done';
  const notice = town.wechat.refundNotice(refund.key);
  await deliver(`${town.door.url}/wechat/yunze`, [notice, notice]);
  await Promise.all([town.desk.apply(), town.desk.due()]);
  expect((await seen(id)).refunds).toMatchObject([{ state: 'done' }]);
  expect(await town.desk.payable(subject)).toMatchObject({ back: 1_000 });
});

it('is for money that came, at one’s own station', async () => {
  const open = await town.desk.begin(await town.desk.owing());
  expect(await ask(open.id, 1)).toEqual(err('PAY.NOT_PAID'));
  const { id } = await paid();
  expect(await ask(id, 1, town.desk.neighbour)).toEqual(err('HEARTH.NOT_FOUND'));
  // Ten who ask at once for two thirds of it: one is enough.
  const all = await Promise.all(Array.from({ length: 10 }, () => ask(id, 4_000)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
});

it('goes back for what it paid for, when that was cancelled', async () => {
  const { desk } = town;
  const { id, subject } = await paid();
  const back = (of: string) =>
    desk.deps.database.transaction((tx) =>
      refundSubject(desk.deps, tx, { kind: 'order', subject: of, amount: 5_990, reason: '订单已取消', by: 'house' }),
    );
  expect(unwrap(await back(subject))).toMatchObject({ payment: id, state: 'created', askedBy: 'system' });
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ back: 5_990 });
  expect(await back(subject)).toEqual(err('PAY.TOO_MUCH', { left: 0 }));
  expect(await back(await desk.owing())).toEqual(err('PAY.NOT_PAID'));
});
