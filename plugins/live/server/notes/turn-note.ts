import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Note, NoteEvent } from '../../contract';
import type { NoteDeps, NoteRefusal } from './note-deps';
import { enterNote, shownNote } from './note-entry';
import { noteMachine } from './note.machine';
import { tellDesks } from './tell-desks';

/** Which note, and what happens to it. */
export type TurnNote = { readonly session: string; readonly note: string; readonly event: NoteEvent };

/** The host read a note, or the director takes it back. What is already so is no refusal: two phones may lie beside the camera. */
export async function turnNote(
  deps: NoteDeps,
  actor: StaffActor,
  { session, note: id, event }: TurnNote,
): Promise<Result<Note, NoteRefusal>> {
  const wanted = event === 'see' ? 'seen' : 'withdrawn';
  return deps.database.transaction(async (tx): Promise<Result<Note, NoteRefusal>> => {
    const which = { stations: actor.stations, session, id };
    const note = await deps.notes.hold(tx, which);
    if (!note) return err('LIVE_CONSOLE.NOTE_NOT_FOUND');
    const { state } = note;
    if (state === wanted) return ok(shownNote(note));
    const next = noteMachine.next(state, event);
    if (!next.ok) return err('LIVE_CONSOLE.NOTE_STATE', { state, event, allowed: noteMachine.allowed(state) });
    await deps.notes.move(tx, note, next.value.state);
    const now = await deps.notes.find(tx, which);
    if (!now) return err('LIVE_CONSOLE.NOTE_NOT_FOUND');
    enterNote(deps, tx, { actor, note: now, deed: now.state });
    tellDesks(deps, tx, shownNote(now));
    return ok(shownNote(now));
  });
}
