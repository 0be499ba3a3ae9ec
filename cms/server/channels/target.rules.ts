import type { ColumnTarget } from '../../contract';

/** Whether every channel waits, if at all, for one that goes out without waiting for it in turn (首发顺序). */
export function waitsInOrder(targets: readonly ColumnTarget[]): boolean {
  const waitsFor = new Map(
    targets.map(({ channel, embargo }) => [channel, embargo.kind === 'until-live' ? embargo.channel : null]),
  );
  return targets.every(({ channel }) => {
    let [here, steps]: [string | null | undefined, number] = [channel, 0];
    while (typeof here === 'string' && steps <= targets.length) {
      here = waitsFor.get(here);
      steps += 1;
    }
    // Null is a channel that waits for nobody; undefined one that the column does not go out on.
    return here === null;
  });
}
