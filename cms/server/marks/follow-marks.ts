import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../platform';
import type { Edit } from '../revisions/keep-revision';
import { findQuote, moveAnchor } from './move-anchor';
import type { MarkStore } from './mark-store';

/** Moves the remarks on a manuscript along with an edit of it, settled ones too; those whose words are gone stay as orphans. */
export async function followMarks(marks: Pick<MarkStore, 'on' | 'place'>, tx: Tx, edit: Edit): Promise<void> {
  const { before, content } = edit;
  if (!before) return;
  for (const { id, anchor, orphaned } of await marks.on(tx, edit)) {
    // An orphan looks for its words anywhere: somebody may have put them back.
    const moved = orphaned ? findQuote(anchor, content) : moveAnchor(anchor, before.content, content);
    const isStill = moved ? !orphaned && isDeepStrictEqual(moved, anchor) : orphaned;
    if (!isStill) await marks.place(tx, id, { anchor: moved ?? anchor, orphaned: !moved });
  }
}
