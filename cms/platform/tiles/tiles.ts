import type { AnyEventType } from '../../contract';
import { Bug } from '../../kernel';

/** One part of the command screen (指挥大屏): what it counts, and after which events it counts anew. */
export type Tile = {
  /** As the contract of the screen calls it; whoever offers it owns it. */
  readonly name: string;
  readonly events: readonly AnyEventType[];
  /**
   * A SELECT of `station` and `value` (jsonb), one row at most for each station, over the tables of whoever offers it. All tiles
   * run in one statement, so that a screen costs the same however many there are: it must read a few rows of an index.
   */
  readonly select: string;
};

/** The tiles of the house. A plugin offers its own while it registers. */
export type Tiles = { offer(tile: Tile): void; all(): readonly Tile[] };

/** Makes an empty board. */
export function createTiles(): Tiles {
  const tiles = new Map<string, Tile>();
  return {
    offer: (tile) => {
      if (tiles.has(tile.name)) throw new Bug(`two parts of the house offer the tile ${tile.name}`);
      if (!/^[a-z]+$/.test(tile.name)) throw new Bug(`a tile is called by one word, not ${tile.name}`);
      tiles.set(tile.name, tile);
    },
    all: () => [...tiles.values()],
  };
}
