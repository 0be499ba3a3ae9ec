import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Note, TellNote } from '../../contract';
import { findSession } from './find-session';
import type { NoteDeps, NoteRefusal } from './note-deps';
import { enterNote, shownNote } from './note-entry';
import { mayBeTold } from './note.rules';
import { tellDesks } from './tell-desks';

/** Tells the host something. Whoever sends it twice, since the first answer was lost, told it once. */
export async function tellNote(
  deps: NoteDeps,
  actor: StaffActor,
  { session, id, text, urgent }: TellNote & { readonly session: string },
): Promise<Result<Note, NoteRefusal>> {
  const known = await findSession(deps, actor, session);
  if (!known) return err('LIVE_CONSOLE.SESSION_NOT_FOUND');
  if (!mayBeTold(known.state)) return err('LIVE_CONSOLE.SESSION_OVER');
  return deps.database.transaction(async (tx): Promise<Result<Note, NoteRefusal>> => {
    const { station } = known;
    const isNew = await deps.notes.insert(tx, { id, session, station, text, urgent, by: actor.id, name: actor.name });
    const note = await deps.notes.find(tx, { stations: actor.stations, session, id });
    if (note?.text !== text || note.urgent !== urgent) return err('LIVE_CONSOLE.NOTE_TAKEN');
    if (!isNew) return ok(shownNote(note));
    enterNote(deps, tx, { actor, note, deed: 'told' });
    tellDesks(deps, tx, shownNote(note));
    return ok(shownNote(note));
  });
}
