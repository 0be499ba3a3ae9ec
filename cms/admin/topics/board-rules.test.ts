import type { Topic } from '../../contract';
import { dropOn, nextCard, withTopic, type Board } from './board-rules';

// What the rules read of a topic.
const card = (id: string, state: Topic['state'], version = 1): Topic =>
  ({ id, state, version, moves: [], stateSince: '2026-11-21T08:00:00.000Z' }) as unknown as Topic;
const board: Board = {
  at: '2026-11-21T07:59:59.000Z',
  columns: [
    { state: 'draft', count: 9, topics: [card('a', 'draft'), card('b', 'draft')], cursor: 'c' },
    { state: 'pitched', count: 0, topics: [], cursor: null },
    { state: 'approved', count: 1, topics: [card('c', 'approved')], cursor: null },
  ],
};
const shape = ({ columns }: Board) => columns.map(({ count, topics }) => [count, ...topics.map(({ id }) => id)]);

describe('the board', () => {
  it('shows a moved card at the top of its new column, counted once', () => {
    expect(shape(withTopic(board, card('b', 'pitched', 2)))).toEqual([
      [8, 'a'],
      [1, 'b'],
      [1, 'c'],
    ]);
  });

  it('changes a card in its place, takes a new one in, and leaves what is older than what it shows', () => {
    expect(shape(withTopic(board, card('b', 'draft', 2)))).toEqual([[9, 'a', 'b'], [0], [1, 'c']]);
    expect(shape(withTopic(board, card('new', 'draft')))).toEqual([[10, 'new', 'a', 'b'], [0], [1, 'c']]);
    expect(withTopic(board, card('b', 'approved', 1))).toBe(board);
    const later = { ...board, at: '2026-11-21T08:00:01.000Z' };
    expect(withTopic(later, card('b', 'pitched', 2))).toBe(later);
  });
});

it('knows what dropping a card on a column means', () => {
  const topic = {
    state: 'cancelled',
    moves: [
      { event: 'restore', to: 'approved', because: null },
      { event: 'reopen', to: 'draft', because: 'TOPICS.NOT_YOURS' },
    ],
  } as const;
  expect(dropOn({ ...topic, moves: [...topic.moves] }, 'approved')?.event).toBe('restore');
  expect(dropOn({ ...topic, moves: [...topic.moves] }, 'draft')?.because).toBe('TOPICS.NOT_YOURS');
  expect(dropOn({ ...topic, moves: [...topic.moves] }, 'cancelled')).toBeUndefined();
  expect(dropOn({ ...topic, moves: [...topic.moves] }, 'covered')).toBeUndefined();
});

describe('the keys', () => {
  const columns = [['a', 'b', 'c'], [], ['d']];
  it.each([
    [undefined, 'j', 'a'],
    ['gone', 'l', 'a'],
    ['a', 'j', 'b'],
    ['a', 'k', 'a'],
    ['c', 'j', 'c'],
    ['c', 'l', 'd'],
    ['d', 'h', 'a'],
    ['d', 'l', 'd'],
    ['a', 'h', 'a'],
  ] as const)('from %s by %s to %s', (at, key, to) => {
    expect(nextCard(columns, at, key)).toBe(to);
  });

  it('do nothing on an empty board', () => {
    expect(nextCard([[], []], undefined, 'j')).toBeUndefined();
  });
});
