import { getFetchClient } from '@strapi/strapi/admin';
import { io, type Socket } from 'socket.io-client';
import { roomFrame, type JoinAnswer, type RoomMessage } from '../../contract';

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
  socket.on('connect', () => {
    socket.emit('join', { room }, (answer: JoinAnswer) => {
      if (answer.ok) {
        isRenewed = false;
        ears.entered(answer.snapshot);
      } else if (!isRenewed) {
        isRenewed = true;
        void renew(socket);
      }
    });
  });
  socket.on('frame', (raw: unknown) => {
    const frame = roomFrame.safeParse(raw);
    for (const message of frame.success ? frame.data.messages : []) ears.said(message);
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
