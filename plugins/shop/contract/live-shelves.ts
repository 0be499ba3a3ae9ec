import { definePort } from '@hearth/cms/contract';

/** The offers that stand on the shelf of a live now, shown or not; none of a live that is not known, or that is rehearsed. */
export type ShelfReader = (live: { readonly station: string; readonly session: string }) => Promise<readonly string[]>;

/** Where whoever runs lives says what can be ordered in their rooms (直播货架). What stands on no shelf and was never shown is not ordered there. */
export type LiveShelves = {
  /** While starting, once for each part of the house. */
  add(reader: ShelfReader): void;
  of: ShelfReader;
};

/** Where it is found. */
export const liveShelvesPort = definePort<LiveShelves>('shop.live-shelves');
