import fc from 'fast-check';
import { cases, verify } from '@hearth/cms/kernel';
import { paymentStates, refundStates, type PaymentFacts } from '../../contract';
import { isOpen, mismatchesOf, needsSecond, QUERY_AFTER, secondsUntilQuery } from './payment.rules';
import { paymentMachine } from './payment.machine';
import { refundMachine } from './refund.machine';

const identity = { app: 'wx1', merchant: '1900000001', currency: 'CNY' };
const expected = { outTradeNo: 'P1', amount: 5_990, identity };
const paid: PaymentFacts = {
  ...{ outTradeNo: 'P1', state: 'paid', amount: 5_990, currency: 'CNY' },
  ...{ app: 'wx1', merchant: '1900000001', tradeRef: 't' },
};

describe('the machines', () => {
  it('are sound', () => {
    expect([...verify(paymentMachine), ...verify(refundMachine)]).toEqual([]);
    expect(paymentMachine.states).toEqual(paymentStates);
    expect(refundMachine.states).toEqual(refundStates);
  });

  it('let paid money be paid from every state but the one before it was sent, and never be unpaid', () => {
    const events = (state: (typeof paymentStates)[number]) => paymentMachine.allowed(state);
    for (const state of paymentStates.filter((one) => one !== 'new' && one !== 'succeeded')) {
      expect(events(state)).toContain('succeed');
    }
    expect(events('succeeded')).toEqual([]);
    expect(cases(refundMachine).length).toBeGreaterThan(20);
  });

  it('call a provider for a refund only from where its key is known to be unused or unheard of', () => {
    const callable = refundStates.filter((state) => refundMachine.allowed(state).includes('call'));
    expect(callable).toEqual(['created', 'querying']);
  });
});

describe('a provider’s word', () => {
  it('fits when all of it fits', () => expect(mismatchesOf(expected, paid)).toEqual([]));

  it.each<[Partial<PaymentFacts>, string[]]>([
    [{ amount: 5_989 }, ['amount']],
    [{ amount: null }, ['amount']],
    [{ app: 'wx2' }, ['app']],
    [{ app: null }, ['app']],
    [{ merchant: '1900000002' }, ['merchant']],
    [{ currency: 'USD' }, ['currency']],
    [{ outTradeNo: 'P2' }, ['number']],
    [{ amount: 1, app: 'wx2' }, ['amount', 'app']],
  ])('does not fit with %j', (change, wrong) => {
    expect(mismatchesOf(expected, { ...paid, ...change })).toEqual(wrong);
  });

  it('needs to name nothing while no money moved', () => {
    for (const state of ['none', 'paying', 'failed', 'closed'] as const) {
      expect(mismatchesOf(expected, { ...paid, state, amount: null, app: null, merchant: null })).toEqual([]);
    }
  });

  it('never fits with another amount', () => {
    fc.assert(
      fc.property(fc.integer(), (amount) => {
        const wrong = mismatchesOf(expected, { ...paid, amount });
        expect(wrong).toEqual(amount === 5_990 ? [] : ['amount']);
      }),
    );
  });
});

it('asks after ten seconds, half a minute, two, ten, an hour, and each hour', () => {
  expect([0, 1, 2, 3, 4, 5, 99].map(secondsUntilQuery)).toEqual([...QUERY_AFTER, 3_600, 3_600]);
});

it('knows what is open, and what needs two', () => {
  expect(paymentStates.filter(isOpen)).toEqual(['new', 'sent', 'pending']);
  expect([needsSecond(500, 500), needsSecond(501, 500), needsSecond(1, 0)]).toEqual([false, true, true]);
});
