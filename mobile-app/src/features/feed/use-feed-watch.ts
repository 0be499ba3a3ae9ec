import { useEffect } from 'react';
import { AppState } from 'react-native';
import { feedRooms, realtime } from '@/data/realtime';
import { useStore } from '@/data/store';

const GATHER_MS = 250;
const POLL_MS = 10_000;

/** Calls `check` when the host says the feed changed and, while it cannot say so, every ten seconds in sight. */
export function useFeedWatch(room: string | null, column: string | null, check: () => void): void {
  const { live } = useStore(realtime);

  useEffect(() => {
    if (room === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const leave = feedRooms.join(`feed:${room}`, (messages, gap) => {
      if (timer !== null) return;
      if (!gap && !messages.some((m) => m.type === 'feed.changed' && (column === null || m.column === column))) return;
      timer = setTimeout(() => {
        timer = null;
        check();
      }, GATHER_MS);
    });
    return () => {
      if (timer !== null) clearTimeout(timer);
      leave();
    };
  }, [room, column, check]);

  useEffect(() => {
    const look = () => {
      if (AppState.currentState === 'active') check();
    };
    const poll = live ? null : setInterval(look, POLL_MS);
    const back = AppState.addEventListener('change', (state) => {
      if (state === 'active') check();
    });
    if (live) check(); // what was published between the first page and the join
    return () => {
      if (poll !== null) clearInterval(poll);
      back.remove();
    };
  }, [live, check]);
}
