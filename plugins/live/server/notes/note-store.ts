import type { Database, Tx } from '@hearth/cms/platform';
import type { Note, NoteState } from '../../contract';

/** A note about to be told. */
export type NewNote = Pick<Note, 'id' | 'session' | 'text' | 'urgent'> & {
  readonly station: string;
  readonly by: string;
  readonly name: string;
};

/** A note as it is kept. */
export type KeptNote = Note & { readonly station: string };

type Row = Omit<KeptNote, 'at' | 'seenAt'> & { readonly at: Date; readonly seenAt: Date | null };

/** What a page shows at once; older ones stay with the file of the session. */
const SHOWN = 50;

const COLUMNS = {
  ...{
    id: 'n.id',
    station: 'n.station',
    session: 'n.session',
    text: 'n.text',
    urgent: 'n.urgent',
    state: 'n.state',
    by: 'n.teller',
  },
  ...{ at: 'n.at', seenAt: 'n.seen_at', version: 'n.version' },
};

const noteOf = ({ at, seenAt, ...row }: Row): KeptNote => ({
  ...row,
  ...{ at: at.toISOString(), seenAt: seenAt?.toISOString() ?? null },
});

type Which = { readonly stations: readonly string[]; readonly session: string; readonly id: string };

const one = (tx: Tx, { stations, session, id }: Which) =>
  tx('live_note as n')
    .where({ 'n.id': id, 'n.session': session })
    .whereIn('n.station', [...stations])
    .first<Row | undefined>(COLUMNS);

/** Keeps notes in the table `live_note`. Every read for people names the stations that they see. */
export const noteStore = {
  list: async (database: Database, session: string): Promise<readonly KeptNote[]> => {
    const rows = await database
      .read('live_note as n')
      .where('n.session', session)
      .whereNot('n.state', 'withdrawn')
      .orderBy([
        { column: 'n.at', order: 'desc' },
        { column: 'n.id', order: 'desc' },
      ])
      .limit(SHOWN)
      .select<Row[]>(COLUMNS);
    return rows.map(noteOf);
  },
  find: async (tx: Tx, which: Which): Promise<KeptNote | undefined> => {
    const row = await one(tx, which);
    return row && noteOf(row);
  },
  /** The note, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, which: Which): Promise<KeptNote | undefined> => {
    const row = await one(tx, which).forUpdate('n');
    return row && noteOf(row);
  },
  /** False when a note of this id is there already. */
  insert: async (tx: Tx, { by, name, ...words }: NewNote): Promise<boolean> => {
    const rows = (await tx('live_note')
      .insert({ ...words, state: 'sent', told_by: by, teller: name })
      .onConflict('id')
      .ignore()
      .returning('id')) as unknown[];
    return rows.length === 1;
  },
  /** For whoever holds it. */
  move: async (tx: Tx, { id, version }: Pick<Note, 'id' | 'version'>, state: NoteState): Promise<void> => {
    const seen = state === 'seen' ? { seen_at: tx.raw('clock_timestamp()') } : {};
    await tx('live_note')
      .where({ id })
      .update({ state, version: version + 1, ...seen });
  },
} as const;

/** How notes are kept. */
export type NoteStore = typeof noteStore;
