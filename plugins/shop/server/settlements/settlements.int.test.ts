import { unwrap } from '@hearth/cms/kernel';
import { cases, verify } from '@hearth/cms/kernel';
import { recordPaid } from '../books/record-order';
import { bookPagesStore } from '../books/book-pages-store';
import { verifyBooks } from '../books/verify-books';
import { aBookHouse, aClerk, anOrder } from '../testing/a-book-house';
import { closeRun, openRun } from './close-run';
import { heldBackStore } from './held-back-store';
import { payoutFile } from './payout-file';
import { payRun, tellOutcomes } from './pay-run';
import { settlementMachine } from './settlement.machine';
import { publishRun, reconcileRun, rejectRun, signRun } from './sign-run';

let house: Awaited<ReturnType<typeof aBookHouse>>;
beforeAll(async () => {
  house = await aBookHouse();
});
afterAll(() => house.test.drop());

const arrived = new Date('2026-10-08T02:00:00Z');

async function aSettledOrder(station: string, given: Parameters<typeof anOrder>[1] = {}) {
  const order = anOrder(station, given);
  await house.paid(order);
  await house.received({ station, order: order.order, at: arrived });
  return order;
}

async function aClosedRun(station: string, period = '2026-10', reservePercent = 10) {
  const [keeper, first, second] = [aClerk(station), aClerk(station), aClerk(station)];
  const open = unwrap(await openRun(house.deps, keeper, { period, reservePercent }));
  const run = unwrap(await closeRun(house.deps, keeper, open));
  return { keeper, first, second, run };
}

const linesOf = (run: string) => house.deps.lines.lines(house.test.knex, { run });

it('has a sound table, and no way to money around two signatures', () => {
  expect(verify(settlementMachine)).toEqual([]);
  const intoPaying = cases(settlementMachine).filter(({ to }) => to === 'paying');
  expect(intoPaying.map(({ state }) => state).sort()).toEqual(['failed', 'partial', 'reviewed']);
  expect(
    cases(settlementMachine)
      .filter(({ to }) => to === 'reviewed')
      .map(({ state }) => state),
  ).toEqual(['signed']);
});

describe('an order in the books', () => {
  it('is booked once, however often it is told, with the token of its receipt', async () => {
    const order = anOrder('once');
    const tokens = await Promise.all([house.paid(order), house.paid(order), house.paid(order)]);
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(await house.balances('once')).toEqual({
      ...{ pspClearing: 5_990, pspFee: -36, 'salesHeld:s1': -4_200, stationCost: -300, stationIncome: -1_454 },
    });
  });

  it('is all zeros after refunds that together are the whole, in any order, at once', async () => {
    const order = anOrder('zeros');
    await house.paid(order);
    const refund = (n: number, amount: number) =>
      house.refunded({ refund: `r${n}`, order: order.order, station: 'zeros', amount, at: order.at });
    const amounts = [1, 999, 333, 2_000, 657, 2_000];
    const done = await Promise.all([...amounts, 999].map((amount, n) => refund(n === 6 ? 1 : n, amount)));
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(await house.balances('zeros')).toEqual({});
    expect(await refund(9, 1)).toMatchObject({ ok: false, error: { code: 'BOOKS.REFUND_TOO_MUCH' } });
    expect(await verifyBooks({ read: house.test.knex, pages: bookPagesStore }, 'zeros')).toMatchObject({
      postings: 7,
      faults: [],
    });
  });

  it('is not known to another station', async () => {
    const order = anOrder('here');
    await house.paid(order);
    const foreign = await house.refunded({
      refund: 'x',
      order: order.order,
      station: 'there',
      amount: 1,
      at: order.at,
    });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'BOOKS.NOT_BOOKED' } });
  });

  it('promises no donation without an agreement', async () => {
    const { amounts } = anOrder('none');
    const order = anOrder('none', { amounts: { ...amounts, donations: [{ agreement: 'a1', fen: 100 }] } });
    const done = await house.deps.database.transaction((tx) => recordPaid(house.deps, tx, order));
    expect(done).toMatchObject({ ok: false, error: { code: 'BOOKS.AGREEMENT_NOT_SIGNED' } });
    expect(await house.balances('none')).toEqual({});
  });

  it('keeps its waterfall frozen', async () => {
    await house.paid(anOrder('frozen'));
    await expect(house.test.knex('shop_share').update({ fen: 1 })).rejects.toThrow('frozen');
    await expect(house.test.knex('shop_share').del()).rejects.toThrow('frozen');
  });
});

