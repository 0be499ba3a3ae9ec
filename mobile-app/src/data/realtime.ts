import type { Frame, Joined, RoomNews } from '@/contract/types';
import { host } from '@/platform/host';
import { reach } from './reach';
import { createStore } from './store';

/** `gap` is true when frames were skipped on the way, so that anything may have changed. */
type Listen = (messages: readonly RoomNews[], gap: boolean) => void;

/** True while frames arrive; false means whoever needs news has to ask for it. */
export const realtime = createStore<{ readonly live: boolean }>({ live: false });

interface Rooms {
  readonly join: (room: string, listen: Listen) => () => void;
}

const rooms = new Map<string, Set<Listen>>();
let opening = false;
let emitJoin: (room: string) => void = () => undefined;

const lastSeq = new Map<string, number>();

/** The host skips frames for slow clients; each node counts for itself. */
function deliver(frame: Frame): void {
  const counter = `${frame.room} ${frame.node}`;
  const gap = frame.seq > (lastSeq.get(counter) ?? frame.seq - 1) + 1;
  lastSeq.set(counter, frame.seq);
  for (const listen of rooms.get(frame.room) ?? []) listen(frame.messages, gap);
}

/** The client is a chunk of its own: a reader whose first screen is not up yet does not pay for it. Named in two places, it would join the first visit. */
export const socketCode = () => import('socket.io-client');

async function open(): Promise<void> {
  const { io } = await socketCode();
  const socket = io(host(), { path: '/realtime', transports: ['websocket'], reconnectionDelayMax: 10_000 });
  emitJoin = (room) => {
    if (socket.connected) socket.emit('join', { room }, (joined: Joined) => realtime.set({ live: joined.ok }));
  };
  socket.on('connect', () => [...rooms.keys()].forEach(emitJoin));
  socket.on('disconnect', () => realtime.set({ live: false }));
  socket.on('frame', deliver);
}

/** Without a net the chunk itself does not arrive; it is asked for again when the host is back. */
function openOnce(): void {
  if (opening || rooms.size === 0 || !reach.get().online) return;
  opening = true;
  open().catch(() => {
    opening = false;
  });
}

reach.subscribe(openOnce);

export const feedRooms: Rooms = {
  join(room, listen) {
    const listeners = rooms.get(room) ?? new Set();
    rooms.set(room, listeners.add(listen));
    emitJoin(room);
    openOnce();
    return () => {
      listeners.delete(listen);
      if (listeners.size === 0) rooms.delete(room);
    };
  },
};
