import { cases, verify } from '@hearth/cms/kernel';
import { orderMachine } from './order.machine';

it('is sound', () => {
  expect(verify(orderMachine)).toEqual([]);
});

const LEADS: Readonly<Record<string, string>> = {
  'awaiting-payment × pay': 'paid',
  'awaiting-payment × expire': 'cancelled',
  'awaiting-payment × cancel': 'cancelled',
  'awaiting-payment × reserve': 'reserved',
  'reserved × pay': 'paid',
  'reserved × lapse': 'cancelled',
  'reserved × cancel': 'cancelled',
  'reserved × call-off': 'cancelled',
  'paid × confirm': 'confirmed',
  'paid × freeze': 'held',
  'paid × run-short': 'shortage',
  'paid × refund': 'refunded',
  'held × clear': 'paid',
  'held × refund': 'refunded',
  'shortage × wait': 'confirmed',
  'shortage × refund': 'refunded',
  'confirmed × pick': 'picking',
  'confirmed × run-short': 'shortage',
  'confirmed × refund': 'refunded',
  'picking × ship': 'shipped',
  'picking × run-short': 'shortage',
  'picking × refund': 'refunded',
  'shipped × deliver': 'delivered',
  'shipped × refund': 'refunded',
  'delivered × receive': 'received',
  'delivered × refund': 'refunded',
  'received × close': 'closed',
  'received × refund': 'refunded',
  'cancelled × pay-late': 'paid',
  'cancelled × refund': 'refunded',
};

it.each(cases(orderMachine).map(({ state, event, to }) => [`${state} × ${event}`, to] as const))(
  '%s → %s',
  (cell, to) => {
    expect(to).toBe(LEADS[cell] ?? null);
  },
);

it('gives a deposit back wherever an order ends that has paid no more', () => {
  const returns = cases(orderMachine).filter(({ effects }) => effects.includes('return-deposit'));
  const ends = cases(orderMachine).filter(({ state, to }) => state === 'reserved' && to === 'cancelled');
  expect(returns.map(({ state, event }) => [state, event])).toEqual(ends.map(({ state, event }) => [state, event]));
  expect(ends).toHaveLength(3);
});

it('holds or claims stock exactly while it is promised', () => {
  const gives = cases(orderMachine).filter(({ effects }) => effects.includes('give-back'));
  expect(gives.map(({ state }) => state)).toEqual(
    expect.arrayContaining(['awaiting-payment', 'reserved', 'paid', 'held', 'shortage', 'confirmed', 'picking']),
  );
  expect(gives.some(({ state }) => ['shipped', 'delivered', 'received', 'cancelled'].includes(state))).toBe(false);
});
