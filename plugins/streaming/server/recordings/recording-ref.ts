import { createHash } from 'node:crypto';

/** How a broadcast of our own engine is called as a recording. */
export const refOf = (room: string, session: string): string => `${room}/${session}`;

/** How a cut is called that was asked for under this id: the same each time. */
export const cutRef = (room: string, opId: string): string =>
  refOf(room, /^[\w-]{1,64}$/.test(opId) ? opId : createHash('sha256').update(opId).digest('hex').slice(0, 32));

/** The broadcast, or the cut, that a recording of our own is called by. */
export const sessionOf = (ref: string): string => ref.slice(ref.indexOf('/') + 1);
