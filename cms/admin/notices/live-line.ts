import { io } from 'socket.io-client';
import { noticesChanged, roomFrame, type JoinAnswer } from '../../contract';
import { liveCount } from './live-count';
import { keepTitleBadge } from './title-badge';

type Line = { readonly person: string; token(): string };

let holders = 0;
let close: (() => void) | undefined;

/** Opens the line on which notices arrive; several parts of a window share one. Call what it gives back to let go of it. */
export function holdLine(line: Line): () => void {
  holders += 1;
  close ??= openLine(line);
  return () => {
    holders -= 1;
    if (holders > 0) return;
    close?.();
    close = undefined;
  };
}

function openLine({ person, token }: Line): () => void {
  const badge = keepTitleBadge(() => liveCount.get().unread);
  const unsubscribe = liveCount.subscribe(badge.show);
  const socket = io({
    path: '/realtime',
    // Asked at each connection: the token of the admin lasts for minutes, the window for days.
    auth: (give) => give({ token: token() }),
  });
  socket.on('connect', () => {
    socket.emit('join', { room: `notices:${person}` }, (answer: JoinAnswer) => {
      const snapshot: unknown = answer.ok ? answer.snapshot : undefined;
      if (isCount(snapshot)) liveCount.set(snapshot);
    });
  });
  socket.on('frame', (raw: unknown) => {
    const frame = roomFrame.safeParse(raw);
    for (const message of frame.success ? frame.data.messages : []) {
      const change = noticesChanged.safeParse(message);
      if (change.success) liveCount.set({ unread: change.data.unread, arrived: change.data.type === 'notice.arrived' });
    }
  });
  return () => {
    unsubscribe();
    badge.stop();
    socket.close();
  };
}

function isCount(value: unknown): value is { readonly unread: number } {
  return typeof value === 'object' && value !== null && 'unread' in value && typeof value.unread === 'number';
}
