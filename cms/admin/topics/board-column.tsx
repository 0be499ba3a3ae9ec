import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Topic, TopicMove } from '../../contract';
import { dropOn, type BoardColumn } from './board-rules';
import { askedOf } from './planning-query';
import { TopicCard } from './topic-card';
import { usePlanningQuery } from './use-planning-query';
import { useSay, type Say } from './words';

/** Marks a column for the keyboard. */
export const COLUMN = 'data-hearth-column';

const Lane = styled.section<{ $lit: boolean; $dim: boolean; $over: boolean; $narrow: boolean }>`
  flex: 0 0 ${({ $narrow }) => ($narrow ? '124px' : '268px')};
  display: flex;
  flex-direction: column;
  gap: 8px;
  min-height: 240px;
  padding: 10px;
  border: 1px solid
    ${({ theme, $lit, $over }) =>
      $over ? theme.colors.primary600 : $lit ? theme.colors.success600 : theme.colors.neutral200};
  border-style: ${({ $lit }) => ($lit ? 'dashed' : 'solid')};
  border-radius: 8px;
  background: ${({ theme, $over }) => ($over ? theme.colors.primary100 : theme.colors.neutral100)};
  opacity: ${({ $dim }) => ($dim ? 0.5 : 1)};
  transition:
    opacity 120ms ease-out,
    background-color 120ms ease-out;
`;

type Props = {
  readonly column: BoardColumn;
  readonly dragged: Topic | undefined;
  readonly onDrag: (topic: Topic | undefined) => void;
  readonly onDrop: () => void;
  readonly onOpen: (id: string) => void;
};

/** One state. While a card is held it is lit if the card may come here, and says why if it may not. */
export function BoardColumnView({ column, dragged, onDrag, onDrop, onOpen }: Props) {
  const say = useSay();
  const [isOver, setOver] = useState(false);
  const move = dragged && dropOn(dragged, column.state);
  const isLit = move?.because === null;
  const isHome = dragged?.state === column.state;
  const marks = { [COLUMN]: column.state };
  return (
    <Lane
      {...marks}
      aria-label={say(`state.${column.state}`)}
      $lit={isLit}
      $over={isOver && isLit}
      $dim={dragged !== undefined && !isLit && !isHome}
      $narrow={column.count === 0}
      onDragOver={(event) => {
        // Only what may be dropped is taken: the browser shows the rest as refused.
        if (isLit) event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <Flex justifyContent="space-between" gap={2}>
        <Typography tag="h2" variant="sigma" textColor="neutral800">
          {say(`state.${column.state}`)}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {column.count}
        </Typography>
      </Flex>
      {dragged && !isHome && <Typography variant="pi">{wordsOf(say, dragged, move)}</Typography>}
      <Cards column={column} dragged={dragged} onDrag={onDrag} onOpen={onOpen} />
    </Lane>
  );
}

/** What a drop would do here, or why it would do nothing. */
function wordsOf(say: Say, dragged: Topic, move: TopicMove | undefined): string {
  if (!move) return say('drop.noWay', { from: say(`state.${dragged.state}`) });
  return move.because === null ? say(`event.${move.event}`) : say(`because.${move.because}`);
}

function Cards({ column, dragged, onDrag, onOpen }: Omit<Props, 'onDrop'>) {
  const say = useSay();
  const [more, load] = useMoreOf(column);
  const shown = [...column.topics, ...more.topics.filter(({ id }) => !column.topics.some((known) => known.id === id))];
  return (
    <>
      {shown.map((topic) => (
        <TopicCard key={topic.id} topic={topic} isDragged={dragged?.id === topic.id} onDrag={onDrag} onOpen={onOpen} />
      ))}
      {more.cursor !== null && (
        <Button variant="ghost" size="S" onClick={() => void load()}>
          {say('more')}
        </Button>
      )}
    </>
  );
}

type More = { readonly of: string | null; readonly topics: readonly Topic[]; readonly cursor: string | null };

/** What stands below the first cards of a column; forgotten when those change, because then it may have moved up. */
function useMoreOf({ state, cursor }: BoardColumn): readonly [More, () => Promise<void>] {
  const { get } = useFetchClient();
  const [query] = usePlanningQuery();
  const [held, setHeld] = useState<More>({ of: cursor, topics: [], cursor });
  const more = held.of === cursor ? held : { of: cursor, topics: [], cursor };
  const load = async (): Promise<void> => {
    if (more.cursor === null) return;
    const asked = askedOf(query, { state, cursor: more.cursor, limit: '30' });
    const { data } = await get<{ topics: Topic[]; cursor: string | null }>(`/cms/topics?${asked}`);
    setHeld({ of: cursor, topics: [...more.topics, ...data.topics], cursor: data.cursor });
  };
  return [more, load];
}
