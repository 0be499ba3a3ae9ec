import { useCallback, useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { Topic, TopicState } from '../../contract';
import { Faces, Nothing } from '../reach/faces';
import { BoardColumnView } from './board-column';
import { dropOn, type Board } from './board-rules';
import { BoardHelp } from './board-help';
import { ColumnTabs } from './column-tabs';
import { MoveMenu } from './move-menu';
import { isNarrowed } from './planning-query';
import type { ViewProps } from './topics-page';
import { useBoard, useCalmly } from './use-board';
import { focusCard, useBoardKeys } from './use-board-keys';
import { useSay } from './words';

/** Columns side by side on a desk; on a phone one at a time, and a swipe leads to the next. */
const Rail = styled.div`
  display: flex;
  gap: 12px;
  align-items: stretch;
  padding: 16px 0 24px;
  overflow-x: auto;
  overscroll-behavior-x: contain;
  @media (max-width: 720px) {
    gap: 0;
    scroll-snap-type: x mandatory;
    > * {
      flex: 0 0 100% !important;
      width: 100% !important;
      scroll-snap-align: start;
      scroll-snap-stop: always;
    }
  }
`;

/** The board: a column for each state, a card for each topic. */
export function BoardView({ query, change, moves, round }: ViewProps) {
  const say = useSay();
  const [dragged, setDragged] = useState<Topic>();
  const [menu, setMenu] = useState<Topic>();
  const [isHelpOpen, openHelp] = useState(false);
  const board = useBoard(query, moves.last);
  const refresh = useCalmly(dragged !== undefined || menu !== undefined, board.reload);
  useEffect(() => {
    if (round > 0) refresh();
  }, [round, refresh]);
  const find = useCallback(
    (id: string) => board.value?.columns.flatMap(({ topics }) => topics).find((topic) => topic.id === id),
    [board.value],
  );
  useBoardKeys({ onMenu: (id) => setMenu(find(id)), onHelp: () => openHelp(true) });
  const open = useCallback((id: string) => change({ open: id }), [change]);
  const drop = (state: TopicState): void => {
    const move = dragged && dropOn(dragged, state);
    setDragged(undefined);
    if (dragged && move?.because === null) moves.begin(dragged, move.event);
  };
  return (
    <>
      <Faces of={board}>
        {(value) =>
          isBare(value) ? (
            <Nothing>{say(isNarrowed(query) ? 'empty.narrowed' : 'empty')}</Nothing>
          ) : (
            <Columns board={value} dragged={dragged} onDrag={setDragged} onDrop={drop} onOpen={open} />
          )
        }
      </Faces>
      {menu && (
        <MoveMenu
          topic={menu}
          moves={moves}
          onClose={() => {
            setMenu(undefined);
            // The keys go on from where they were.
            window.setTimeout(() => focusCard(menu.id));
          }}
        />
      )}
      <BoardHelp isOpen={isHelpOpen} onChange={openHelp} />
    </>
  );
}

const isBare = ({ columns }: Board): boolean => columns.every(({ count }) => count === 0);

type ColumnsProps = {
  readonly board: Board;
  readonly dragged: Topic | undefined;
  readonly onDrag: (topic: Topic | undefined) => void;
  readonly onDrop: (state: TopicState) => void;
  readonly onOpen: (id: string) => void;
};

function Columns({ board, dragged, onDrag, onDrop, onOpen }: ColumnsProps) {
  const rail = useRef<HTMLDivElement>(null);
  return (
    <>
      <ColumnTabs columns={board.columns} rail={rail} />
      <Rail ref={rail}>
        {board.columns.map((column) => (
          <BoardColumnView
            key={column.state}
            column={column}
            dragged={dragged}
            onDrag={onDrag}
            onDrop={() => onDrop(column.state)}
            onOpen={onOpen}
          />
        ))}
      </Rail>
    </>
  );
}
