import type { Note } from '../../contract';

/** What was read with what was heard since: each note in its newest version, the newest first, none that was taken back. */
export function newestNotes(read: readonly Note[], heard: ReadonlyMap<string, Note>): readonly Note[] {
  const all = new Map(read.map((note) => [note.id, note]));
  for (const note of heard.values()) if ((all.get(note.id)?.version ?? 0) <= note.version) all.set(note.id, note);
  return [...all.values()]
    .filter(({ state }) => state !== 'withdrawn')
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
}

/** What the host has not read: urgent ones first, then in the order in which they were told. */
export function unseenNotes(notes: readonly Note[]): readonly Note[] {
  return notes
    .filter(({ state }) => state === 'sent')
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || Date.parse(a.at) - Date.parse(b.at));
}
