import { useEffect } from 'react';
import type { IngestItem } from '../../contract';
import { useMay } from '../reach/use-may';
import type { Items } from './use-items';

/** Marks the row of an item, so that a key knows which one is meant. */
export const ITEM = 'data-hearth-item';

/** On the line that one stands at, `l` makes a lead and `x` puts it aside. */
export function useItemKeys(shown: readonly IngestItem[], { busy, take, aside }: Items): void {
  const mayWork = useMay('plugin::cms.ingest.work');
  useEffect(() => {
    if (!mayWork || busy) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const id = standingAt(event);
      const item = shown.find((one) => one.id === id);
      if (item?.lead !== null) return;
      if (event.key === 'l') void take(item);
      if (event.key === 'x' && item.asideAt === null) void aside(item);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shown, mayWork, busy, take, aside]);
}

/** The item whose line has the focus, unless somebody types or means a command of the browser. */
function standingAt({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): string | undefined {
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return undefined;
  if (target.closest('input,textarea,[role="dialog"]')) return undefined;
  return target.closest(`[${ITEM}]`)?.getAttribute(ITEM) ?? undefined;
}
