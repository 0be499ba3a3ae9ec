import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveMessage, LiveNews, LiveSaying, RoomSnapshot } from '@/contract/live-room';
import { fetchRoom, followRoom } from '@/data/live-room';
import type { LineState, RoomLine } from '@/data/live-line';
import { refuse, UNREACHABLE, type Result } from '@/data/result';
import type { Sky } from './danmaku/danmaku-types';
import { roomFrom, toldAll, type Room } from './room.rules';
import type { Subtitles } from './subtitles/subtitles';

/** The code of the line does not arrive without a net; it is asked for again. */
const AGAIN_MS = 3_000;

const flying = (news: readonly LiveNews[]): readonly LiveMessage[] =>
  news.flatMap((one) => (one.type === 'message' && one.message.kind === 'danmaku' ? [one.message] : []));

/** What a page has of a room: what is told, how the line stands, and a way to say something. */
export interface Followed {
  readonly room: Room | null;
  readonly line: LineState;
  readonly say: (message: LiveSaying) => Promise<Result<unknown>>;
}

/** Where lines are not let through, as behind the proxies of some offices, the room is asked for as a whole. */
const ASK_MS = 10_000;

/** Asks for the room while no line tells of it. */
function useAsking(id: string | null, line: LineState, take: (snapshot: RoomSnapshot) => void): void {
  const isDeaf = id !== null && line !== 'up';
  useEffect(() => {
    if (!isDeaf) return undefined;
    const timer = setInterval(() => void fetchRoom(id).then(take, () => undefined), ASK_MS);
    return () => clearInterval(timer);
  }, [id, isDeaf, take]);
}

/** Who hears past React what comes too often to draw the page for it. */
export interface RoomEars {
  readonly sky: Sky;
  readonly subtitles: Subtitles;
}

/** Follows a room while its page is open; null follows none. One drawing for each frame, however much was said in it. */
export function useRoom(id: string | null, { sky, subtitles }: RoomEars): Followed {
  const [room, setRoom] = useState<Room | null>(null);
  const [line, setLine] = useState<LineState>('opening');
  const [tries, setTries] = useState(0);
  const followed = useRef<RoomLine | null>(null);
  const take = useCallback((snapshot: RoomSnapshot) => setRoom((before) => roomFrom(snapshot, before)), []);
  useAsking(id, line, take);

  useEffect(() => {
    if (id === null) return undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const follow = async () => {
      const made = await followRoom(id, {
        onSnapshot: (snapshot) => {
          subtitles.forget();
          take(snapshot);
        },
        onNews: (news) => {
          subtitles.tell(news);
          setRoom((before) => before && toldAll(before, news));
          sky.tell(flying(news));
        },
        onLine: setLine,
      });
      if (gone) made.stop();
      else followed.current = made;
    };
    follow().catch(() => {
      if (!gone) timer = setTimeout(() => setTries(tries + 1), AGAIN_MS);
    });
    return () => {
      gone = true;
      if (timer !== null) clearTimeout(timer);
      followed.current?.stop();
      followed.current = null;
    };
  }, [id, sky, subtitles, take, tries]);

  const say = useCallback(
    (message: LiveSaying) => followed.current?.say(message) ?? Promise.resolve(refuse(UNREACHABLE)),
    [],
  );
  return { room, line, say };
}
