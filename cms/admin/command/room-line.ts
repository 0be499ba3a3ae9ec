import { getFetchClient } from '@strapi/strapi/admin';
import { io, type Socket } from 'socket.io-client';
import { roomFrame, type JoinAnswer, type RoomFrame, type RoomMessage } from '../../contract';

/** What somebody at the end of a line hears. */
export type Ears = {
  token(): string;
  /** The state of the room, at each time the line comes up. */
  entered(snapshot: unknown): void;
  said(message: RoomMessage): void;
  /** The line went down; it comes back by itself. */
  down(): void;
};

/** Opens a line to a room. Call what it gives back to close it. */
export function openLine(room: string, ears: Ears): () => void {
  const socket = io({
    path: '/realtime',
    // Asked at each connection: the token of the admin lasts for minutes, a screen hangs for months.
    auth: (give) => give({ token: ears.token() }),
  });
  let isRenewed = false;
  let last: Pick<RoomFrame, 'node' | 'seq'> | undefined;
  const enter = (): void => {
    socket.emit('join', { room }, (answer: JoinAnswer) => {
      if (answer.ok) {
        isRenewed = false;
        last = answer;
        ears.entered(answer.snapshot);
      } else if (!isRenewed) {
        isRenewed = true;
        void renew(socket);
      }
    });
  };
  socket.on('connect', enter);
  socket.on('frame', (raw: unknown) => {
    const frame = roomFrame.safeParse(raw);
    if (!frame.success) return;
    for (const message of frame.data.messages) ears.said(message);
    // Each node counts its frames: after one that was left out the state is asked for anew.
    const isWhole = last === undefined || (last.node === frame.data.node && frame.data.seq <= last.seq + 1);
    last = frame.data;
    if (!isWhole) enter();
  });
  socket.on('disconnect', ears.down);
  socket.on('connect_error', ears.down);
  return () => socket.close();
}

/** A token that ended makes a stranger, whom the room refuses; any request of the admin renews it. */
async function renew(socket: Socket): Promise<void> {
  try {
    await getFetchClient().get('/cms/people/me');
    socket.disconnect().connect();
  } catch {
    // The session is over; the admin sends whoever sits here to the log-in.
  }
}
