import type {
  LiveMessage,
  LiveNews,
  PinnedProduct,
  RoomSnapshot,
  ShelfProduct,
  WatchedAnswer,
  WatchedPoll,
} from '@/contract/live-room';

/** A room as its page shows it: what everybody is told who comes in, and what was told since. */
export interface Room extends RoomSnapshot {
  /** The poll that was told of last, until it closes. */
  readonly poll: WatchedPoll | null;
  /** Questions with their answers, the newest last. */
  readonly answers: readonly WatchedAnswer[];
}

/** As many messages as a list can hold without getting slow. */
export const MOST_MESSAGES = 200;
const MOST_ANSWERS = 20;

/** The room as it is told whole. What is told piece by piece alone is kept over a line that was lost. */
export function roomFrom(snapshot: RoomSnapshot, before: Room | null = null): Room {
  const { poll = null, answers = [] } = before ?? {};
  const isOpen = poll !== null && snapshot.tools.some(({ id }) => id === poll.id);
  return { ...snapshot, messages: snapshot.messages.slice(-MOST_MESSAGES), poll: isOpen ? poll : null, answers };
}

/** A message may come twice, by the snapshot and by its frame: it stands once, where it stood first. */
function withMessage(messages: readonly LiveMessage[], message: LiveMessage): readonly LiveMessage[] {
  if (messages.some(({ id }) => id === message.id)) return messages;
  return [...messages, message].slice(-MOST_MESSAGES);
}

function withTool(tools: RoomSnapshot['tools'], tool: RoomSnapshot['tools'][number]): RoomSnapshot['tools'] {
  return [...tools.filter(({ id }) => id !== tool.id), tool];
}

type Change = Partial<Pick<ShelfProduct, 'price' | 'basePrice' | 'endsAt' | 'left'>>;

/** What is pinned lies on the shelf as well: both say the same. */
function withOffer(room: Room, offer: string, change: Change): Room {
  const { pinned, shelf } = room;
  return {
    ...room,
    pinned: pinned?.offer === offer ? { ...pinned, ...change } : pinned,
    shelf: shelf.map((one) => (one.offer === offer ? { ...one, ...change } : one)),
  };
}

/** A pin that was followed by another one is gone already, whatever is told of it late. */
const unpinned = (pinned: PinnedProduct | null, pin: string): PinnedProduct | null =>
  pinned?.pin === pin ? null : pinned;

function withAnswer(answers: readonly WatchedAnswer[], answer: WatchedAnswer): readonly WatchedAnswer[] {
  return [...answers.filter(({ id }) => id !== answer.id), answer].slice(-MOST_ANSWERS);
}

type Tellings = { readonly [Type in LiveNews['type']]: (room: Room, told: Extract<LiveNews, { type: Type }>) => Room };

const TOLD: Tellings = {
  message: (room, { message }) => ({ ...room, messages: withMessage(room.messages, message) }),
  'message-hidden': (room, { id }) => ({
    ...room,
    messages: room.messages.filter((one) => one.id !== id),
    pinnedMessage: room.pinnedMessage?.id === id ? null : room.pinnedMessage,
  }),
  // Sums are told by several nodes; the larger one is the newer one.
  likes: (room, { likes }) => ({ ...room, likes: Math.max(room.likes, likes) }),
  viewers: (room, { viewers }) => ({ ...room, viewers }),
  announcement: (room, { text }) => ({ ...room, announcement: text }),
  'message-pinned': (room, { message }) => ({ ...room, pinnedMessage: message }),
  mode: (room, { mode, slowSeconds, mayDanmaku }) => ({ ...room, mode, slowSeconds, mayDanmaku }),
  'question-answered': (room, { answer }) => ({ ...room, answers: withAnswer(room.answers, answer) }),
  poll: (room, { poll }) => ({ ...room, poll }),
  pinned: (room, { pinned }) => ({ ...room, pinned }),
  unpinned: (room, { pin }) => ({ ...room, pinned: unpinned(room.pinned, pin) }),
  price: (room, { offer, price, basePrice, endsAt }) => withOffer(room, offer, { price, basePrice, endsAt }),
  stock: (room, { offer, left }) => withOffer(room, offer, { left }),
  'tool-opened': (room, { tool }) => ({ ...room, tools: withTool(room.tools, tool) }),
  'tool-closed': (room, { id }) => ({
    ...room,
    tools: room.tools.filter((tool) => tool.id !== id),
    poll: room.poll?.id === id ? null : room.poll,
  }),
  overlay: (room, { overlays }) => ({ ...room, overlays }),
  state: (room, { state }) => ({ ...room, state }),
};

const isKnown = (type: string): type is LiveNews['type'] => Object.hasOwn(TOLD, type);

/** The room after one thing was told. What this app does not know yet changes nothing. */
export function told(room: Room, news: LiveNews): Room {
  if (!isKnown(news.type)) return room;
  const tell = TOLD[news.type] as (room: Room, told: LiveNews) => Room; // the table pairs each type with its own
  return tell(room, news);
}

/** The room after a frame: told in the order in which it happened, drawn once. */
export const toldAll = (room: Room, news: readonly LiveNews[]): Room => news.reduce(told, room);

/** Whether somebody may still write here. */
export const isOpenRoom = ({ state }: Pick<RoomSnapshot, 'state'>): boolean =>
  state === null || state === 'live' || state === 'paused' || state === 'ready' || state === 'rehearsal';
