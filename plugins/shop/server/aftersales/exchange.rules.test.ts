import { comesBackFirst, isExchange, type ExchangeFacts } from './exchange.rules';

const facts = (more: Partial<ExchangeFacts>): ExchangeFacts => ({
  ...{ kind: 'exchange', reason: 'damaged', amount: 3_001, refundInstead: false, returnNumber: null, cameBack: false },
  ...more,
});

it.each<[boolean, string, Partial<ExchangeFacts>]>([
  [true, 'an exchange of what is dear', {}],
  [true, 'the same for which there are no goods', { refundInstead: true }],
  [true, 'a return, however cheap', { kind: 'return', amount: 1 }],
  [false, 'an exchange of what is worth the limit', { amount: 3_000 }],
  [false, 'what never came', { reason: 'missing' }],
  [false, 'what is on its way', { returnNumber: 'EM1' }],
  [false, 'what is back', { cameBack: true }],
  [false, 'money alone', { kind: 'refund-only' }],
])('%s: %s comes back first', (comes, _case, more) => {
  expect(comesBackFirst(facts(more), { keepBelow: 3_000 })).toBe(comes);
});

it('is an exchange until there is nothing to send', () => {
  expect(isExchange(facts({}))).toBe(true);
  expect(isExchange(facts({ refundInstead: true }))).toBe(false);
  expect(isExchange(facts({ kind: 'return' }))).toBe(false);
});
