import type { Database } from '../../platform';
import type { PastStore } from './past-store';

const USUAL_DAYS = 180;
const LONGEST_DAYS = 3_650;
const AT_ONCE = 1_000;
/** A tick is short: what is left waits for the next one. */
const MOST_ROUNDS = 20;

/** For how many days earlier words of items are kept, as the operator says; what is no number of days is refused at the start. */
export function pastDays(set: string | undefined): number {
  if (set === undefined || set === '') return USUAL_DAYS;
  const days = Number(set);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw new Error(`HEARTH_INGEST_PAST_DAYS is a number of days from 1 to ${LONGEST_DAYS}, not ${set}`);
  return days;
}

/** Forgets earlier words whose time is over, batch by batch, so that no reading waits long; gives how many. */
export async function forgetPast(
  { database, past }: { readonly database: Database; readonly past: Pick<PastStore, 'dropOlder'> },
  days: number,
): Promise<number> {
  let forgotten = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const dropped = await database.transaction((tx) => past.dropOlder(tx, { days, most: AT_ONCE }));
    forgotten += dropped;
    if (dropped < AT_ONCE) break;
  }
  return forgotten;
}
