import type { RoomSnapshot } from '../../contract';

/** What several parts of the house say of one room: lists of tools and overlays come together, everything else is said by one of them. */
export function joinedSnapshot(base: RoomSnapshot, parts: readonly Partial<RoomSnapshot>[]): RoomSnapshot {
  const together = Object.assign({}, base, ...parts) as RoomSnapshot; // each part is a part of the same type
  const all = [base, ...parts];
  return {
    ...together,
    tools: all.flatMap(({ tools = [] }) => tools),
    overlays: all.flatMap(({ overlays = [] }) => overlays),
  };
}

/** Where a picture stood when something was said: as the phone tells it, but never before it began nor later than it goes on for by now. */
export function clockOf(told: number | null, seconds: number | undefined): number | null {
  if (seconds === undefined) return null;
  const live = Math.max(0, seconds);
  return Math.round(Math.min(told ?? live, live) * 10) / 10;
}
