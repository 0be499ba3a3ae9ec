import type { EventOf, RoomMessage } from '@hearth/cms/contract';
import type { Realtime } from '@hearth/cms/platform';
import type { captionsChanged, cueTold } from '../../contract';

type Deps = { readonly realtime: Pick<Realtime, 'publish'> };

/** The realtime room of a caption desk. */
export const deskOf = (room: string): string => `captions:${room}`;

/** Tells all desks of a room what was written, or that something else is to be read anew. */
export function tellDesks({ realtime }: Deps, event: EventOf<typeof cueTold | typeof captionsChanged>): Promise<void> {
  const { roomId, ...words } = event.payload;
  realtime.publish(deskOf(roomId), { type: event.name, at: event.occurredAt.toISOString(), ...words });
  return Promise.resolve();
}

/** Tells that somebody types in this language; nothing of it is kept. */
export function tellTyping(
  { realtime }: Deps,
  room: string,
  who: { readonly track: string; readonly name: string; readonly desk: string; readonly at: Date },
): void {
  const { at, ...words } = who;
  const message: RoomMessage = { type: 'streaming.caption-typing', at: at.toISOString(), ...words };
  realtime.publish(deskOf(room), message);
}
