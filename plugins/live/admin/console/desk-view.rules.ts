import type { RoomMessage } from '@hearth/cms/contract';
import {
  liveMessageSchema,
  openToolSchema,
  roomSnapshotSchema,
  type DeskMessage,
  type LiveSession,
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
const QUIET: ReadonlySet<string> = new Set(['subtitle', 'question-answered', 'poll']);

/** A room after a telling; undefined when it has to be read anew, since not all of the telling was understood. */
export function heardInRoom(room: RoomSnapshot, told: RoomMessage): RoomSnapshot | undefined {
  const { type, at: _at, ...fields } = told;
  if (QUIET.has(type)) return room;
  const hear = HEARS[type];
  if (hear) return hear(room, fields);
  // All other tellings say parts of the snapshot by their names.
  const parts = PARTS.safeParse(fields);
  if (!parts.success) return undefined;
  return { ...room, ...parts.data };
}

const PARTS = roomSnapshotSchema.partial();

type Fields = Readonly<Record<string, unknown>>;
type Hear = (room: RoomSnapshot, fields: Fields) => RoomSnapshot | undefined;

const HEARS: Readonly<Record<string, Hear | undefined>> = {
  message: (room, fields) => {
    const message = liveMessageSchema.safeParse(fields['message']);
    if (!message.success) return undefined;
    const others = room.messages.filter(({ id }) => id !== message.data.id);
    return { ...room, messages: [...others, message.data].slice(-KEPT_MESSAGES) };
  },
  'message-hidden': (room, fields) => ({
    ...room,
    messages: room.messages.filter(({ id }) => id !== fields['message'] && id !== fields['id']),
  }),
  unpinned: (room) => ({ ...room, pinned: null }),
  price: (room, fields) => withOffer(room, fields, 'price'),
  stock: (room, fields) => withOffer(room, fields, 'left'),
  'tool-opened': (room, fields) => {
    const tool = openToolSchema.safeParse(fields['tool']);
    if (!tool.success) return undefined;
    return { ...room, tools: [...room.tools.filter(({ id }) => id !== tool.data.id), tool.data] };
  },
  'tool-closed': (room, fields) => ({
    ...room,
    tools: room.tools.filter(({ id }) => id !== fields['tool'] && id !== fields['id']),
  }),
};

/** A price or a stock that changed, wherever the offer is shown. */
function withOffer(room: RoomSnapshot, fields: Fields, part: 'price' | 'left'): RoomSnapshot | undefined {
  const { offer, [part]: figure } = fields;
  if (typeof figure !== 'number' || typeof offer !== 'string') return undefined;
  const patch = { [part]: figure };
  const { pinned } = room;
  return {
    ...room,
    pinned: pinned?.offer === offer ? { ...pinned, ...patch } : pinned,
    shelf: room.shelf.map((one) => (one.offer === offer ? { ...one, ...patch } : one)),
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
export function pinnedOf(room: RoomSnapshot, offer: string, pin: { readonly id: string; readonly at: string }): RoomSnapshot {
  const product = room.shelf.find((one) => one.offer === offer);
  return product ? { ...room, pinned: { ...product, pin: pin.id, since: pin.at } } : room;
}

/** Nothing stands beside the picture. */
export const unpinnedOf = (room: RoomSnapshot): RoomSnapshot => ({ ...room, pinned: null });

/** A message left the queue, one way or the other. */
export const settledMessage = (waiting: readonly DeskMessage[], id: string): readonly DeskMessage[] =>
  waiting.filter((message) => message.id !== id);
