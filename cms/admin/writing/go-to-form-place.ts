import type { CheckFinding } from '../../contract';

/** Brings what was found into sight where it is typed, and selects it there. */
export function goToFormPlace({ field, from, to, text }: Pick<CheckFinding, 'field' | 'from' | 'to' | 'text'>): void {
  const [name = '', block = '0'] = field.split('.');
  if (name === 'body') {
    selectIn(document.querySelector('[data-slate-editor="true"]')?.children[Number(block)], text);
    return;
  }
  const input = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`);
  if (!input) return;
  input.focus();
  input.setSelectionRange(from, to);
  input.scrollIntoView({ block: 'center' });
}

/** The editor keeps each run of letters in a text of its own; a finding that spans two is shown by its paragraph. */
function selectIn(block: Element | undefined, text: string): void {
  if (!block) return;
  block.scrollIntoView({ block: 'center' });
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(text) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return;
  }
}
