import type { Tx } from '@hearth/cms/platform';
import { deskRoomOf, NOTE_TOLD, type Note } from '../../contract';
import type { NoteDeps } from './note-deps';

/**
 * Tells the desks of a session how a note stands, once that is safe. A telling that is lost costs nothing: whoever comes back reads the
 * rows.
 */
export function tellDesks({ realtime }: Pick<NoteDeps, 'realtime'>, tx: Tx, note: Note): void {
  const at = note.seenAt ?? note.at;
  tx.afterCommit(() => realtime.publish(deskRoomOf(note.session), { type: NOTE_TOLD, at, note }));
}
