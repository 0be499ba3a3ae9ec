import { useEffect, useState } from 'react';

type Keys<Item> = { open(item: Item): void; toggle(item: Item): void };

/** Walks a list by keyboard: j and k move, enter opens, u marks. Gives the place of the current line, -1 before the first key. */
export function useLineKeys<Item>(items: readonly Item[], { open, toggle }: Keys<Item>): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, button, a, [role]');
      if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
      const item = items[current];
      if (event.key === 'j') setCurrent(Math.min(current + 1, items.length - 1));
      else if (event.key === 'k') setCurrent(Math.max(current - 1, 0));
      else if (event.key === 'Enter' && item) open(item);
      else if (event.key === 'u' && item) toggle(item);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [items, current, open, toggle]);
  return current;
}
