import type { Frames } from './frames';
import { partsOf, type RoomKind } from './room-kind';

/** What a room is like, and the number of the frame up to which this is known to stand in it. */
export type Reading = { readonly seq: number; readonly snapshot: unknown };

/** The snapshots that those who come in at nearly the same time are given together. */
export type Readings = {
  of(kind: RoomKind, room: string): Promise<Reading>;
  /** The last one left: its frames are counted anew for whoever comes next. */
  forget(room: string): void;
  /** Something was lost on its way here: what is read from now on stands on the rows of now. */
  forgetAll(): void;
};

type Kept = { readonly begunAt: number; readonly reading: Promise<Reading>; isDone: boolean };
type Deps = { readonly frames: Pick<Frames, 'seq' | 'isOpen'>; now(): number };

/**
 * Reads rooms for those who come in. Who is given a snapshot that was read for somebody else is told every frame since that reading began, so that it
 * may be old and nothing falls between; an old snapshot followed by the frames of now would lose what was told in the meantime.
 */
export function createReadings({ frames, now }: Deps): Readings {
  const kept = new Map<string, Kept>();

  const read = async (kind: RoomKind, room: string): Promise<Reading> => {
    const seq = frames.seq(room);
    return { seq, snapshot: await kind.snapshot?.(partsOf(room).id) };
  };
  const keep = (kind: RoomKind, room: string): Promise<Reading> => {
    const one: Kept = { begunAt: now(), reading: read(kind, room), isDone: false };
    kept.set(room, one);
    one.reading.then(
      () => (one.isDone = true),
      () => kept.get(room) === one && kept.delete(room),
    );
    return one.reading;
  };

  return {
    of: (kind, room) => {
      const { sharedFor = 0 } = kind;
      // Whoever left while they were coming in closed the room again; nobody would forget what is kept of it.
      if (sharedFor === 0 || !frames.isOpen(room)) return read(kind, room);
      const known = kept.get(room);
      return known && (!known.isDone || now() - known.begunAt < sharedFor) ? known.reading : keep(kind, room);
    },
    forget: (room) => void kept.delete(room),
    forgetAll: () => {
      kept.clear();
    },
  };
}
