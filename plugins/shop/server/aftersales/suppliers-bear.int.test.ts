import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { bookStore } from '../books/book-store';
import { borneStore } from '../books/borne-store';
import { createBooks } from '../books/post';
import { closeRun, openRun } from '../settlements/close-run';
import { settlementHoldStore } from '../settlements/settlement-hold-store';
import { settlementLineStore } from '../settlements/settlement-line-store';
import { settlementStore } from '../settlements/settlement-store';
import { SUPPLIER } from '../testing/a-shop';
import { balancesOf, faultsOf } from '../testing/the-books';
import { answerAfterSale } from './answer-after-sale';
import { payReturnFreight } from './pay-return-freight';
import { ownAfterSale } from './see-after-sales';
import { anAfterSalesDesk, type AfterSalesDesk, type SoldOrder } from './testing/an-after-sales-desk';

let desk: AfterSalesDesk;
beforeAll(async () => {
  desk = await anAfterSalesDesk();
}, 60_000);
afterEach(async () => {
  expect(await faultsOf(desk.pay.db.knex)).toEqual([]);
});
afterAll(() => desk.drop());

const approved = async (order: SoldOrder, wanted: Parameters<AfterSalesDesk['ask']>[1] = {}): Promise<void> => {
  unwrap(await desk.decide(await desk.asked(order, wanted), 'approve'));
  await desk.paidBack();
};

describe('the way back', () => {
  const sentBack = async (reason: 'damaged' | 'no-reason', freight?: number) => {
    const order = await desk.sold({ price: 2_000 });
    const photos = [await desk.photo(order.id)];
    const sale = unwrap(await desk.decide(await desk.asked(order, { kind: 'return', reason, photos }), 'approve'));
    const turn = { id: sale.id, version: sale.version, does: 'send', company: 'ems', number: 'EM00011122' } as const;
    return { order, sent: await answerAfterSale(desk.deps, desk.buyer, { ...turn, freight }) };
  };

  it('is paid to whoever sent back what was broken, by somebody with the number of the transfer, once', async () => {
    const { order, sent } = await sentBack('damaged', 1_200);
    const received = unwrap(await desk.decide(unwrap(sent), 'receive'));
    const accepted = unwrap(await desk.decide(received, 'accept'));
    const early = { id: accepted.id, version: accepted.version, reference: '2026113000011' };
    const { finance } = desk.pay;
    expect(await payReturnFreight(desk.deps, finance, early)).toMatchObject({
      error: { code: 'AFTERSALES.NO_FREIGHT_OWED' },
    });
    await desk.paidBack();
    expect(await desk.pay.told(accepted.id)).toContain('after-sale.freight-owed');
    // It does not come out of the payment, of which no provider gives back more than came.
    expect(await desk.refundsOf(order.id)).toMatchObject([{ amount: 2_000 }]);
    const owed = { refund: -1_200, [`salesHeld:${SUPPLIER}`]: -1_400, stationIncome: 2_600 };
    expect(await desk.booked(order.id, ['after-sale.borne'])).toEqual(owed);
    const { version } = await desk.sale(accepted.id);
    const pay = (by = finance) => payReturnFreight(desk.deps, by, { ...early, version });
    expect(await pay({ ...finance, station: 'qinghe' })).toMatchObject({
      error: { code: 'AFTERSALES.SALE_NOT_FOUND' },
    });
    const raced = await Promise.all([pay(), pay()]);
    expect(raced.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await desk.booked(order.id, ['after-sale.freight-paid'])).toEqual({ refund: 1_200, bank: -1_200 });
    const shown = unwrap(await ownAfterSale(desk.deps, desk.buyer, accepted.id));
    expect(shown).toMatchObject({ returnFreight: 1_200, freightPaid: true });
  });

  it('is nobody’s but the buyer’s without a reason, and costs no more than the station has set', async () => {
    expect((await sentBack('no-reason', 900)).sent).toMatchObject({ error: { code: 'AFTERSALES.FREIGHT_OWN' } });
    expect((await sentBack('damaged', 1_501)).sent).toMatchObject({
      error: { code: 'AFTERSALES.FREIGHT_MOST', details: { yuan: '15.00' } },
    });
    expect(unwrap((await sentBack('no-reason')).sent)).toMatchObject({ state: 'returning', returnFreight: 0 });
  });
});

describe('the run of a supplier', () => {
  const run = async (period: string) => {
    const { database, ids, clock, ledger } = desk.deps;
    const books = createBooks({ ids, store: bookStore });
    const deps = {
      database,
      ids,
      clock,
      ledger,
      books,
      runs: settlementStore,
      lines: settlementLineStore,
      settlementHolds: settlementHoldStore,
    };
    const clerk = { ...desk.clerk, id: randomUUID() };
    const open = unwrap(await openRun(deps, clerk, { period, reservePercent: 0 }));
    return unwrap(await closeRun(deps, clerk, open));
  };

  it('says what refunds cost them and why, once, and pays by it', async () => {
    const { knex } = desk.pay.db;
    const made: string = randomUUID();
    const bears: string = randomUUID();
    const isTheirs = (party: string): boolean => party === made || party === bears;
    const first = await desk.sold({ price: 2_000, quantity: 2, freight: 400, terms: { supplier: made } });
    const second = await desk.sold({
      price: 2_000,
      freight: 400,
      terms: { supplier: bears },
      also: [{ price: 1_000, terms: { supplier: bears } }],
    });
    await approved(first, { quantity: 1 });
    await desk.asked(second, { reason: 'bad-fruit', photos: [await desk.photo(second.id)] });
    await desk.paidBack();
    // The time in which it might come back is over; what the other tests sold is not looked at.
    await knex('shop_waterfall')
      .whereIn('order_id', [first.id, second.id])
      .update({ release_at: '2026-01-05T00:00:00Z' });
    const closed = await run('2026-01');
    const lines = (await settlementLineStore.lines(knex, { run: closed.id })).filter(({ party }) => isTheirs(party));
    const sums = Object.fromEntries(lines.map(({ party, held, borne, due }) => [party, [held, borne, due]]));
    // 28 yuan for two, of which one went back and is made good; 7 yuan of what did not spoil, less the freight of what did.
    expect(sums).toEqual({ [made]: [1_400, 1_400, 2_800], [bears]: [700, -267, 433] });
    const balances = await balancesOf(knex, 'yunze');
    expect([balances[`supplierPayable:${made}`], balances[`supplierPayable:${bears}`]]).toEqual([-2_800, -433]);
    expect([balances[`salesHeld:${made}`], balances[`salesHeld:${bears}`]]).toEqual([undefined, undefined]);
    const shown = (await borneStore.ofRun(knex, closed.id)).filter(({ party }) => isTheirs(party));
    expect(
      shown
        .map(({ party, order, reason, bearer, why, taken, fen }) => [party, order, reason, bearer, why, taken, fen])
        .sort(),
    ).toEqual(
      [
        [made, first.id, 'missing', 'station', 'packing', 1_400, 1_400],
        [bears, second.id, 'bad-fruit', 'supplier', 'quality', 1_400, -267],
      ].sort(),
    );
    // What came back after its run is the next one's.
    await approved(first, { quantity: 1 });
    const next = await run('2026-02');
    const late = (await settlementLineStore.lines(knex, { run: next.id })).filter(({ party }) => party === made);
    expect(late).toMatchObject([{ held: 0, late: 1_400, borne: 1_400, due: 0, state: 'claimed' }]);
  });
});
