import type { Database, Tx } from '@hearth/cms/platform';
import type { Note, NoteState } from '../../contract';

/** A note about to be told. */
export type NewNote = Pick<Note, 'id' | 'session' | 'text' | 'urgent'> & {
  readonly station: string;
  readonly by: string;
  readonly name: string;
};

type Row = Omit<Note, 'at' | 'seenAt'> & { readonly at: Date; readonly seenAt: Date | null };

/** What a page shows at once; whoever wants more reads the ledger. */
const SHOWN = 50;

const COLUMNS = {
  ...{ id: 'n.id', session: 'n.session', text: 'n.text', urgent: 'n.urgent', state: 'n.state', by: 'n.teller' },
  ...{ at: 'n.at', seenAt: 'n.seen_at', version: 'n.version' },
};

const noteOf = ({ at, seenAt, ...row }: Row): Note => ({
  ...row,
  ...{ at: at.toISOString(), seenAt: seenAt?.toISOString() ?? null },
});

type Which = { readonly stations: readonly string[]; readonly session: string; readonly id: string };

/** Keeps notes in the table `live_note`. Every read for people names the stations that they see. */
export const noteStore = {
  list: async (database: Database, session: string): Promise<readonly Note[]> => {
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
  find: async (tx: Tx, { stations, session, id }: Which): Promise<Note | undefined> => {
    const row = await tx('live_note as n')
      .where({ 'n.id': id, 'n.session': session })
      .whereIn('n.station', [...stations])
      .first<Row | undefined>(COLUMNS);
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
  /** False when somebody changed it first. */
  move: async (tx: Tx, { id, version }: Pick<Note, 'id' | 'version'>, state: NoteState): Promise<boolean> => {
    const seen = state === 'seen' ? { seen_at: tx.raw('clock_timestamp()') } : {};
    const moved = await tx('live_note')
      .where({ id, version })
      .update({ state, version: version + 1, ...seen });
    return moved === 1;
  },
} as const;

/** How notes are kept. */
export type NoteStore = typeof noteStore;
