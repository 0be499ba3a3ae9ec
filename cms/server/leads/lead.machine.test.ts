import { cases, verify } from '../../kernel';
import { leadMachine } from './lead.machine';

describe('a lead', () => {
  it('has a sound table', () => {
    expect(verify(leadMachine)).toEqual([]);
  });

  it.each(cases(leadMachine))('$state × $event → $to', ({ state, event, to }) => {
    const next = leadMachine.next(state, event);
    expect(next.ok ? next.value.state : null).toBe(to);
    // Nothing becomes a topic that nobody checked.
    if (to === 'adopted') expect(state).toBe('checked');
  });
});
