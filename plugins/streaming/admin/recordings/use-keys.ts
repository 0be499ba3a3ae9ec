import { useEffect } from 'react';

/** What keys do on a page, by their name; a capital letter stands for one with Shift. */
export type Keys = Readonly<Record<string, () => void>>;

/** Hears keys wherever the page is looked at, but not where somebody types or a dialog is open. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const work =
        keys[event.shiftKey && event.key.startsWith('Arrow') ? `Shift${event.key}` : event.key.toLowerCase()];
      const named = work ?? keys[event.key];
      if (!named) return;
      event.preventDefault();
      named();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys]);
}

/** A slider moves by arrows itself, and a button is pressed by the space bar. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (document.querySelector('[role="dialog"]')) return true;
  return (
    target.isContentEditable ||
    target.closest('input,textarea,select,button,a,[role="slider"],[role="combobox"]') !== null
  );
}
