import { useEffect, useRef } from 'react';
import { REMOTE_KEYS, type RemoteDeed } from './scroll.rules';

/** Hears a keyboard, a page turner or a remote for talks: to the browser all of them are keyboards. */
export function useRemote(onDeed: (deed: RemoteDeed) => void): void {
  const held = useRef(onDeed);
  held.current = onDeed;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const deed = REMOTE_KEYS[event.key];
      if (deed === undefined || isMeant(event)) return;
      event.preventDefault();
      held.current(deed);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether the key is for what has the focus. A button that was touched keeps it, and a remote goes on working; one that was walked to is pressed. */
function isMeant({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input,textarea,select') !== null) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button:focus-visible') !== null;
}
