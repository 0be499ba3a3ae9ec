import type { RefusalOf } from '@hearth/cms/contract';
import type { Database, Ledger, Realtime } from '@hearth/cms/platform';
import type { consoleErrors, LiveSessions } from '../../contract';
import type { NoteStore } from './note-store';

/** What the verbs of notes are handed. */
export type NoteDeps = {
  readonly database: Database;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly realtime: Pick<Realtime, 'publish'>;
  readonly sessions: Pick<LiveSessions, 'find'>;
  readonly notes: NoteStore;
};

/** What the verbs of notes refuse. */
export type NoteRefusal = RefusalOf<typeof consoleErrors>;
