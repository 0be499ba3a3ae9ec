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
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
      if (event.target.closest('input,textarea,[role="dialog"]')) return;
      const id = event.target.closest(`[${ITEM}]`)?.getAttribute(ITEM);
      const item = shown.find((one) => one.id === id);
      if (!item || item.lead !== null) return;
      if (event.key === 'l') void take(item);
      if (event.key === 'x' && item.asideAt === null) void aside(item);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [shown, mayWork, busy, take, aside]);
}
