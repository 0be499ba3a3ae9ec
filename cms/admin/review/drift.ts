import type { InboxLine } from '../../contract';

/** How a fresh reading of the inbox differs from what is on the screen. */
export type Drift = { readonly arrived: number; readonly left: number };

/**
 * Compares the lines on the screen with the top of the inbox as it is now. Of lines below that top nothing is known, so only when
 * the whole inbox was read anew is a missing line one that left.
 */
export function driftOf(
  shown: readonly Pick<InboxLine, 'id'>[],
  fresh: { readonly items: readonly Pick<InboxLine, 'id'>[]; readonly next: string | null },
): Drift {
  const known = new Set(shown.map(({ id }) => id));
  const now = new Set(fresh.items.map(({ id }) => id));
  const arrived = fresh.items.filter(({ id }) => !known.has(id)).length;
  const left = fresh.next === null ? shown.filter(({ id }) => !now.has(id)).length : 0;
  return { arrived, left };
}

/** Lines whose news is known are shown as they are now, in their place. */
export function renewed<Line extends { readonly id: string }>(
  shown: readonly Line[],
  fresh: readonly Line[],
): readonly Line[] {
  const now = new Map(fresh.map((line) => [line.id, line]));
  return shown.map((line) => now.get(line.id) ?? line);
}
