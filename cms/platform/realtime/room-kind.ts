import type { ZodType } from 'zod';
import type { Actor } from '../../contract';
import type { Result } from '../../kernel';

/** What a part of the house registers to have rooms of its own: `feed`, later `live` or `board`. */
export type RoomKind = {
  /** The part of the room's name before the colon. */
  readonly name: string;
  mayJoin(actor: Actor | undefined, id: string): Promise<boolean>;
  /** The state that somebody who comes in now must know. */
  snapshot?(id: string): Promise<unknown>;
  /** Nobody asks how many are in these rooms, so the database is not told. */
  readonly uncounted?: boolean;
  /** Present when clients may speak in the room. */
  readonly say?: Listener;
};

/** Hears what clients say; what it wants others to know it publishes itself. */
export type Listener = {
  readonly schema: ZodType;
  /** The most that one connection may say in a second. */
  readonly perSecond: number;
  hear(actor: Actor | undefined, id: string, said: unknown): Promise<Result<unknown>>;
};

/** Takes a room's name apart. */
export function partsOf(room: string): { readonly kind: string; readonly id: string } {
  const colon = room.indexOf(':');
  return { kind: room.slice(0, colon), id: room.slice(colon + 1) };
}
