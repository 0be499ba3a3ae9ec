import { useEffect, useRef } from 'react';
import { COLUMN } from './board-column';
import { nextCard } from './board-rules';
import { CARD } from './topic-card';

type Keys = {
  /** `m` on a card. */
  readonly onMenu: (id: string) => void;
  readonly onHelp: () => void;
};

/** j and k walk a column, h and l lead to the next one, m opens the menu of the card, ? the help. Enter is the card's own. */
export function useBoardKeys(keys: Keys): void {
  const held = useRef(keys);
  held.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      if (!pressed(event.key, held.current)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function pressed(key: string, { onMenu, onHelp }: Keys): boolean {
  const at = document.activeElement?.getAttribute(CARD) ?? undefined;
  switch (key) {
    case 'j':
    case 'k':
    case 'h':
    case 'l':
      focusCard(nextCard(columnsOnPage(), at, key));
      return true;
    case 'm':
      if (at !== undefined) onMenu(at);
      return at !== undefined;
    case '?':
      onHelp();
      return true;
    default:
      return false;
  }
}

function columnsOnPage(): readonly (readonly string[])[] {
  return [...document.querySelectorAll(`[${COLUMN}]`)].map((column) =>
    [...column.querySelectorAll(`[${CARD}]`)].map((card) => card.getAttribute(CARD) ?? ''),
  );
}

/** Puts the keyboard onto a card, if it is there. */
export function focusCard(id: string | undefined): void {
  const card = id === undefined ? null : document.querySelector<HTMLElement>(`[${CARD}="${CSS.escape(id)}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Whoever types, or sits before a dialog, means that. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role="dialog"],[role="listbox"]') !== null
  );
}
