import fc from 'fast-check';
import { unwrap } from '@hearth/cms/kernel';
import { deliver } from '../../../../tests/lab/pay/pay-world';
import { askProvider } from './ask-provider';
import { aPayTown, type PayTown } from './testing/all-labs';
import { viewPayment } from './view-payments';
import { workDue } from './work-due';

let town: PayTown;
beforeAll(async () => {
  town = await aPayTown();
}, 60_000);
afterAll(() => town.stop());

const NAMES = ['wechat', 'alipay', 'stripe'] as const;
const STEPS = ['pay', 'notice', 'again', 'wrong', 'forged', 'ask', 'due', 'apply', 'lapse', 'expire', 'die'] as const;
type Step = (typeof STEPS)[number];

/** Lets anything happen to one payment in any order, and then lets everything come to rest. */
async function lived(name: (typeof NAMES)[number], steps: readonly Step[]) {
  const { desk, door } = town;
  const lab = town.labs[name];
  const subject = await desk.owing();
  const { id } = await desk.begin(subject, name, lab.method);
  const number = await desk.numberOf(id);
  const { knex } = desk.db;
  const isPaidThere = (): boolean => lab.world.trades.get(number)?.state === 'paid';
  const call = (twist: Parameters<typeof lab.notice>[1] = {}) =>
    deliver(`${door.url}/${name}/yunze`, [lab.notice(number, twist)]);
  const todo: Record<Step, () => Promise<unknown>> = {
    pay: async () => {
      if (lab.world.trades.get(number)?.state !== 'waiting') return;
      lab.pay(number);
    },
    notice: async () => isPaidThere() && call(),
    again: async () => isPaidThere() && call({ id: `again-${number}` }),
    wrong: async () => isPaidThere() && call({ trade: { amount: 1 } }),
    forged: () => call({ isForged: true }),
    ask: async () => {
      const payment = await desk.deps.payments.find(knex, id);
      if (payment) await askProvider(desk.deps, payment);
    },
    due: () => desk.due(),
    apply: () => Promise.all([desk.apply(), desk.apply()]),
    lapse: () => knex('test_payable').where({ id: subject, state: 'open' }).update({ state: 'lapsed' }),
    expire: () =>
      knex('shop_payment')
        .where({ id })
        .update({ until: new Date(Date.now() - 120_000) }),
    // What was being applied is undone with its transaction, and comes again.
    die: async () => {
      desk.mood.sick = true;
      await desk.apply();
      await desk.due().catch(() => undefined);
      desk.mood.sick = false;
    },
  };
  for (const step of steps) await todo[step]();
  if (isPaidThere()) await call();
  for (let rest = 0; rest < 3; rest += 1) await todo.apply().then(() => desk.due());
  // Nobody asks after it in the turns of those that follow.
  await knex('shop_payment').where({ id }).update({ next_query_at: null });
  const payment = unwrap(await viewPayment(desk.deps, desk.finance, id));
  return {
    payment,
    payable: await desk.payable(subject),
    isPaid: isPaidThere(),
    back: [...lab.world.refunds.values()].filter(({ outTradeNo }) => outTradeNo === number),
  };
}

it.each(NAMES)(
  'whatever happens in whatever order at %s, money is taken once, goes back once, or waits for a person',
  async (name) => {
    const orders = fc.array(fc.constantFrom(...STEPS), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(orders, async (steps) => {
        const {
          payment: { payment, refunds },
          payable,
          isPaid,
          back,
        } = await lived(name, steps);
        const isDisputed = payment.state === 'disputed';
        // Nothing moves what was paid for but money that came.
        if (!isPaid)
          expect([payment.state === 'succeeded', payable.state === 'paid', back]).toEqual([false, false, []]);
        if (isPaid && !isDisputed) expect(payment.state).toBe('succeeded');
        if (isDisputed) expect([payable.state, back]).toEqual([payable.state === 'lapsed' ? 'lapsed' : 'open', []]);
        // Either honoured, or given back whole, once; never both and never neither.
        if (payment.state === 'succeeded') {
          const isTaken = payable.paid_by === payment.id;
          expect(payment.givenBack).toBe(!isTaken);
          expect(back.map(({ amount }) => amount)).toEqual(isTaken ? [] : [5_990]);
          expect(refunds.map(({ state }) => state)).toEqual(isTaken ? [] : ['done']);
          expect(payable.told).toBe(1);
        }
        const said = (await town.desk.ledger.of('yunze', payment.id)).filter(
          ({ action }) => action === 'payment.succeeded',
        );
        expect(said).toHaveLength(payment.state === 'succeeded' ? 1 : 0);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  },
  120_000,
);

it('closes what was written down by somebody who died before the call', async () => {
  const { desk } = town;
  const payment = await desk.begin(await desk.owing(), 'wechat', 'scan');
  await desk.db.knex('shop_payment').where({ id: payment.id }).update({ state: 'new', handover: null });
  await desk.due();
  expect(await desk.state(payment.id)).toBe('closed');
});

it('asks after what was sent by somebody who died before the answer', async () => {
  const { desk, labs } = town;
  const subject = await desk.owing();
  const payment = await desk.begin(subject, 'wechat', 'scan');
  await desk.db.knex('shop_payment').where({ id: payment.id }).update({ state: 'sent', handover: null });
  labs.wechat.pay(await desk.numberOf(payment.id));
  await desk.due();
  expect(await desk.payable(subject)).toMatchObject({ state: 'paid', told: 1 });
});

it('asks on its schedule, one node at a time', async () => {
  const { desk, labs } = town;
  const payment = await desk.begin(await desk.owing(), 'wechat', 'scan');
  const number = await desk.numberOf(payment.id);
  const { knex } = desk.db;
  const waits: number[] = [];
  for (let asked = 0; asked < 5; asked += 1) {
    await knex('shop_payment')
      .where({ id: payment.id })
      .update({ next_query_at: knex.raw(`clock_timestamp() - interval '1 second'`) });
    await Promise.all([workDue(desk.deps), workDue(desk.deps)]);
    const [row] = await knex('shop_payment')
      .where({ id: payment.id })
      .select<{ wait: number }[]>(
        knex.raw(`round(extract(epoch FROM next_query_at - clock_timestamp()))::int AS wait`),
      );
    waits.push(row?.wait ?? 0);
  }
  const near = [30, 120, 600, 3_600, 3_600];
  waits.forEach((wait, at) => expect(Math.abs(wait - (near[at] ?? 0))).toBeLessThan(10));
  expect(labs.wechat.world.calls.filter((line) => line.startsWith('GET') && line.includes(number))).toHaveLength(5);
});
