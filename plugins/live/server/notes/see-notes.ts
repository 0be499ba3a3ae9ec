import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Note } from '../../contract';
import { findSession } from './find-session';
import { shownNote } from './note-entry';
import type { NoteDeps, NoteRefusal } from './note-deps';

/** What the director told the host, the newest first; what was taken back is in the ledger alone. */
export async function seeNotes(
  deps: Pick<NoteDeps, 'database' | 'notes' | 'sessions'>,
  actor: StaffActor,
  session: string,
): Promise<Result<{ notes: Note[] }, Extract<NoteRefusal, { code: 'LIVE_CONSOLE.SESSION_NOT_FOUND' }>>> {
  if (!(await findSession(deps, actor, session))) return err('LIVE_CONSOLE.SESSION_NOT_FOUND');
  return ok({ notes: (await deps.notes.list(deps.database, session)).map(shownNote) });
}
