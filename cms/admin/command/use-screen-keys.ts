import { useEffect, useRef } from 'react';

/** What the keys of the screen do. */
export type ScreenKeys = {
  readonly fill: () => void;
  readonly turn: () => void;
  readonly settings: () => void;
  readonly help: () => void;
};

/** f fills the display, the arrows turn to the other board, s sets up, ? helps. */
export function useScreenKeys(keys: ScreenKeys): void {
  const held = useRef(keys);
  held.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const deed = DEEDS[event.key];
      if (!deed) return;
      event.preventDefault();
      held.current[deed]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const DEEDS: Readonly<Record<string, keyof ScreenKeys>> = {
  f: 'fill',
  ArrowLeft: 'turn',
  ArrowRight: 'turn',
  s: 'settings',
  '?': 'help',
};

/** Somebody types or chooses. */
function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('dialog') !== null)
  );
}
