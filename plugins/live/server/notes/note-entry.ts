import type { StaffActor } from '@hearth/cms/contract';
import { hashOf } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { NoteDeps } from './note-deps';
import type { KeptNote } from './note-store';

/**
 * Writes into the ledger what happened to a note: into the chain of the station whose live it is, wherever whoever did it is at home, and bound
 * to the words by their hash, which are not in it.
 */
export function enterNote(
  { ledger }: Pick<NoteDeps, 'ledger'>,
  tx: Tx,
  { actor, note, deed }: { readonly actor: StaffActor; readonly note: KeptNote; readonly deed: string },
): void {
  const { id, station, session, text, urgent } = note;
  const version = hashOf({ text, urgent });
  ledger.append(tx, {
    actor: { ...actor, station },
    action: `live-note.${deed}`,
    subject: id,
    version,
    facts: { session, urgent },
  });
}

/** A note as pages see it. */
export const shownNote = ({ station: _, ...note }: KeptNote) => note;
