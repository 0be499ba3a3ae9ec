import { cases, verify } from '../../kernel';
import { delegationMachine, type DelegationFacts } from './delegation.machine';

const [before, during, after] = [9, 11, 13].map((hour): DelegationFacts => {
  const at = (h: number): Date => new Date(Date.UTC(2026, 10, 21, h));
  return { now: at(hour), startsAt: at(10), endsAt: at(12) };
}) as [DelegationFacts, DelegationFacts, DelegationFacts];

/** When a guard agrees; the table below holds for all other cells by itself. */
const AGREES: Record<string, readonly DelegationFacts[]> = {
  'not-over': [before, during],
  begun: [during],
  over: [after],
};

describe('a delegation', () => {
  it('has a sound table', () => {
    expect(verify(delegationMachine)).toEqual([]);
  });

  describe.each(cases(delegationMachine))('$state × $event', ({ state, event, to, guard }) => {
    it.each([
      ['before', before],
      ['during', during],
      ['after', after],
    ])('%s its window', (_when, facts) => {
      const passes = to !== null && (guard === null || AGREES[guard]!.includes(facts));
      const next = delegationMachine.next(state, event, facts);
      expect(next.ok ? next.value.state : null).toBe(passes ? to : null);
      expect(delegationMachine.allowed(state, facts).includes(event)).toBe(passes);
    });
  });
});
