import { useEffect, type RefObject } from 'react';
import type { Mark } from '../../contract';
import { rangeOf } from './marked-place';

const OPEN = 'hearth-open-marks';

/** Paints the words that open remarks are about, without touching the text; browsers that cannot show the list alone. */
export function usePaintedMarks(root: RefObject<HTMLElement>, marks: readonly Mark[], shown: unknown): void {
  useEffect(() => {
    if (typeof Highlight === 'undefined') return undefined;
    const paint = (): void => {
      const open = marks.filter(({ state, orphaned }) => state === 'open' && !orphaned);
      const ranges = root.current ? open.flatMap(({ anchor }) => rangeOf(root.current ?? document, anchor) ?? []) : [];
      CSS.highlights.set(OPEN, new Highlight(...ranges));
    };
    paint();
    // The text comes after the remarks, or changes under them.
    const watch = new MutationObserver(paint);
    if (root.current) watch.observe(root.current, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      CSS.highlights.delete(OPEN);
    };
  }, [root, marks, shown]);
}

/** Brings the words of a remark into sight and selects them, so that eye and keyboard are there. */
export function goToMark({ anchor }: Mark): void {
  const range = rangeOf(document, anchor);
  if (!range) return;
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}
