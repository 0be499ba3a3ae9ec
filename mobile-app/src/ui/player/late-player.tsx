import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import type { PlayerProps } from './player-types';
import { waitBefore } from './reconnect.rules';

let known: ComponentType<PlayerProps> | null = null;

/** Its code comes when a page has something to play; without a net it is asked for again until it does. */
function usePlayerCode(): ComponentType<PlayerProps> | null {
  const [Player, setPlayer] = useState(() => known);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (Player) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let gone = false;
    const load = async () => {
      known = (await import('./player')).Player;
      if (!gone) setPlayer(() => known);
    };
    load().catch(() => {
      if (!gone) timer = setTimeout(() => setTries(tries + 1), waitBefore(tries, Math.random()));
    });
    return () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
    };
  }, [Player, tries]);
  return Player;
}

/** The player of every page. All bring it in here: named in two places, its code would join the first visit. */
export function LatePlayer({ shape, ...props }: PlayerProps & { readonly shape: ReactNode }) {
  const Player = usePlayerCode();
  return Player ? <Player {...props} /> : <>{shape}</>;
}
