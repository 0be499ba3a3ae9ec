import type { RoomMessage } from '@hearth/cms/contract';
import {
  liveMessageSchema,
  livePollSchema,
  pinTellingSchema,
  roomSnapshotSchema,
  type DeskMessage,
  type LiveSession,
  type PinnedProduct,
  type PinTelling,
  type RoomSnapshot,
  type RunsheetItem,
} from '../../contract';

/** What a console shows and changes: the session, its run-of-show, what viewers know, and what waits to be let through. */
export type DeskView = {
  readonly session: LiveSession;
  readonly items: readonly RunsheetItem[];
  readonly room: RoomSnapshot;
  readonly waiting: readonly DeskMessage[];
};

/** Older messages than these have left the screen. */
const KEPT_MESSAGES = 60;

/** Tellings that change nothing of what a console shows from the room. */
const QUIET: ReadonlySet<string> = new Set(['subtitle', 'question-answered']);

/** A room after a telling; undefined when it has to be read anew, since not all of the telling was understood. */
export function heardInRoom(room: RoomSnapshot, told: RoomMessage): RoomSnapshot | undefined {
  const { type, ...fields } = told;
  if (QUIET.has(type)) return room;
  const hear = HEARS.get(type);
  if (hear) return hear(room, fields);
  // All other tellings say parts of the snapshot by their names.
  const { at: _at, ...named } = fields;
  const parts = PARTS.safeParse(named);
  if (!parts.success) return undefined;
  // What was not told is not there: nothing of it is undefined.
  return { ...room, ...(parts.data as Partial<RoomSnapshot>) };
}

const PARTS = roomSnapshotSchema.partial();

type Fields = Readonly<Record<string, unknown>>;
type Hear = (room: RoomSnapshot, fields: Fields) => RoomSnapshot | undefined;

const messageHeard: Hear = (room, fields) => {
  const message = liveMessageSchema.safeParse(fields['message']);
  if (!message.success) return undefined;
  const others = room.messages.filter(({ id }) => id !== message.data.id);
  return { ...room, messages: [...others, message.data].slice(-KEPT_MESSAGES) };
};

const messageHidden: Hear = (room, fields) => {
  const id = fields['message'] ?? fields['id'];
  if (typeof id !== 'string') return undefined;
  return { ...room, messages: room.messages.filter((message) => message.id !== id) };
};

const announced: Hear = (room, { text }) =>
  typeof text === 'string' || text === null ? { ...room, announcement: text } : undefined;

const messagePinned: Hear = (room, fields) => {
  const message = liveMessageSchema.nullable().safeParse(fields['message']);
  return message.success ? { ...room, pinnedMessage: message.data } : undefined;
};

const polled: Hear = (room, fields) => {
  const poll = livePollSchema.safeParse(fields['poll']);
  if (!poll.success) return undefined;
  const { id, question: title, opensAt, closesAt, isOpen } = poll.data;
  const others = room.tools.filter((tool) => tool.id !== id);
  return { ...room, tools: isOpen ? [...others, { kind: 'poll', id, title, opensAt, closesAt }] : others };
};

const HEARS: ReadonlyMap<string, Hear> = new Map<string, Hear>([
  ['message', messageHeard],
  ['message-hidden', messageHidden],
  ['message-pinned', messagePinned],
  ['announcement', announced],
  ['poll', polled],
  ...['pinned', 'unpinned', 'price', 'stock', 'tool-opened', 'tool-closed', 'overlay'].map((type): [string, Hear] => [
    type,
    (room, fields) => pinsHeard(room, { type, ...fields }),
  ]),
]);

/** What pins, prices, tools and corrections tell. */
function pinsHeard(room: RoomSnapshot, told: Fields): RoomSnapshot | undefined {
  const heard = pinTellingSchema.safeParse(told);
  return heard.success ? afterPins(room, heard.data) : undefined;
}

function afterPins(room: RoomSnapshot, told: PinTelling): RoomSnapshot {
  switch (told.type) {
    case 'pinned':
      return { ...room, pinned: told.pinned };
    case 'unpinned':
      return room.pinned?.pin === told.pin ? unpinnedOf(room) : room;
    case 'price':
      return told.prices.reduce((held, { was, ...now }) => withOffer(held, was, now), room);
    case 'stock':
      return told.left.reduce((held, { offer, left }) => withOffer(held, offer, { left }), room);
    case 'tool-opened':
      return { ...room, tools: [...room.tools.filter(({ id }) => id !== told.tool.id), told.tool] };
    case 'tool-closed':
      return { ...room, tools: room.tools.filter(({ id }) => id !== told.id) };
    case 'overlay':
      return { ...room, overlays: withOverlay(room.overlays, told) };
  }
}

type Overlay = RoomSnapshot['overlays'][number];

function withOverlay(overlays: readonly Overlay[], told: Overlay & { readonly shown: boolean }): Overlay[] {
  const { kind, text, shown } = told;
  const others = overlays.filter((one) => one.kind !== kind || one.text !== text);
  return shown ? [...others, { kind, text }] : others;
}

type OfferNow = Partial<Pick<PinnedProduct, 'offer' | 'price' | 'basePrice' | 'left' | 'endsAt'>>;

/** What changed of an offer, wherever it is shown. */
function withOffer(room: RoomSnapshot, offer: string, now: OfferNow): RoomSnapshot {
  const { pinned } = room;
  return {
    ...room,
    pinned: pinned?.offer === offer ? { ...pinned, ...now } : pinned,
    shelf: room.shelf.map((one) => (one.offer === offer ? { ...one, ...now } : one)),
  };
}

/** The line that is on is done, and the one that was named begins. */
export function begun(items: readonly RunsheetItem[], id: string, at: string): readonly RunsheetItem[] {
  return items.map((item) => {
    if (item.id === id) return { ...item, state: 'on', beganAt: at, endedAt: null };
    return item.state === 'on' ? { ...item, state: 'done', endedAt: at } : item;
  });
}

/** A line is left out, also the one that is on. */
export function skipped(items: readonly RunsheetItem[], id: string, at: string): readonly RunsheetItem[] {
  return items.map((item) =>
    item.id === id ? { ...item, state: 'skipped', endedAt: item.state === 'on' ? at : null } : item,
  );
}

/** A product of the shelf stands beside the picture. */
export function pinnedOf(
  room: RoomSnapshot,
  offer: string,
  pin: { readonly id: string; readonly at: string },
): RoomSnapshot {
  const product = room.shelf.find((one) => one.offer === offer);
  return product ? { ...room, pinned: { ...product, pin: pin.id, since: pin.at } } : room;
}

/** Nothing stands beside the picture. */
export const unpinnedOf = (room: RoomSnapshot): RoomSnapshot => ({ ...room, pinned: null });

/** A message left the queue, one way or the other. */
export const settledMessage = (waiting: readonly DeskMessage[], id: string): readonly DeskMessage[] =>
  waiting.filter((message) => message.id !== id);
