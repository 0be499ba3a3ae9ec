/** Which of the lives that are placed stand after the story of this number. */
export function placedAfter<T extends { readonly position: number }>(
  placed: readonly T[],
  story: number,
): readonly T[] {
  return placed.filter(({ position }) => position === story);
}
