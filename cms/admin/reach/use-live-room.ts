import { useEffect, useRef } from 'react';
import { getFetchClient, useAuth } from '@strapi/strapi/admin';
import { io, type Socket } from 'socket.io-client';
import { roomFrame, type JoinAnswer, type RoomFrame, type RoomMessage } from '../../contract';

/** Several steps in one breath are read once. */
const BREATH = 250;

/** Takes in what was said; true when there is nothing more to read for it. */
export type HearMessages = (messages: readonly RoomMessage[]) => boolean;

/**
 * Hears in a room that something changed, and says so. Whenever it joins it says so too: something may have passed before. A page that can do with the
 * messages themselves takes them by `hear`, and is told of news only for what it could not use.
 */
export function useLiveRoom(room: string | undefined, onNews: () => void, hear?: HearMessages): void {
  const token = useAuth('useLiveRoom', (state) => state.token);
  const held = useRef({ token, onNews, hear });
  held.current = { token, onNews, hear };
  useEffect(() => {
    if (room === undefined) return undefined;
    let waiting: number | undefined;
    const news = (): void => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => held.current.onNews(), BREATH);
    };
    const socket = listenTo(room, {
      token: () => held.current.token ?? '',
      news,
      hear: (messages) => held.current.hear?.(messages) ?? false,
    });
    return () => {
      window.clearTimeout(waiting);
      socket.close();
    };
  }, [room]);
}

type Ears = { readonly token: () => string; readonly news: () => void; readonly hear: HearMessages };

function listenTo(room: string, { token, news, hear }: Ears): Socket {
  // Asked at each connection: the token of the admin lasts for minutes, the window for days.
  const socket = io({ path: '/realtime', auth: (give) => give({ token: token() }) });
  let isRenewed = false;
  let last: Place | undefined;
  socket.on('connect', () => {
    socket.emit('join', { room }, (answer: JoinAnswer) => {
      if (answer.ok) {
        isRenewed = false;
        last = answer.missed.at(-1) ?? answer;
        // Between the first look and the join, and while a line is lost, nobody is told.
        news();
      } else if (!isRenewed) {
        isRenewed = true;
        void renew(socket);
      }
    });
  });
  socket.on('frame', (raw: unknown) => {
    const frame = roomFrame.safeParse(raw);
    if (!frame.success) return;
    const isWhole = follows(frame.data, last);
    last = frame.data;
    if (!hear(frame.data.messages) || !isWhole) news();
  });
  return socket;
}

type Place = Pick<RoomFrame, 'node' | 'seq'>;

/** Each node counts its frames: one that was left out or lost is seen in the next. */
const follows = ({ node, seq }: Place, last: Place | undefined): boolean =>
  last === undefined || (last.node === node && last.seq + 1 === seq);

/** A token that ended makes a stranger, whom the room refuses; any request of the admin renews it. */
async function renew(socket: Socket): Promise<void> {
  try {
    await getFetchClient().get('/cms/people/me');
    socket.disconnect().connect();
  } catch {
    // The session is over; the admin sends whoever sits here to the log-in.
  }
}
