import { useEffect, useRef, type RefObject } from 'react';
import { wishOf, type Wish } from './keys.rules';

const TYPED = 'input,textarea,select,[contenteditable="true"]';
const PRESSED = 'button,a,[role="button"],[role="switch"],[role="radio"],[role="tab"]';

function isOurs(event: KeyboardEvent, frame: HTMLElement, everywhere: boolean): boolean {
  const { target } = event;
  if (!(target instanceof Element) || event.defaultPrevented || target.closest(TYPED)) return false;
  // Space presses what is in focus.
  if (event.key === ' ' && target.closest(PRESSED)) return false;
  if (frame.contains(target)) return true;
  return everywhere && !target.closest('[role="dialog"],[role="radiogroup"],[role="tablist"]');
}

/** Keys of the player: within it, and on its own page wherever nothing else wants them. */
export function useKeys(frame: RefObject<HTMLElement | null>, everywhere: boolean, onWish: (wish: Wish) => void): void {
  const newest = useRef(onWish);
  newest.current = onWish;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wish = frame.current && isOurs(event, frame.current, everywhere) ? wishOf(event) : null;
      if (!wish) return;
      event.preventDefault();
      newest.current(wish);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [frame, everywhere]);
}
