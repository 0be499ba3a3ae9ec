import type { Database, Tx } from '@hearth/cms/platform';
import type { PaperFile } from '../../contract';

/** A file as it is kept: once in each station, by what is in it. */
export type KeptFile = Pick<PaperFile, 'hash' | 'type' | 'size'> & { readonly station: string };

/** Keeps files of papers in the table `vetting_file`. */
export const fileStore = {
  /** The same bytes brought twice are there once. */
  keep: async (
    tx: Tx,
    { bytes, broughtBy, ...file }: KeptFile & { readonly bytes: Buffer; readonly broughtBy: string },
  ) => {
    await tx('vetting_file')
      .insert({ ...file, bytes, brought_by: broughtBy })
      .onConflict(['station', 'hash'])
      .ignore();
  },
  /** Makes a file known to a station whose paper it becomes; false when none of these stations has it. */
  lend: async (tx: Tx, hash: string, { from, to }: { readonly from: readonly string[]; readonly to: string }) => {
    await tx.raw(
      `INSERT INTO vetting_file (station, hash, type, size, bytes, brought_by, brought_at)
       SELECT ?, hash, type, size, bytes, brought_by, brought_at FROM vetting_file WHERE hash = ? AND station = ANY(?) LIMIT 1
       ON CONFLICT DO NOTHING`,
      [to, hash, [...from]],
    );
    return (await tx('vetting_file').where({ station: to, hash }).first('hash')) !== undefined;
  },
  bytes: async (database: Database, station: string, hash: string) =>
    database
      .read('vetting_file')
      .where({ station, hash })
      .first<{ type: string; bytes: Buffer } | undefined>('type', 'bytes'),
} as const;

/** How files are kept. */
export type FileStore = typeof fileStore;
