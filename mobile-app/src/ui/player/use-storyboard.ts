import { useEffect, useState } from 'react';
import { readStoryboard, type Tile } from './storyboard.rules';

const NONE: readonly Tile[] = [];

/** The previews of a recording. Where they do not come, there are none. */
export function useStoryboard(address: string | null): readonly Tile[] {
  const [tiles, setTiles] = useState(NONE);
  useEffect(() => {
    if (address === null) return undefined;
    const stop = new AbortController();
    const load = async () => {
      const answer = await fetch(address, { signal: stop.signal });
      if (answer.ok) setTiles(readStoryboard(await answer.text(), answer.url || address));
    };
    load().catch(() => undefined);
    return () => stop.abort();
  }, [address]);
  return tiles;
}
