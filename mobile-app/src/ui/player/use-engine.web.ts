import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { chosenTrack } from './captions.rules';
import { Engine } from './engine.web';
import { keptCaptions } from './kept-captions';
import { FRESH, type PlayerProps, type PlayerState } from './player-types';

const quiet = () => () => undefined;

/** The engine of this player. It lives as long as the player does: an address that changes under it is asked for when it is needed. */
export function useEngine(
  video: RefObject<HTMLVideoElement | null>,
  props: PlayerProps,
): { readonly engine: Engine | null; readonly state: PlayerState } {
  const [engine, setEngine] = useState<Engine | null>(null);
  const newest = useRef(props);
  newest.current = props;

  useEffect(() => {
    if (!video.current) return undefined;
    const { url, kind, autoPlay, words } = newest.current;
    const made = new Engine(video.current, {
      url,
      kind,
      renew: async () => newest.current.renew?.() ?? { url: newest.current.url },
      // Its pass may be another by the time it asks.
      words: words && ((wanted) => newest.current.words?.(wanted) ?? words(wanted)),
      wanted: (tracks) => chosenTrack(tracks, keptCaptions()),
    });
    setEngine(made);
    if (autoPlay) made.play();
    return () => made.destroy();
  }, [video]);

  const state = useSyncExternalStore(engine?.subscribe ?? quiet, engine?.get ?? (() => FRESH));
  const { phase } = state;
  useEffect(() => newest.current.onPhase?.(phase), [phase]);
  return { engine, state };
}
