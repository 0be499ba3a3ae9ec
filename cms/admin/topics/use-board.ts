import { useEffect, useMemo, useRef, useState } from 'react';
import type { Topic } from '../../contract';
import { useReading, type Reading } from '../reach/use-reading';
import { withTopic, type Board } from './board-rules';
import { askedOf, type PlanningQuery } from './planning-query';

/** The board that one sees: the host's last answer, with one's own last move already in it. */
export function useBoard(query: PlanningQuery, moved: Topic | undefined): Reading<Board> {
  const read = useReading<Board>(`/cms/topics/board?${askedOf(query, { limit: '30' })}`);
  const value = useMemo(
    () => (read.value && moved && fits(moved, query) ? withTopic(read.value, moved) : read.value),
    [read.value, moved, query],
  );
  return { ...read, value };
}

function fits(topic: Topic, { station, column }: PlanningQuery): boolean {
  return (station === '' || topic.station === station) && (column === '' || topic.column === column);
}

/** Waits with what is new while a hand holds a card, so that nothing moves under it. */
export function useCalmly(isHeld: boolean, reload: () => void): () => void {
  const [isDue, setDue] = useState(false);
  const state = useRef({ isHeld, reload });
  state.current = { isHeld, reload };
  useEffect(() => {
    if (!isDue || isHeld) return;
    setDue(false);
    state.current.reload();
  }, [isDue, isHeld]);
  return useMemo(
    () => () => {
      if (state.current.isHeld) setDue(true);
      else state.current.reload();
    },
    [],
  );
}
