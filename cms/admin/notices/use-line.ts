import { useEffect, useSyncExternalStore } from 'react';
import { getFetchClient, useAuth } from '@strapi/strapi/admin';
import { liveCount, type LiveCount } from './live-count';
import { holdLine } from './live-line';

/** Keeps the line of notices open while this part of the window is there, and tells what came over it. */
export function useLine(): LiveCount {
  const token = useAuth('useLine', (state) => state.token);
  useEffect(
    () =>
      holdLine({
        token: () => token ?? '',
        // Not the hook's client: it breaks off what is asked when the menu draws its icons anew.
        count: async () => (await getFetchClient().get<{ unread: number; person: string }>('/cms/notices/unread')).data,
      }),
    [token],
  );
  return useSyncExternalStore(liveCount.subscribe, liveCount.get);
}
