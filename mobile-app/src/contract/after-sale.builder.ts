import type { OwnAfterSale, OwnOrder } from './types';

/** A request of the reader, for tests. */
export const anAfterSale = (change: Partial<OwnAfterSale> = {}): OwnAfterSale => ({
  ...{ id: 's1', order: 'x1', offer: 'o1', title: { 'zh-Hans': '上坞脐橙', en: 'Navel oranges' }, quantity: 2 },
  ...({ kind: 'refund-only', reason: 'bad-fruit', state: 'review' } as const),
  ...{ amount: 1596, words: '两个坏了', version: 1, askedAt: '2026-11-29T02:00:00Z', answer: '', returned: null },
  ...{ freight: 0, returnFreight: 0, freightPaid: false, replacement: null, refundInstead: false },
  ...{ dueAt: '2099-01-01T00:00:00Z', photos: [], allowedEvents: ['withdraw'], ...change },
});

/** An order of the reader, for tests. */
export const anOrder = (change: Partial<OwnOrder> = {}): OwnOrder => ({
  ...{ id: 'x1', state: 'shipped', version: 3, goods: 3990, freight: 0, discount: 0, amount: 3990, refunded: 0 },
  ...{
    placedAt: '2026-11-28T02:00:00Z',
    payUntil: '2026-11-28T02:15:00Z',
    hash: 'a'.repeat(64),
    receipt: null,
    group: null,
  },
  deposit: null,
  lines: [
    {
      ...{ offer: 'o1', variant: 'v1', quantity: 5, price: 798, page: 'b'.repeat(64), spec: '单果', noReturn: false },
      title: { 'zh-Hans': '上坞脐橙', en: 'Navel oranges' },
    },
  ],
  ...change,
});
