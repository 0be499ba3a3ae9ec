import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { feedRooms } from './realtime';
import { useHome } from './use-home';

/** Asks anew how the station shows itself the moment the host says that it changed: on a day of mourning every open app turns grey. */
export function useHomeWatch(): void {
  const client = useQueryClient();
  const room = useHome().data?.station.slug ?? null;
  useEffect(() => {
    if (room === null) return undefined;
    return feedRooms.join(`feed:${room}`, (messages, gap) => {
      if (gap || messages.some(({ type }) => type === 'home.changed'))
        void client.invalidateQueries({ queryKey: ['home'] });
    });
  }, [client, room]);
}
