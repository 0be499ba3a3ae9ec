import type { Topic, TopicMove, TopicState } from '../../contract';

/** One column of the board as the host gives it. */
export type BoardColumn = {
  readonly state: TopicState;
  readonly count: number;
  readonly topics: readonly Topic[];
  readonly cursor: string | null;
};

/** The board as the host gives it. */
export type Board = { readonly at: string; readonly columns: readonly BoardColumn[] };

/** What dropping a card on a column means: the move to make, the reason against it, or nothing at all. */
export function dropOn(topic: Pick<Topic, 'state' | 'moves'>, state: TopicState): TopicMove | undefined {
  if (topic.state === state) return undefined;
  const ways = topic.moves.filter(({ to }) => to === state);
  return ways.find(({ because }) => because === null) ?? ways[0];
}

/** The board with one topic as it is now, until the host's next answer: at the top of its column, counted once. */
export function withTopic(board: Board, topic: Topic): Board {
  // The host answered after it happened: it knows better, for instance that somebody else moved the card on.
  if (board.at >= topic.stateSince) return board;
  const from = board.columns.find(({ topics }) => topics.some(({ id }) => id === topic.id));
  const known = from?.topics.find(({ id }) => id === topic.id);
  if (known && known.version >= topic.version) return board;
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.state === topic.state && column.state === from?.state) {
        return { ...column, topics: column.topics.map((one) => (one.id === topic.id ? topic : one)) };
      }
      if (column.state === topic.state) {
        return { ...column, count: column.count + 1, topics: [topic, ...column.topics] };
      }
      if (column.state !== from?.state) return column;
      return { ...column, count: column.count - 1, topics: column.topics.filter(({ id }) => id !== topic.id) };
    }),
  };
}

/** Where a key leads from a card: up and down its column, or to the neighbouring columns that have cards. */
export function nextCard(
  columns: readonly (readonly string[])[],
  at: string | undefined,
  key: 'j' | 'k' | 'h' | 'l',
): string | undefined {
  const filled = columns.filter((cards) => cards.length > 0);
  const x = filled.findIndex((cards) => at !== undefined && cards.includes(at));
  const here = filled[x];
  if (!here) return filled[0]?.[0];
  const y = here.findIndex((card) => card === at);
  if (key === 'j' || key === 'k') return here[y + (key === 'j' ? 1 : -1)] ?? at;
  const beside = filled[x + (key === 'l' ? 1 : -1)];
  return beside ? (beside[Math.min(y, beside.length - 1)] ?? at) : at;
}
