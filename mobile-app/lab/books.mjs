// What anybody may read of the station's books: receipts as the host makes them, one that waits for its day, one that was touched.
import { readFile } from 'node:fs/promises';
import { Refusal } from './account-book.mjs';

const VECTORS = new URL('../src/features/money/proof/vectors.json', import.meta.url);
const SESSION = '0198c2a0-0000-7000-8000-0000000000f1';
const FEW = '0198c2a0-0000-7000-8000-0000000000f2';

const WELFARE = {
  ...{ station: 'yunze', session: SESSION, asOf: '2026-11-30T04:00:00.000Z', orders: 1284, unsettled: 37 },
  ...{ gross: 7_691_160, refunds: 48_210, households: 43 },
  shares: [
    { kind: 'coupon', fen: 128_400 },
    { kind: 'psp', fen: 46_224 },
    { kind: 'freight', fen: 770_400 },
    { kind: 'supplier', fen: 5_392_800 },
    { kind: 'station', fen: 385_200 },
    { kind: 'anchor', fen: 0 },
    { kind: 'donation', fen: 128_400 },
    { kind: 'rest', fen: 1_048_326 },
  ],
  villages: [
    { village: '茂岭村', households: 24, fen: 3_110_400 },
    { village: '青禾村', households: 12, fen: 1_520_100 },
    { village: '', households: 7, fen: 762_300 },
  ],
  donations: [
    {
      ...{ beneficiary: '云泽县慈善会', promise: '每箱捐 1 元，用于茂岭小学的午餐', state: 'published' },
      ...{ accrued: 124_700, paid: 124_700, receiptNo: '云慈 2026-1183' },
    },
    {
      ...{ beneficiary: '云泽县红十字会', promise: '每单捐 0.5 元', state: 'promised' },
      ...{ accrued: 0, paid: null, receiptNo: null },
    },
  ],
};

const RECEIPTS = {
  v: (receipt) => ({ ...receipt, isSettled: true }),
  w: (receipt) => ({ ...receipt, postings: receipt.postings.map((one) => ({ ...one, proof: null })), days: [] }),
  b: (receipt) => ({ ...receipt, paid: receipt.paid + 1 }),
};

const LIVES = { [SESSION]: WELFARE, [FEW]: { ...WELFARE, shares: null, villages: [], households: 3, donations: [] } };

/** Answers by what stands behind `/api/shop/`. */
export async function books(pathname) {
  const [, , , what, name, session] = pathname.split('/');
  const { receipt, keys } = JSON.parse(await readFile(VECTORS, 'utf8'));
  if (what === 'day-roots') return { roots: receipt.days, keys };
  if (what === 'welfare' && LIVES[session]) return LIVES[session];
  const make = what === 'receipts' && /^(.)\1{31}$/.test(name) ? RECEIPTS[name[0]] : undefined;
  if (make) return make(receipt);
  throw new Refusal(404, what === 'receipts' ? 'BOOKS.RECEIPT_NOT_FOUND' : 'HEARTH.NOT_FOUND');
}
