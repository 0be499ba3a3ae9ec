import { useEffect } from 'react';

/** Marks a line that j and k walk over. */
export const LINE = 'data-hearth-line';

/** j and k walk over the lines of the page from list to list, `?` opens the help. Enter is the link's own. */
export function useLineKeys(help: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') help();
      else if (event.key === 'j') walk(1);
      else if (event.key === 'k') walk(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [help]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function walk(step: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>(`[${LINE}]`)];
  const at = lines.findIndex((line) => line === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : lines.length - 1) : Math.min(Math.max(at + step, 0), lines.length - 1);
  lines[next]?.focus();
  lines[next]?.scrollIntoView({ block: 'nearest' });
}
