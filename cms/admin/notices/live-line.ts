import { io, type Socket } from 'socket.io-client';
import { noticesChanged, roomFrame, type JoinAnswer } from '../../contract';
import { liveCount } from './live-count';
import { keepTitleBadge } from './title-badge';

/** Whoever wants the line open, and by whom it is opened. */
export type Holder = {
  token(): string;
  /** Asks the host how many are unread; on the way the admin renews a token that ended. */
  count(): Promise<{ readonly unread: number; readonly person: string }>;
};

/** The menu draws its icons anew at each step through the admin; the line outlives that, and ends with the session. */
const GRACE = 1_000;

let holder: Holder | undefined;
let holders = 0;
let closing: number | undefined;
let close: (() => void) | undefined;

/** Opens the line on which notices arrive; all parts of a window share one. Call what it gives back to let go of it. */
export function holdLine(next: Holder): () => void {
  holder = next;
  holders += 1;
  window.clearTimeout(closing);
  close ??= openLine(next);
  return () => {
    holders -= 1;
    if (holders === 0) closing = window.setTimeout(letGo, GRACE);
  };
}

function letGo(): void {
  close?.();
  close = undefined;
}

function openLine(first: Holder): () => void {
  const badge = keepTitleBadge(() => liveCount.get().unread);
  const unsubscribe = liveCount.subscribe(badge.show);
  let socket: Socket | undefined;
  let isOver = false;
  first.count().then(
    ({ unread, person }) => {
      if (isOver) return;
      liveCount.set({ unread });
      socket = connect(person);
    },
    // Nobody's notices, or a host that is away, which the page itself tells of. The next step through the admin asks again.
    () => {
      if (!isOver) letGo();
    },
  );
  return () => {
    isOver = true;
    socket?.close();
    unsubscribe();
    badge.stop();
    liveCount.set({ unread: 0 });
  };
}

function connect(person: string): Socket {
  const socket = io({
    path: '/realtime',
    // Asked at each connection: the token of the admin lasts for minutes, the window for days.
    auth: (give) => give({ token: holder?.token() ?? '' }),
  });
  let isRenewed = false;
  socket.on('connect', () => {
    socket.emit('join', { room: `notices:${person}` }, (answer: JoinAnswer) => {
      if (answer.ok) {
        isRenewed = false;
        if (isCount(answer.snapshot)) liveCount.set(answer.snapshot);
      } else if (!isRenewed) {
        isRenewed = true;
        void renew(socket);
      }
    });
  });
  socket.on('frame', hear);
  return socket;
}

/** After a long sleep the token has ended: the host lets it in as a stranger's and refuses the room. */
async function renew(socket: Socket): Promise<void> {
  try {
    await holder?.count();
    socket.disconnect().connect();
  } catch {
    // The session is over; the admin sends whoever sits here to the log-in.
  }
}

function hear(raw: unknown): void {
  const frame = roomFrame.safeParse(raw);
  for (const message of frame.success ? frame.data.messages : []) {
    const change = noticesChanged.safeParse(message);
    if (change.success) liveCount.set({ unread: change.data.unread, arrived: change.data.type === 'notice.arrived' });
  }
}

function isCount(value: unknown): value is { readonly unread: number } {
  return typeof value === 'object' && value !== null && 'unread' in value && typeof value.unread === 'number';
}
