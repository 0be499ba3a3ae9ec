import type { LiveShelves, ShelfReader } from '../../contract';

/** Gathers what stands on the shelves of lives. */
export function createLiveShelves(): LiveShelves {
  const readers: ShelfReader[] = [];
  return {
    add: (reader) => void readers.push(reader),
    of: async (live) => (await Promise.all(readers.map((reader) => reader(live)))).flat(),
  };
}
