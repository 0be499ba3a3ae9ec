import type { ZodType } from 'zod';
import type { Actor, RoomMessage } from '../../contract';
import type { Result } from '../../kernel';

/** What a part of the house registers to have rooms of its own: `feed`, later `live` or `board`. */
export type RoomKind = {
  /** The part of the room's name before the colon. */
  readonly name: string;
  /** `pass` is what the client itself brought along, if anything. */
  mayJoin(actor: Actor | undefined, id: string, pass?: string): Promise<boolean>;
  /** The state that somebody who comes in now must know. */
  snapshot?(id: string): Promise<unknown>;
  /** For so many milliseconds a snapshot is given to all who come in, with what was told since. Without it each has one of their own. */
  readonly sharedFor?: number;
  /** Types of messages whose oldest are left out when more is told at once than a phone can show. All others always arrive. */
  readonly mayDrop?: readonly string[];
  /** What does not wait for the next frame. Without it everything does. */
  atOnce?(message: RoomMessage): boolean;
  /** Nobody asks how many are in these rooms, so the database is not told. */
  readonly uncounted?: boolean;
  /** Who of those in a room is among its people; without it everybody is. */
  counts?(actor: Actor | undefined): boolean;
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
