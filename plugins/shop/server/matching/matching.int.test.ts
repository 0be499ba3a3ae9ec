import type { StaffActor } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { closeRun, openRun } from '../settlements/close-run';
import { reconcileRun } from '../settlements/sign-run';
import { aBookHouse, aClerk, anOrder } from '../testing/a-book-house';
import { billBoardStore } from './bill-board-store';
import { bringBill, seeBillDays } from './bring-bill';
import { listDifferences, signDifference } from './sign-difference';

type House = Awaited<ReturnType<typeof aBookHouse>>;
let house: House;
let deps: House['deps'];

beforeAll(async () => {
  house = await aBookHouse();
  ({ deps } = house);
});
afterAll(() => house.test.drop());
describe('matching', () => {
  it('types each difference, and two people settle it', async () => {
    const station = 'match';
    const [keeper, other] = [aClerk(station), aClerk(station)];
    const [fits, fee, lost, good] = [anOrder(station), anOrder(station), anOrder(station), anOrder(station)];
    for (const order of [fits, fee, lost, good]) await house.paid(order);
    const line = (ref: string, costs = '0.36') => `支付,\`${ref},59.90,${costs},2026-10-05 10:00:00`;
    const csv = [
      '类型,单号,金额,手续费,时间',
      line(fits.payment),
      line(fits.payment),
      line(fee.payment, '0.60'),
      line('nobody'),
      line(good.payment),
    ];
    const bill = { source: 'provider', day: '2026-10-05', csv: csv.join('\r\n') } as const;
    const none = { lines: 0, fen: 0 };
    const read = { lines: 5, differences: 4, refunds: none, transfers: none, fee: 204 };
    expect(unwrap(await bringBill(deps, keeper, bill))).toEqual({ ...read, payments: { lines: 5, fen: 29_950 } });
    // The same file again is the same bill.
    expect(unwrap(await bringBill(deps, keeper, bill))).toMatchObject(read);
    const board = (who: StaffActor, month: string) => seeBillDays({ ...deps, board: billBoardStore }, who, month);
    const day = { day: bill.day, bank: null, matched: 1, open: 4, signed: 0, settled: 0 };
    const sides = { own: { lines: 4, fen: 23_960 }, provider: { lines: 5, fen: 29_950 } };
    expect(unwrap(await board(keeper, '2026-10')).days).toEqual([{ ...day, ...sides }]);
    expect(unwrap(await board(keeper, '2026-09')).days).toEqual([]);
    expect(unwrap(await board(aClerk('else'), '2026-10')).days).toEqual([]);
    expect(await bringBill(deps, keeper, { ...bill, csv: `${bill.csv}\r\n支付,x` })).toMatchObject({
      error: { code: 'BOOKS.BILL_UNREADABLE', details: { row: 7, rows: [{ row: 7, fault: 'cells' }], more: 0 } },
    });
    const { differences } = unwrap(await listDifferences(deps, keeper, { limit: 50 }));
    expect(differences.map(({ kind, ref }) => [kind, ref])).toEqual(
      expect.arrayContaining([
        ['duplicate', fits.payment],
        ['fee', fee.payment],
        ['missing-callback', 'nobody'],
        ['unknown', lost.payment],
      ]),
    );
    const run = unwrap(
      await closeRun(deps, keeper, unwrap(await openRun(deps, keeper, { period: '2026-10', reservePercent: 0 }))),
    );
    expect(await reconcileRun(deps, keeper, run)).toMatchObject({
      error: { code: 'BOOKS.DIFFERENCES_OPEN', details: { open: 4 } },
    });
    for (const found of differences) {
      const first = unwrap(await signDifference(deps, keeper, { ...found, note: '已核' }));
      expect(await signDifference(deps, keeper, { ...first, note: '再核' })).toMatchObject({
        error: { code: 'BOOKS.SIGNED_ALREADY' },
      });
      expect(unwrap(await signDifference(deps, other, { ...first, note: '同意' }))).toMatchObject({
        state: 'settled',
        allowed: [],
      });
    }
    expect(unwrap(await board(keeper, '2026-10')).days).toMatchObject([{ matched: 1, open: 0, settled: 4 }]);
    expect((await house.balances(station))['roundingDiff']).toBe(24);
    expect(unwrap(await reconcileRun(deps, keeper, run))).toMatchObject({ state: 'reconciled' });
    expect(unwrap(await listDifferences(deps, aClerk('else'), { limit: 9 })).differences).toEqual([]);
    expect(unwrap(await listDifferences(deps, keeper, { limit: 9, day: '2026-10-06' })).differences).toEqual([]);
    expect(unwrap(await listDifferences(deps, keeper, { limit: 9, day: bill.day })).differences).toHaveLength(4);
  });
});
