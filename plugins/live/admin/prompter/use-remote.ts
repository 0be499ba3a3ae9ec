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
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input,textarea,select') !== null;
      if (deed === undefined || isTyping) return;
      event.preventDefault();
      held.current(deed);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
