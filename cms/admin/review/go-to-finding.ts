import { useCallback, useState, type RefObject } from 'react';
import type { CheckFinding } from '../../contract';
import { rangeOf } from '../marks/marked-place';

type Place = Pick<CheckFinding, 'field' | 'from' | 'to' | 'text'>;

/** How long the whole text may take to come onto the screen. */
const PATIENCE = 5_000;

/** Brings the words of a finding into sight and selects them; false when they are not on the screen. */
function goTo({ field, from, to, text }: Place): boolean {
  const [name = '', block = '0'] = field.split('.');
  // Fields of a finding are called as those of a revision, which the reader writes onto its elements.
  const at = { field: name as 'title', block: Number(block) || 0, from, to, quote: text, before: '', after: '' };
  const range = rangeOf(document, at);
  if (!range) return false;
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  return true;
}

/** Jumps to findings in the text; where the page shows changes alone it asks for the whole text first. */
export function useJump(root: RefObject<HTMLElement>): {
  readonly textWanted: number;
  readonly jump: (finding: Place) => void;
} {
  const [textWanted, want] = useState(0);
  const jump = useCallback(
    (finding: Place) => {
      if (goTo(finding) || !root.current) return;
      want((times) => times + 1);
      const watch = new MutationObserver(() => {
        if (goTo(finding)) watch.disconnect();
      });
      watch.observe(root.current, { childList: true, subtree: true });
      window.setTimeout(() => watch.disconnect(), PATIENCE);
    },
    [root],
  );
  return { textWanted, jump };
}
