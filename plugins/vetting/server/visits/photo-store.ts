import type { Database, Tx } from '@hearth/cms/platform';
import type { BeginVisitPhoto } from '../../contract';
import { pieceStore } from '../pieces/piece-store';
import type { PhotoFileKind } from './photo-address.rules';

const TABLE = 'vetting_visit_photo';
const FILES = 'vetting_visit_photo_file';

const pieces = pieceStore({
  ...{ table: TABLE, pieces: 'vetting_visit_photo_piece', files: FILES, owner: 'photo' },
  open: { whole: false },
});

/** A photograph as it is kept. */
export type KeptPhoto = Omit<BeginVisitPhoto, 'supplier'> & {
  readonly id: string;
  readonly station: string;
  readonly sent_by: string;
  readonly visit: string | null;
  readonly received: number;
  readonly whole: boolean;
};

type NewPhoto = Pick<KeptPhoto, 'id' | 'station' | 'sent_by' | 'hash' | 'type' | 'size'>;

/** One file of a photograph. */
export type PhotoFile = {
  readonly kind: PhotoFileKind;
  readonly type: string;
  readonly bytes: Buffer;
  readonly hash: string;
};

/** Whose photographs, for which visit. */
type Attach = {
  readonly by: string;
  readonly hashes: readonly string[];
  readonly visit: string;
  readonly station: string;
};

/** Keeps photographs of visits, in pieces until they are whole. */
export const photoStore = {
  /** Photographs come one after the other, and so do visits at one station: two that bring the same picture see each other. */
  takeTurn: async (tx: Tx, station: string): Promise<void> => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('vetting.visit-photos ' || ?, 0))`, [station]);
  },
  /** What somebody sent and wrote no visit about; held. */
  waiting: async (tx: Tx, by: string, hashes: readonly string[]): Promise<readonly KeptPhoto[]> =>
    tx(TABLE)
      .where({ sent_by: by })
      .whereNull('visit')
      .whereIn('hash', [...hashes])
      .forUpdate()
      .select<KeptPhoto[]>('*'),
  countWaiting: async (tx: Tx, by: string): Promise<number> =>
    Number(
      (await tx(TABLE).where({ sent_by: by }).whereNull('visit').count<{ count: string }[]>({ count: '*' }))[0]?.count,
    ),
  /** Forgets what somebody sent days ago and never wrote about. */
  forgetOld: async (tx: Tx, by: string): Promise<void> => {
    await tx(TABLE)
      .where({ sent_by: by })
      .whereNull('visit')
      .whereRaw(`begun_at < clock_timestamp() - interval '7 days'`)
      .delete();
  },
  hold: async (tx: Tx, id: string): Promise<KeptPhoto | undefined> =>
    tx(TABLE).where({ id }).forUpdate().first<KeptPhoto | undefined>('*'),
  find: async (database: Database, id: string): Promise<KeptPhoto | undefined> =>
    database.read(TABLE).where({ id }).first<KeptPhoto | undefined>('*'),
  insert: async (tx: Tx, photo: NewPhoto): Promise<void> => {
    await tx(TABLE).insert(photo);
  },
  ...{ addPiece: pieces.addPiece, bytesOf: pieces.bytesOf, empty: pieces.empty },
  /** Keeps the files in place of the pieces; false when it was done already. */
  finish: (tx: Tx, id: string, files: readonly PhotoFile[]): Promise<boolean> =>
    pieces.finish(tx, { id, whole: true }, files),
  /** Gives what somebody sent to the visit that they wrote down. */
  attach: async (tx: Tx, { by, hashes, visit, station }: Attach): Promise<void> => {
    await tx(TABLE)
      .where({ sent_by: by, whole: true })
      .whereNull('visit')
      .whereIn('hash', [...hashes])
      .update({ visit, station });
  },
  /** Photographs of a visit with the hashes that their files have now: worked out from the bytes, not read from a column. */
  ofVisit: async (
    database: Database,
    visit: string,
  ): Promise<readonly { readonly id: string; readonly hash: string; readonly now: string }[]> =>
    (
      await database.read.raw<{ rows: { id: string; hash: string; now: string }[] }>(
        `SELECT p.id, p.hash, encode(sha256(f.bytes), 'hex') AS now
         FROM ${TABLE} p JOIN ${FILES} f ON f.photo = p.id AND f.kind = 'original' WHERE p.visit = ?`,
        [visit],
      )
    ).rows,
  file: async (database: Database, photo: string, kind: PhotoFileKind) =>
    database.read(FILES).where({ photo, kind }).first<Omit<PhotoFile, 'kind'> | undefined>('type', 'bytes', 'hash'),
} as const;

/** How photographs of visits are kept. */
export type PhotoStore = typeof photoStore;
