import type { Database, Tx } from '@hearth/cms/platform';
import type { ProofKind } from '../../contract';
import { pieceStore } from '../pieces/piece-store';

const TABLE = 'vetting_supplier_proof';
const FILES = 'vetting_supplier_proof_file';

const pieces = pieceStore({
  ...{ table: TABLE, pieces: 'vetting_supplier_proof_piece', files: FILES, owner: 'proof' },
  open: { hash: null },
});

/** A photo of a paper as it is kept. */
export type KeptProof = {
  readonly id: string;
  readonly supplier: string;
  readonly station: string;
  readonly kind: ProofKind;
  readonly type: string;
  readonly size: number;
  /** What the phone says it sends. */
  readonly sha256: string;
  /** The picture that was made of it. */
  readonly hash: string | null;
  readonly received: number;
  readonly width: number | null;
  readonly height: number | null;
};

type NewProof = Pick<KeptProof, 'id' | 'supplier' | 'station' | 'kind' | 'type' | 'size' | 'sha256'>;

/** What there is of a picture. */
export type ProofFileKind = 'picture' | 'small' | 'large';

/** One file of a picture. */
export type ProofFile = { readonly kind: ProofFileKind; readonly type: string; readonly bytes: Buffer };

type Whole = Pick<KeptProof, 'id'> & { readonly hash: string; readonly width: number; readonly height: number };

/** Keeps photos of papers, in pieces until they are whole. */
export const proofStore = {
  of: async (on: Database['read'] | Tx, supplier: string): Promise<readonly KeptProof[]> =>
    on(TABLE).where({ supplier }).whereNull('gone_at').orderBy(['created_at', 'id']).limit(50).select<KeptProof[]>('*'),
  find: async (database: Database, id: string): Promise<KeptProof | undefined> =>
    database.read(TABLE).where({ id }).whereNull('gone_at').first<KeptProof | undefined>('*'),
  hold: async (tx: Tx, id: string): Promise<KeptProof | undefined> =>
    tx(TABLE).where({ id }).whereNull('gone_at').forUpdate().first<KeptProof | undefined>('*'),
  /** False when the name is taken. */
  insert: async (tx: Tx, proof: NewProof): Promise<boolean> =>
    (await tx(TABLE).insert(proof).onConflict('id').ignore().returning<{ id: string }[]>('id')).length === 1,
  ...{ addPiece: pieces.addPiece, bytesOf: pieces.bytesOf, empty: pieces.empty },
  /** Keeps the picture in place of the pieces; false when it was done already. */
  finish: (tx: Tx, whole: Whole, files: readonly ProofFile[]): Promise<boolean> => pieces.finish(tx, whole, files),
  file: async (database: Database, proof: string, kind: ProofFileKind) =>
    database.read(FILES).where({ proof, kind }).first<Pick<ProofFile, 'type' | 'bytes'> | undefined>('type', 'bytes'),
  /** Takes one out of sight; what was handed in once stays on file. */
  takeOut: async (tx: Tx, id: string): Promise<void> => {
    await tx(TABLE)
      .where({ id })
      .update({ gone_at: tx.raw('clock_timestamp()') });
  },
  remove: async (tx: Tx, id: string): Promise<void> => {
    await tx(TABLE).where({ id }).delete();
  },
} as const;

/** How photos of papers are kept. */
export type ProofStore = typeof proofStore;
