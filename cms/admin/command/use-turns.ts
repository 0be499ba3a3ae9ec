import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { CommandSettings } from '../../contract';

/** Which board is shown, and how to turn to the other. */
export type Turns = { readonly board: 0 | 1; readonly turn: () => void };

/** The board stands in the address bar, so that a wall can be set up by its address. Boards take turns when that is wanted. */
export function useTurns({ boards, rotate, seconds }: CommandSettings): Turns {
  const [search, setSearch] = useSearchParams();
  const [first, second] = boards;
  const both = first.length > 0 && second.length > 0;
  const asked = search.get('board') === '2' ? 1 : 0;
  const board = both ? asked : first.length > 0 ? 0 : 1;
  const turn = useCallback(() => {
    if (!both) return;
    setSearch(
      (known) => {
        const next = new URLSearchParams(known);
        if (next.get('board') === '2') next.delete('board');
        else next.set('board', '2');
        return next;
      },
      { replace: true },
    );
  }, [both, setSearch]);
  useEffect(() => {
    if (!rotate) return undefined;
    // Begins anew with each turn, so that a board that was turned to by hand stays its time.
    const timer = setTimeout(turn, seconds * 1_000);
    return () => clearTimeout(timer);
  }, [rotate, seconds, turn, board]);
  return { board, turn };
}
