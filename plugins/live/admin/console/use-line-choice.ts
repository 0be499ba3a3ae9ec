import { useCallback, useRef, useState } from 'react';
import type { RunsheetItem } from '../../contract';

/** A line of the run-of-show that somebody chose. */
export type LineChoice = {
  readonly chosen: RunsheetItem | undefined;
  /** The same line once more lets it go. */
  choose(id: string): void;
  /** One line down or up; from none, to the one that is on. */
  walk(step: 1 | -1): void;
};

/** Walks over the run-of-show. */
export function useLineChoice(items: readonly RunsheetItem[]): LineChoice {
  const [id, setId] = useState<string>();
  const held = useRef({ items, id });
  held.current = { items, id };
  return {
    chosen: items.find((item) => item.id === id),
    choose: useCallback((one: string) => setId((known) => (known === one ? undefined : one)), []),
    walk: useCallback((step: 1 | -1) => {
      const { items: lines, id: known } = held.current;
      const at = lines.findIndex((item) => (known === undefined ? item.state === 'on' : item.id === known));
      const next = lines[Math.min(Math.max(at + step, 0), lines.length - 1)];
      if (next) setId(next.id);
    }, []),
  };
}
