import { useEffect, useRef } from 'react';
import { orderOf, type ConsoleDeed } from './shortcuts.rules';

/** What each deed does; a tool is told its figure. */
export type ConsoleHands = Readonly<Record<ConsoleDeed, (figure: number) => void>>;

/** Lets the keyboard do what the buttons do. */
export function useConsoleKeys(hands: ConsoleHands): void {
  const held = useRef(hands);
  held.current = hands;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const isBusy = isTaken(event.target);
      const order = orderOf({ key, ctrlKey, metaKey, altKey, shiftKey, repeat, isBusy });
      if (!order) return;
      event.preventDefault();
      held.current[order.deed](order.figure);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Somebody types or chooses, or a sheet lies over the console. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT|VIDEO)$/.test(target.tagName))
  );
}
