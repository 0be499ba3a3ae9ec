import type { Database, Tx } from '@hearth/cms/platform';

/** Where something lies that comes in pieces: its row, its pieces, its files, and the column by which both name it. */
export type PieceTables = {
  readonly table: string;
  readonly pieces: string;
  readonly files: string;
  readonly owner: string;
  /** What its row says until it is whole. */
  readonly open: Readonly<Record<string, boolean | null>>;
};

/** What has come of something, so that the next piece finds its place. */
export type Received = { readonly id: string; readonly received: number };

/** What a row says from when it is whole. */
type Whole = { readonly id: string } & Readonly<Record<string, string | number | boolean>>;

/** Keeps what comes over a bad line in pieces until it is whole. */
export const pieceStore = ({ table, pieces, files, owner, open }: PieceTables) => ({
  addPiece: async (tx: Tx, { id, received }: Received, bytes: Buffer): Promise<void> => {
    await tx(pieces).insert({ [owner]: id, place: received, bytes });
    await tx(table)
      .where({ id })
      .update({ received: received + bytes.length });
  },
  /** All that has come, in order. */
  bytesOf: async (database: Database, id: string): Promise<Buffer> => {
    const rows = await database
      .read(pieces)
      .where({ [owner]: id })
      .orderBy('place')
      .select<{ bytes: Buffer }[]>('bytes');
    return Buffer.concat(rows.map(({ bytes }) => bytes));
  },
  /** Begins anew with what came damaged or is none. */
  empty: async (tx: Tx, id: string): Promise<void> => {
    await tx(pieces)
      .where({ [owner]: id })
      .delete();
    await tx(table)
      .where({ id, ...open })
      .update({ received: 0 });
  },
  /** Keeps the files in place of the pieces; false when it was done already. */
  finish: async (tx: Tx, { id, ...whole }: Whole, made: readonly object[]): Promise<boolean> => {
    const finished = await tx(table)
      .where({ id, ...open })
      .update(whole);
    if (finished !== 1) return false;
    await tx(files).insert(made.map((file) => ({ [owner]: id, ...file })));
    await tx(pieces)
      .where({ [owner]: id })
      .delete();
    return true;
  },
});
