import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../platform';
import type { Edit } from '../revisions/keep-revision';
import { findQuote, movingAnchors } from './move-anchor';
import type { MarkStore, Placed } from './mark-store';

/** Moves the remarks on a manuscript along with an edit of it, settled ones too; those whose words are gone stay as orphans. */
export async function followMarks(marks: Pick<MarkStore, 'on' | 'place'>, tx: Tx, edit: Edit): Promise<void> {
  const { before, content } = edit;
  if (!before) return;
  const move = movingAnchors(before.content, content);
  const placed: Placed[] = [];
  for (const { id, anchor, orphaned } of await marks.on(tx, edit)) {
    // An orphan looks for its words anywhere: somebody may have put them back.
    const moved = orphaned ? findQuote(anchor, content) : move(anchor);
    const isStill = moved ? !orphaned && isDeepStrictEqual(moved, anchor) : orphaned;
    if (!isStill) placed.push({ id, anchor: moved ?? anchor, orphaned: !moved });
  }
  await marks.place(tx, placed);
}
