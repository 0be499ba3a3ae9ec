import { useCallback } from 'react';
import type { Runsheet, RunsheetItem } from '../../contract';
import { clockOf } from './clock.rules';
import { begun, skipped, type DeskView } from './desk-view.rules';
import type { Desk } from './use-desk';
import type { Order } from './use-presses';
import { turnLine } from './ways';

/** What can be done with the run-of-show. */
export type LineDeeds = {
  next(): void;
  begin(item: RunsheetItem): void;
  skip(item: RunsheetItem | undefined): void;
  fallBack(item: RunsheetItem | undefined): void;
};

type Change = (view: DeskView, at: string) => DeskView['items'];

/** Moves the run-of-show on. A line that is on ends with the one that begins. */
export function useLineDeeds({ press, said }: Desk): LineDeeds {
  const turn = useCallback(
    (item: RunsheetItem, event: 'begin' | 'finish' | 'skip' | 'fall-back', change: Change) => {
      const session = said()?.session.id;
      if (session === undefined) return;
      const at = new Date().toISOString();
      const order: Order<Runsheet> = {
        deed: `line-${event}`,
        change: (view) => ({ ...view, items: change(view, at) }),
        ask: turnLine(session, item, event),
        settle: (view, { items }) => ({ ...view, items }),
      };
      void press(order);
    },
    [press, said],
  );
  const begin = useCallback(
    (item: RunsheetItem) => turn(item, 'begin', ({ items }, at) => begun(items, item.id, at)),
    [turn],
  );
  const next = useCallback(() => {
    const known = said();
    if (!known) return;
    const { current, next: coming } = clockOf({ items: known.items, beganAt: null }, Date.now());
    if (coming) begin(coming);
    else if (current)
      turn(current, 'finish', ({ items }, at) =>
        items.map((item) => (item.id === current.id ? { ...item, state: 'done', endedAt: at } : item)),
      );
  }, [begin, said, turn]);
  const skip = useCallback(
    (item: RunsheetItem | undefined) => item && turn(item, 'skip', ({ items }, at) => skipped(items, item.id, at)),
    [turn],
  );
  const fallBack = useCallback(
    (item: RunsheetItem | undefined) => {
      if (item?.fallback == null) return;
      const { fallback, id } = item;
      turn(item, 'fall-back', ({ items }, at) => begun(skipped(items, id, at), fallback, at));
    },
    [turn],
  );
  return { next, begin, skip, fallBack };
}
