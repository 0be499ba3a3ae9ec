/** When so many fail one after the other, it is not them: whatever they all stand on is gone, and the next round tries anew. */
const GIVES_UP_AFTER = 3;

/**
 * Does something for each of a list, one after the other. What fails for one is no reason to leave out those behind it: they have their turn, and then
 * what went wrong is thrown.
 */
export async function eachAlone<One>(all: Iterable<One>, work: (one: One) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  let inARow = 0;
  for (const one of all) {
    try {
      await work(one);
      inARow = 0;
    } catch (error) {
      failures.push(error);
      inARow += 1;
      if (inARow === GIVES_UP_AFTER) break;
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} of them failed`);
  if (failures.length === 1) throw failures[0];
}
