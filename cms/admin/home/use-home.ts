import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { useAsCounted } from '../reach/as-counted';
import type { DeskItem, SentItem } from '../../contract';

/** What a list is doing. A list that fails keeps what it showed before, because old lines are better than none. */
export type Loaded<T> = { readonly items: readonly T[] | undefined; readonly failed: boolean };

/** The lists of the home page, and the stations whose names they need. */
export type Home = {
  readonly mine: Loaded<DeskItem>;
  readonly waiting: Loaded<DeskItem>;
  readonly sent: Loaded<SentItem>;
  readonly stations: Loaded<StationName>;
  reload(): void;
};

/** As much of a station as the page names. */
export type StationName = { readonly slug: string; readonly name: { readonly 'zh-Hans': string; readonly en: string } };

const AGAIN_AFTER = 30_000;

/** Reads the lists, each by itself: now, every half minute while the page is seen, and when somebody comes back to it. */
export function useHome(): Home {
  const [round, setRound] = useState(0);
  const counted = useAsCounted();
  const reload = useCallback(() => {
    setRound((one) => one + 1);
  }, []);
  useEffect(() => {
    const whenSeen = (): void => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(whenSeen, AGAIN_AFTER);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [reload]);
  return {
    mine: useList<DeskItem>('/cms/home/mine', 'items', round),
    waiting: useList<DeskItem>('/cms/home/waiting', 'items', round),
    sent: useList<SentItem>(`/cms/home/sent?${counted}`, 'items', round),
    stations: useList<StationName>('/cms/stations', 'stations', round),
    reload,
  };
}

function useList<T>(path: string, key: string, round: number): Loaded<T> {
  const { get } = useFetchClient();
  const [loaded, setLoaded] = useState<Loaded<T>>({ items: undefined, failed: false });
  useEffect(() => {
    const gone = new AbortController();
    get<Record<string, readonly T[]>>(path, { signal: gone.signal })
      .then(({ data }) => {
        setLoaded({ items: data[key] ?? [], failed: false });
      })
      .catch(() => {
        if (!gone.signal.aborted) setLoaded(({ items }) => ({ items, failed: true }));
      });
    return () => {
      gone.abort();
    };
  }, [get, path, key, round]);
  return loaded;
}
