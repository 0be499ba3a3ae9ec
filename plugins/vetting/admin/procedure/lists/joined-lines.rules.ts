/** How many lines the host gives at once. */
export const LINES_A_PAGE = 50;

/** A list by its noun, and beside it what came last. */
export type Answer<Line> = Readonly<Record<string, readonly Line[]>>;

const LAST = 'last';

/** Puts the next page of a list under what is known. */
export const joined = <Line>(noun: string, known: Answer<Line>, next: Answer<Line>): Answer<Line> => ({
  [noun]: [...(known[noun] ?? []), ...(next[noun] ?? [])],
  [LAST]: next[noun] ?? [],
});

/** From which line a list is read on; none once its last page was not full. */
export function nextFrom<Line extends { readonly id: string }>(
  noun: string,
  page: Answer<Line> | undefined,
): string | undefined {
  const lines = page?.[noun];
  const last = page?.[LAST] ?? lines;
  return last?.length === LINES_A_PAGE ? lines?.at(-1)?.id : undefined;
}
