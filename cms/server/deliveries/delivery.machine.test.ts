import { cases, verify } from '../../kernel';
import { deliveryMachine, HUMAN_STATES, UNSETTLED, type DeliveryFacts } from './delivery.machine';

const good: DeliveryFacts = { covered: true, wanted: true };

it('is sound', () => {
  expect(verify(deliveryMachine)).toEqual([]);
});

it('reaches `sending` by one event alone, and never without signatures or against an order to take down (I1, I4)', () => {
  const ways = cases(deliveryMachine).filter(({ state, to }) => to === 'sending' && state !== 'sending');
  expect(ways.map(({ state, event }) => [state, event])).toEqual([['claimed', 'start']]);
  expect(deliveryMachine.next('claimed', 'start', good).ok).toBe(true);
  for (const facts of [
    { covered: false, wanted: true },
    { covered: true, wanted: false },
  ]) {
    expect(deliveryMachine.next('claimed', 'start', facts)).toMatchObject({ ok: false });
    expect(deliveryMachine.next('gated', 'open', facts)).toMatchObject({ ok: false });
    expect(deliveryMachine.next('failed_retryable', 'retry', facts)).toMatchObject({ ok: false });
  }
});

it('never goes from a send whose outcome nobody knows to another send without a look', () => {
  const from = cases(deliveryMachine).filter(({ state, to }) => state === 'unknown' && to !== null);
  expect(from.filter(({ to }) => to === 'due').map(({ event }) => event)).toEqual(['absent']);
  expect(from.some(({ to }) => to === 'claimed' || to === 'sending')).toBe(false);
});

it('takes an order to take down in every state but those that are down, gone by, or in a person’s hands for it', () => {
  const deaf = deliveryMachine.states.filter((state) => !deliveryMachine.transition(state, 'take_down'));
  expect(deaf).toEqual([
    'replaced',
    'cancelled',
    'dropped',
    'takedown_due',
    'taking_down',
    'verifying',
    'still_visible',
    'manual_takedown',
    'down',
  ]);
});

it.each(HUMAN_STATES)('lets a person leave %s', (state) => {
  const forPeople = ['mend', 'drop', 'prove', 'confirm_down'];
  expect(deliveryMachine.allowed(state).some((event) => forPeople.includes(event))).toBe(true);
});

it('lets nothing of a lineage pass what may still reach the platform', () => {
  expect(UNSETTLED).toEqual(expect.arrayContaining(['sending', 'unknown', 'accepted', 'platform_review']));
});
