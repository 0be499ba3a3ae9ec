import type {
  LiveMessage,
  LiveNews,
  LivePoll,
  LiveQuestion,
  OpenTool,
  Overlay,
  PinnedProduct,
  RoomSnapshot,
  ShelfProduct,
  ToldPrice,
} from '@/contract/live-room';

/** A room as its page shows it: what everybody is told who comes in, and what was told since. */
export interface Room extends RoomSnapshot {
  /** The poll that was told of last, until it closes. */
  readonly poll: LivePoll | null;
  /** Questions with their answers, the newest last. */
  readonly answers: readonly LiveQuestion[];
}

/** In a rehearsal everything is shown as it will be, and nothing of it can be had. */
export const isForSale = (room: Pick<Room, 'overlays'> | null): boolean =>
  room?.overlays.every(({ kind }) => kind !== 'rehearsal') ?? true;

/** Which lotteries are open: when one is not any more, it has a draw. */
export const lotteriesIn = (room: Pick<Room, 'tools'> | null): string =>
  (room?.tools ?? []).flatMap(({ kind, id }) => (kind === 'lottery' ? [id] : [])).join();

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

/** What is pinned lies on the shelf as well: both say the same. */
function withGoods(room: Room, change: <P extends ShelfProduct>(product: P) => P): Room {
  const { pinned, shelf } = room;
  return { ...room, pinned: pinned && change(pinned), shelf: shelf.map(change) };
}

/** Another price may be another offer: whoever buys buys that one. */
function priced<P extends ShelfProduct>(product: P, prices: readonly ToldPrice[]): P {
  const found = prices.find(({ was }) => was === product.offer);
  if (!found) return product;
  const { offer, price, basePrice, left, endsAt } = found;
  return { ...product, offer, price, basePrice, left, endsAt };
}

function stocked<P extends ShelfProduct>(product: P, all: readonly { offer: string; left: number }[]): P {
  const found = all.find(({ offer }) => offer === product.offer);
  return found ? { ...product, left: found.left } : product;
}

/** A poll is told with its figures; the row of what is open knows it by the same number. */
function withPoll(room: Room, poll: LivePoll): Room {
  const { id, question: title, opensAt, closesAt } = poll;
  if (!poll.isOpen) return { ...room, poll: null, tools: room.tools.filter((tool) => tool.id !== id) };
  const tool: OpenTool = { kind: 'poll', id, title, opensAt, closesAt };
  return { ...room, poll, tools: withTool(room.tools, tool) };
}

type ToldOverlay = Overlay & { readonly shown: boolean };

function withOverlay(overlays: readonly Overlay[], { kind, text, shown }: ToldOverlay): readonly Overlay[] {
  const others = overlays.filter((one) => one.kind !== kind || one.text !== text);
  return shown ? [...others, { kind, text }] : others;
}

/** A pin that was followed by another one is gone already, whatever is told of it late. */
const unpinned = (pinned: PinnedProduct | null, pin: string): PinnedProduct | null =>
  pinned?.pin === pin ? null : pinned;

function withAnswer(answers: readonly LiveQuestion[], answer: LiveQuestion): readonly LiveQuestion[] {
  return [...answers.filter(({ id }) => id !== answer.id), answer].slice(-MOST_ANSWERS);
}

/** A live is waited for: it is paused, or was stopped and is not over yet. */
const HELD: readonly Room['state'][] = ['paused', 'ending'];

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
  mode: (room, { mode = room.mode, slowSeconds = room.slowSeconds, mayDanmaku = room.mayDanmaku }) => ({
    ...room,
    mode,
    slowSeconds,
    mayDanmaku,
  }),
  'question-answered': (room, { question }) => ({ ...room, answers: withAnswer(room.answers, question) }),
  poll: (room, { poll }) => withPoll(room, poll),
  pinned: (room, { pinned }) => ({ ...room, pinned }),
  unpinned: (room, { pin }) => ({ ...room, pinned: unpinned(room.pinned, pin) }),
  price: (room, { prices }) => withGoods(room, (product) => priced(product, prices)),
  stock: (room, { left }) => withGoods(room, (product) => stocked(product, left)),
  'tool-opened': (room, { tool }) => ({ ...room, tools: withTool(room.tools, tool) }),
  'tool-closed': (room, { id }) => ({
    ...room,
    tools: room.tools.filter((tool) => tool.id !== id),
    poll: room.poll?.id === id ? null : room.poll,
  }),
  overlay: (room, overlay) => ({ ...room, overlays: withOverlay(room.overlays, overlay) }),
  // They are shown by the player, which knows where the picture stands.
  subtitle: (room) => room,
  // A live that goes on, or is over, is not paused, whatever was told of the pause.
  state: (room, { state }) => ({
    ...room,
    state,
    overlays: HELD.includes(state) ? room.overlays : room.overlays.filter(({ kind }) => kind !== 'paused'),
  }),
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
