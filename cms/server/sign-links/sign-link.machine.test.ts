import { cases, verify } from '../../kernel';
import { signLinkMachine } from './sign-link.machine';

it('has a sound table', () => {
  expect(verify(signLinkMachine)).toEqual([]);
});

it.each(cases(signLinkMachine))('$state × $event → $to', ({ state, event, to }) => {
  const next = signLinkMachine.next(state, event);
  expect(next.ok ? next.value.state : null).toBe(to);
  // Nobody signs what they did not read, and nothing brings a link back.
  if (to === 'used') expect(state).toBe('read');
  if (state === 'used' || state === 'dead') expect(to).toBeNull();
});
