import { cases, verify } from '../../kernel';
import { sourceMachine } from './source.machine';

describe('a source', () => {
  it('has a sound table', () => {
    expect(verify(sourceMachine)).toEqual([]);
  });

  it.each(cases(sourceMachine))('$state × $event → $to', ({ state, event, to }) => {
    const next = sourceMachine.next(state, event);
    expect(next.ok ? next.value.state : null).toBe(to);
    // Nobody is told that a source is broken before it failed, and one good reading makes it well from anywhere.
    if (to === 'broken') expect(['failing', 'broken']).toContain(state);
    if (event === 'succeed' && state !== 'paused') expect(to).toBe('well');
  });
});
