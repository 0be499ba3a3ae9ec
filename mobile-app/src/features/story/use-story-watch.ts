import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { feedRooms } from '@/data/realtime';
import { useHome } from '@/data/use-home';

/** A story that is open is asked for again the moment it is corrected or taken down. */
export function useStoryWatch(id: string): void {
  const client = useQueryClient();
  const room = useHome().data?.station.slug ?? null;
  useEffect(() => {
    if (room === null) return undefined;
    return feedRooms.join(`feed:${room}`, (messages, gap) => {
      if (gap || messages.some((m) => m.type === 'feed.changed' && m.storyId === id))
        void client.invalidateQueries({ queryKey: ['story', id] });
    });
  }, [client, id, room]);
}