describe('a run', () => {
  it('takes what may no longer come back, keeps a reserve, and owes the rest', async () => {
    const station = 'run';
    await aSettledOrder(station);
    await aSettledOrder(station, { mode: 'cooperative' });
    // Sold, but not arrived: the next month's.
    await house.paid(anOrder(station));
    const { run } = await aClosedRun(station);
    expect(run).toMatchObject({ state: 'closed', orders: 2, due: 3_780, version: 2 });
    expect(await linesOf(run.id)).toMatchObject([
      { mode: 'cooperative', held: 4_200, reserve: 0, state: 'claimed' },
      { mode: 'station', held: 4_200, reserve: 420, due: 3_780, state: 'due' },
    ]);
    expect(await house.balances(station)).toMatchObject({
      ...{ 'salesHeld:s1': -4_200, 'reserve:s1': -420, 'supplierPayable:s1': -3_780 },
      // What is left there is the station's claim on the cooperative.
      'supplierClearing:s1': 1_790,
    });
    const kept = await house.deps.runs.find(house.test.knex, station, run.id);
    // What the cooperative has already is held back from nobody.
    expect(kept && (await heldBackStore.of(house.test.knex, kept))).toEqual([
      { why: 'on-its-way', parts: 1, fen: 4_200 },
      { why: 'reserve', parts: 1, fen: 420 },
    ]);
  });

  it('takes over what came back after the last one, and gives the reserve back', async () => {
    const station = 'late';
    const order = await aSettledOrder(station);
    const october = await aClosedRun(station);
    await house.refunded({ refund: 'late', order: order.order, station, amount: 5_990, at: arrived });
    await house.test
      .knex('shop_settlement')
      .where({ id: october.run.id })
      .update({ period: '2026-08', until: '2026-08-31T16:00:00Z' });
    const { run } = await aClosedRun(station, '2026-09');
    expect(await linesOf(run.id)).toMatchObject([
      { held: 0, late: 4_200, reserve: 0, returned: 420, due: -3_780, state: 'carried' },
    ]);
    const next = await aClosedRun(station, '2026-10');
    expect(await linesOf(next.run.id)).toMatchObject([{ brought: -3_780, due: -3_780, state: 'carried' }]);
    expect(await house.balances(station)).toEqual({});
  });

  it('is signed by two who did not open it, and is paid and booked line by line', async () => {
    const station = 'signed';
    await aSettledOrder(station);
    await aSettledOrder(station, {
      lines: [{ line: 0, supplier: '=cmd', goods: 5_990, supplierPart: 4_000, village: '' }],
    });
    const { keeper, first, second, run } = await aClosedRun(station);
    const matched = unwrap(await reconcileRun(house.deps, keeper, run));
    expect(await signRun(house.deps, keeper, matched)).toMatchObject({ error: { code: 'BOOKS.OWN_SIGNATURE' } });
    const both = await Promise.all([signRun(house.deps, first, matched), signRun(house.deps, second, matched)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const once = unwrap(both.find(({ ok }) => ok) ?? both[0]);
    const again = once.firstBy === first.id ? first : second;
    expect(await signRun(house.deps, again, once)).toMatchObject({ error: { code: 'BOOKS.OWN_SIGNATURE' } });
    const reviewed = unwrap(await signRun(house.deps, again === first ? second : first, once));
    expect(reviewed).toMatchObject({ state: 'reviewed', allowed: expect.arrayContaining(['pay', 'reject']) });

    const paying = unwrap(await payRun(house.deps, keeper, reviewed));
    expect(paying.fileHash).toMatch(/^[0-9a-f]{64}$/);
    const pieces = payoutFile(house.test.knex, house.deps.lines, paying);
    const file = [await pieces.next(), await pieces.next()].join('');
    expect(file).toContain("2026-10,,'=cmd,对公转账 Transfer,36.00,");
    const line = { party: 's1', mode: 'station', isPaid: true, reference: 'bank-1' } as const;
    const failed = { ...line, party: '=cmd', isPaid: false };
    const partial = unwrap(await tellOutcomes(house.deps, keeper, { ...paying, outcomes: [line, failed] }));
    expect(partial).toMatchObject({ state: 'partial', fileHash: paying.fileHash });
    const anew = unwrap(await payRun(house.deps, keeper, partial));
    const twice = await tellOutcomes(house.deps, keeper, { ...anew, outcomes: [line] });
    expect(twice).toMatchObject({ error: { code: 'BOOKS.NO_SUCH_LINE' } });
    const paid = unwrap(await tellOutcomes(house.deps, keeper, { ...anew, outcomes: [{ ...failed, isPaid: true }] }));
    expect(unwrap(await publishRun(house.deps, keeper, paid))).toMatchObject({ state: 'published', allowed: [] });
    const { bank, ...left } = await house.balances(station);
    expect([bank, left['supplierPayable:s1'], left['supplierPayable:=cmd']]).toEqual([-7_380, undefined, undefined]);
    expect((await verifyBooks({ read: house.test.knex, pages: bookPagesStore }, station)).faults).toEqual([]);
  });

  it('loses its signatures when it is sent back', async () => {
    const { keeper, first, run } = await aClosedRun('back');
    const matched = unwrap(await reconcileRun(house.deps, keeper, run));
    const signed = unwrap(await signRun(house.deps, first, matched));
    expect(unwrap(await rejectRun(house.deps, first, { ...signed, reason: '金额不对' }))).toMatchObject({
      state: 'closed',
      firstBy: null,
    });
  });

  it('is opened once for a month, and not before the month is over', async () => {
    const keeper = aClerk('month');
    const asked = { period: '2026-10', reservePercent: 0 };
    const both = await Promise.all([openRun(house.deps, keeper, asked), openRun(house.deps, keeper, asked)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const early = await openRun(house.deps, keeper, { ...asked, period: '2099-01' });
    expect(early).toMatchObject({ error: { code: 'BOOKS.PERIOD_NOT_OVER' } });
    const open = unwrap(both.find(({ ok }) => ok) ?? both[0]);
    expect(await closeRun(house.deps, aClerk('elsewhere'), open)).toMatchObject({
      error: { code: 'BOOKS.RUN_NOT_FOUND' },
    });
  });

  it('is closed by one of two who try, and takes each order once', async () => {
    const station = 'race';
    for (let n = 0; n < 5; n += 1) await aSettledOrder(station);
    const keeper = aClerk(station);
    const open = unwrap(await openRun(house.deps, keeper, { period: '2026-10', reservePercent: 0 }));
    const both = await Promise.all([closeRun(house.deps, keeper, open), closeRun(house.deps, keeper, open)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await linesOf(open.id)).toMatchObject([{ orders: 5, held: 21_000 }]);
  });
});
