import { afterLook, backoff, MOST_LOOKS, MOST_TRIES } from './outcome.rules';

describe('a look that finds nothing', () => {
  it.each([
    [1, { event: 'absent', wait: 0 }],
    [2, { event: 'absent', wait: backoff(1) }],
    [MOST_TRIES - 1, { event: 'absent', wait: backoff(MOST_TRIES - 2) }],
  ])('after try %i it is sent again, with more and more patience', (attempt, step) => {
    expect(afterLook('unknown', { kind: 'absent' }, { attempt, looks: 1 })).toEqual(step);
  });

  it('after the last try a person has to look, and is told what mends it', () => {
    const step = afterLook('unknown', { kind: 'absent' }, { attempt: MOST_TRIES, looks: 1 });
    expect(step).toMatchObject({ event: 'refuse', wait: null, problem: { kind: 'final', code: 'NEVER_ARRIVED' } });
  });

  it.each(['accepted', 'platform_review'] as const)('proves nothing of what was %s', (state) => {
    expect(afterLook(state, { kind: 'absent' }, { attempt: MOST_TRIES, looks: 1 })).not.toHaveProperty('event');
  });
});

it('a platform that says nothing clear is asked so many times, then a person is', () => {
  expect(afterLook('unknown', { kind: 'unclear' }, { attempt: 1, looks: MOST_LOOKS - 1 })).not.toHaveProperty('event');
  expect(afterLook('unknown', { kind: 'unclear' }, { attempt: 1, looks: MOST_LOOKS })).toMatchObject({
    event: 'give_up',
  });
});
