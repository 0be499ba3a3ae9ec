import { z } from 'zod';

/** The name of a room: what kind it is and which one, `feed:yunze`. */
export const roomName = z.string().regex(/^[a-z][a-z-]{0,30}:[\w-]{1,64}$/);

/** A word by which somebody is let in who is not of the house; only the kind of the room knows what makes it good. */
export const roomPass = z.string().max(2_000);

/** What a client sends to enter a room; `since` asks for what it missed while its line was down. */
export const joinRoom = z.object({
  room: roomName,
  pass: roomPass.optional(),
  since: z.object({ node: z.string().max(64), seq: z.number().int().nonnegative() }).optional(),
});

/** What a client says in a room whose kind listens. */
export const sayInRoom = z.object({ room: roomName, message: z.unknown() });

/** One message as it arrives in a frame: its type says which event schema its other fields follow. */
export const roomMessage = z.looseObject({ type: z.string(), at: z.iso.datetime() });

/** All that happened in a room since the last frame. A gap in `seq` means a frame was skipped: join again with `since`. */
export const roomFrame = z.object({
  room: roomName,
  node: z.string(),
  seq: z.number().int().positive(),
  messages: z.array(roomMessage),
});

/** One message of a room. */
export type RoomMessage = z.infer<typeof roomMessage>;

/** What clients get many of a second, never one message at a time. */
export type RoomFrame = z.infer<typeof roomFrame>;

/** The answer to `join`: either what was missed, or the state of the room as it was at frame `seq` and what was told since. */
export type JoinAnswer =
  | {
      readonly ok: true;
      readonly node: string;
      readonly seq: number;
      readonly snapshot: unknown;
      readonly missed: readonly RoomFrame[];
    }
  | { readonly ok: false; readonly code: string };
