import { cases, verify } from '../../kernel';
import { reviewMachine } from './review.machine';

it('is sound', () => {
  expect(verify(reviewMachine)).toEqual([]);
});

it.each(cases(reviewMachine))('$state × $event', ({ state, event, to }) => {
  const next = reviewMachine.next(state, event, { covered: true });
  expect(next.ok ? next.value.state : next.error.code).toBe(to ?? 'MACHINE.EVENT_NOT_ALLOWED');
});

it.each(['writing', 'l1', 'l2', 'l3', 'emergency'] as const)('signs nothing in %s that is not covered', (state) => {
  const next = reviewMachine.next(state, 'sign', { covered: false });
  expect(next.ok ? 'signed' : next.error.code).toBe('MACHINE.GUARD_REFUSED');
});
