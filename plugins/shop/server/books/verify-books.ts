import type { Database } from '@hearth/cms/platform';
import type { BookPagesStore } from './book-pages-store';
import { BEGINNING } from './posting.rules';
import { sealPosting } from './seal-posting';

/** What is wrong with a chain, and where. */
export type BookFault = { readonly seq: number; readonly fault: 'changed' | 'moved' | 'gap' | 'out' | 'end' };

/** What a check of the books found. */
export type Verified = {
  readonly postings: number;
  readonly entries: number;
  readonly head: string;
  readonly faults: readonly BookFault[];
};

/** More than so many faults say nothing new. */
const MOST_FAULTS = 100;

/**
 * Reads a station's books from the first posting to the last and works out anew what they claim: each hash, each link, each sum. One
 * snapshot, page by page, so that memory stays flat and whoever books meanwhile is not in the way.
 */
export async function verifyBooks(
  { read, pages }: { readonly read: Database['read']; readonly pages: BookPagesStore },
  station: string,
): Promise<Verified> {
  const faults: BookFault[] = [];
  let [seq, previous, entries] = [0, BEGINNING, 0];
  const fault = (at: number, kind: BookFault['fault']): void => {
    if (faults.length < MOST_FAULTS) faults.push({ seq: at, fault: kind });
  };
  const head = await pages.take(read, station, (page) => {
    for (const { hash, ...body } of page) {
      if (body.seq !== seq + 1) fault(seq + 1, 'gap');
      else if (body.previous !== previous) fault(body.seq, 'moved');
      if (sealPosting(body).hash !== hash) fault(body.seq, 'changed');
      if (body.entries.reduce((sum, [, fen]) => sum + BigInt(fen), 0n) !== 0n) fault(body.seq, 'out');
      entries += body.entries.length;
      seq = body.seq;
      previous = hash;
    }
  });
  if (head && (head.seq !== seq || head.hash !== previous)) fault(seq, 'end');
  return { postings: seq, entries, head: previous, faults };
}
