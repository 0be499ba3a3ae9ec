import type { Tx } from '../../platform';
import type { Which } from '../revisions/revision-store';
import type { ReviewDeps } from './review-deps';

/** Whose words a manuscript holds that somebody else put into the house: returns go to them, and they sign none of it. */
export type Writer = { readonly id: string; readonly name: string };

/** Remembers it, in the transaction that made the manuscript. */
export async function creditWriter(
  { cases }: Pick<ReviewDeps, 'cases'>,
  tx: Tx,
  { writer, ...which }: Which & { readonly writer: Writer },
): Promise<void> {
  const kept = await cases.forUpdate(tx, which);
  if (!kept) throw new Error(`The manuscript ${which.documentId} was just made and has no case`);
  await cases.addAuthor(tx, kept.id, writer.id);
  await cases.change(tx, kept, { author: writer.id, authorName: writer.name });
}
