import { cases, verify } from '../../kernel';
import { happeningMachine } from './happening.machine';

describe('an event of the calendar', () => {
  it('has a sound table', () => {
    expect(verify(happeningMachine)).toEqual([]);
  });

  it.each(cases(happeningMachine))('$state × $event → $to', ({ state, event, to }) => {
    const next = happeningMachine.next(state, event);
    expect(next.ok ? next.value.state : null).toBe(to);
    // What is cancelled takes place again only when somebody says so.
    if (state === 'cancelled') expect([null, 'planned']).toContain(to);
  });
});
