import type { PostingState, ReviewState } from '../../../contract';
import type { Delivery } from '../../deliveries/delivery-store';
import type { House, Records } from './house';
import { truthOf } from './truth';

/** A story that was put aside. */
export const ASIDE: readonly ReviewState[] = ['spiked', 'sealed', 'held'];
const RESTS: readonly PostingState[] = ['live', 'replaced', 'cancelled', 'dropped', 'down'];
const WITH_PEOPLE: readonly PostingState[] = ['failed_final', 'rejected', 'manual', 'manual_takedown'];

/**
 * What neither rests nor waits for a person. Words that nobody stands for any more wait at their gate for signatures, which are people's
 * to give; words of a correction are among them once the story is written on, for then it goes the whole way again.
 */
export function unrested({ begins, channels }: House, records: Records): readonly Delivery[] {
  const { deliveries, kept, revisions } = records;
  const isAside = kept !== undefined && ASIDE.includes(kept.state);
  const truth = truthOf({ begins }, records, new Set());
  const waits = ({ gate, revision, channel }: Delivery): boolean => {
    const hash = revisions.find(({ n }) => n === revision)?.hash ?? '';
    // Our own app shows the newest words alone: while somebody writes on, those that were signed wait for the next.
    const isWrittenOn = channel === channels[0] && kept?.hash !== hash;
    return gate === 'unsigned' && (isAside || !truth.isSigned(hash) || isWrittenOn);
  };
  return deliveries.filter((row) => !RESTS.includes(row.state) && !WITH_PEOPLE.includes(row.state) && !waits(row));
}
