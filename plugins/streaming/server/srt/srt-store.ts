import type { Database, SealedColumn, Tx } from '@hearth/cms/platform';

/** The column in which passphrases lie sealed, for the change of the vault's keys. */
export const SEALED_PASSPHRASES: SealedColumn = { table: 'streaming_srt', column: 'passphrase', id: 'room' };

/** Where a room awaits encoders by SRT, without its passphrase. */
export type KeptSrt = {
  readonly room: string;
  readonly port: number;
  readonly latencyMs: number;
  readonly changedAt: Date;
};

/** The same, with its passphrase still sealed. */
export type SealedSrt = KeptSrt & { readonly passphrase: string };

/** A room about to be opened; the passphrase comes sealed. */
export type NewSrt = Omit<SealedSrt, 'changedAt'> & { readonly station: string; readonly changedBy: string };

const COLUMNS = ['s.room', 's.port', 's.latency_ms as latencyMs', 's.changed_at as changedAt'] as const;
/** One who looks for a free port at a time. */
const PORTS_LOCK = 'streaming-srt-ports';

/** Keeps rooms that are open to SRT in the table `streaming_srt`. */
export const srtStore = {
  /** Where the passphrase of a room lies, as the vault binds it. */
  place: (room: string) => ({ table: 'streaming_srt', column: 'passphrase', row: room }),
  find: async (on: Database['read'] | Tx, room: string): Promise<KeptSrt | undefined> =>
    on('streaming_srt as s')
      .where('s.room', room)
      .first<KeptSrt | undefined>(...COLUMNS),
  /** Ports that rooms have; nobody else takes one before the transaction ends. Those of rooms that were removed are free. */
  takenPorts: async (tx: Tx): Promise<ReadonlySet<number>> => {
    await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [PORTS_LOCK]);
    const removed = tx('streaming_room').where({ state: 'removed' }).select('id');
    await tx('streaming_srt').whereIn('room', removed).delete();
    const rows = await tx('streaming_srt').select<{ port: number }[]>('port');
    return new Set(rows.map(({ port }) => port));
  },
  put: async (tx: Tx, { latencyMs, changedBy, ...srt }: NewSrt): Promise<void> => {
    const row = { ...srt, latency_ms: latencyMs, changed_by: changedBy, changed_at: tx.raw('clock_timestamp()') };
    await tx('streaming_srt').insert(row).onConflict('room').merge();
  },
  /** False when it was not open. */
  remove: async (tx: Tx, room: string): Promise<boolean> => (await tx('streaming_srt').where({ room }).delete()) === 1,
  /** All rooms that await encoders by SRT now. */
  awaiting: async (database: Database): Promise<readonly SealedSrt[]> =>
    database
      .read('streaming_srt as s')
      .join('streaming_room as r', 'r.id', 's.room')
      .whereNot('r.driver', 'mux')
      .whereNotIn('r.state', ['making', 'disabled', 'removed'])
      .orderBy('s.room')
      .select<SealedSrt[]>(...COLUMNS, 's.passphrase'),
} as const;

/** How rooms that are open to SRT are kept. */
export type SrtStore = typeof srtStore;
