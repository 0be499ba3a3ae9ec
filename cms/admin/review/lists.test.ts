import type { BlockDiff } from '../../contract';
import { driftOf, renewed } from './drift';
import { foldsOf } from './folds';
import { timeLeft } from './time-left';

describe('the drift of an inbox', () => {
  const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

  it('counts what came, and what left when all of it is known', () => {
    expect(driftOf([a, b], { items: [b, c], next: null })).toEqual({ arrived: 1, left: 1 });
    expect(driftOf([a, b], { items: [b, c], next: 'more' })).toEqual({ arrived: 1, left: 0 });
  });

  it('renews lines in their place and adds none', () => {
    const lines = renewed(
      [
        { id: 'a', by: '' },
        { id: 'b', by: '' },
      ],
      [
        { id: 'c', by: '' },
        { id: 'b', by: '沈' },
      ],
    );
    expect(lines).toEqual([
      { id: 'a', by: '' },
      { id: 'b', by: '沈' },
    ]);
  });
});

describe('folding what did not change', () => {
  const block = (op: BlockDiff['op']): BlockDiff => ({ op, kind: 'paragraph', runs: [] });
  const drawn = (ops: readonly BlockDiff['op'][]) =>
    foldsOf(ops.map(block)).map((fold) => ('folded' in fold ? fold.folded : fold.block.op));

  it('keeps a neighbour on each side of a change', () => {
    expect(drawn(['same', 'same', 'same', 'changed', 'same', 'same'])).toEqual([2, 'same', 'changed', 'same', 1]);
  });

  it('folds everything where nothing changed, and nothing where all did', () => {
    expect(drawn(['same', 'same'])).toEqual([2]);
    expect(drawn(['added', 'removed'])).toEqual(['added', 'removed']);
  });
});

describe('the time that is left', () => {
  const now = Date.parse('2026-11-21T06:00:00Z');

  it.each([
    ['2026-11-21T06:42:59Z', { isPast: false, days: 0, hours: 0, minutes: 42 }],
    ['2026-11-23T09:05:00Z', { isPast: false, days: 2, hours: 3, minutes: 5 }],
    ['2026-11-21T04:50:00Z', { isPast: true, days: 0, hours: 1, minutes: 10 }],
  ])('until %s', (due, span) => {
    expect(timeLeft(due, now)).toEqual(span);
  });
});
