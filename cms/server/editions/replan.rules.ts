import type { EditionPlanning, PostingEvent, PostingState, ReviewState } from '../../contract';
import { UNSENT } from '../deliveries/delivery.machine';

type Row = { readonly state: PostingState; readonly revision: number; readonly sentAt: Date | null };
type Asked = { readonly isSigned: boolean; readonly revision: number; readonly row: Row | undefined };

/** Whether the newest words of a story are signed: deliveries were planned of them, and what is said now concerns those. */
export const isSigned = ({ kept, revision }: Signed): boolean => kept.state === 'signed' && kept.hash === revision.hash;

type Signed = {
  readonly kept: { readonly state: ReviewState; readonly hash: string };
  readonly revision: { readonly hash: string };
};

const GIVEN_UP: readonly PostingState[] = ['cancelled', 'dropped'];

/** What saying whether and when a story goes out on an account does at once: before its signature nothing, afterwards what is left to do. */
export function planningOf({ isSigned, revision, row }: Asked): EditionPlanning {
  if (!isSigned) return 'before';
  if (row?.revision !== revision) return 'adds';
  if (UNSENT.includes(row.state)) return 'moves';
  // What was begun to be sent may stand somewhere: it never goes a second time in the same words.
  if (row.sentAt !== null) return 'next';
  if (row.state === 'failed_final') return 'moves';
  return GIVEN_UP.includes(row.state) ? 'revives' : 'next';
}

/** The event that lets a delivery follow what was said; undefined where it stays as it is. */
export function followsBy(planning: EditionPlanning, { state, isWanted }: Following): PostingEvent | undefined {
  if (planning === 'revives') return isWanted ? 'replan' : undefined;
  if (planning !== 'moves') return undefined;
  // What its platform would refuse waits for a person from the start.
  if (state === 'failed_final') return isWanted ? 'mend' : 'drop';
  return isWanted ? 'reschedule' : 'cancel';
}

type Following = { readonly state: PostingState; readonly isWanted: boolean };
