import { cases, verify } from '../../kernel';
import { deliveryMachine, HUMAN_STATES, UNSETTLED, type DeliveryFacts } from './delivery.machine';

const good: DeliveryFacts = { covered: true, wanted: true, unsent: true };

it('is sound', () => {
  expect(verify(deliveryMachine)).toEqual([]);
});

it('reaches `sending` by one event alone, and never without signatures or against an order to take down (I1, I4)', () => {
  const ways = cases(deliveryMachine).filter(({ state, to }) => to === 'sending' && state !== 'sending');
  expect(ways.map(({ state, event }) => [state, event])).toEqual([['claimed', 'start']]);
  expect(deliveryMachine.next('claimed', 'start', good).ok).toBe(true);
  for (const facts of [
    { ...good, covered: false },
    { ...good, wanted: false },
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

it('plans anew what was taken back before anything was sent, and nothing that may stand somewhere or was ordered down', () => {
  const ways = cases(deliveryMachine).filter(({ event, to }) => event === 'replan' && to !== null);
  expect(ways.map(({ state }) => state)).toEqual(['cancelled', 'dropped']);
  expect(deliveryMachine.next('cancelled', 'replan', good)).toMatchObject({ ok: true, value: { state: 'planned' } });
  expect(deliveryMachine.next('cancelled', 'replan', { ...good, unsent: false })).toMatchObject({ ok: false });
  expect(deliveryMachine.next('dropped', 'replan', { ...good, wanted: false })).toMatchObject({ ok: false });
});

it.each(HUMAN_STATES)('lets a person leave %s', (state) => {
  const forPeople = ['mend', 'drop', 'prove', 'confirm_down'];
  expect(deliveryMachine.allowed(state).some((event) => forPeople.includes(event))).toBe(true);
});

it('lets nothing of a lineage pass what may still reach the platform', () => {
  expect(UNSETTLED).toEqual(expect.arrayContaining(['sending', 'unknown', 'accepted', 'platform_review']));
});
