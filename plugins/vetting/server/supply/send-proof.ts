import type { ReaderActor } from '@hearth/cms/contract';
import { err, ok, type Err, type Result } from '@hearth/cms/kernel';
import type { readPhoto, Tx } from '@hearth/cms/platform';
import { MOST_PIECE_BYTES, MOST_PROOFS, type BeginProof, type ProofProgress } from '../../contract';
import { nextPiece, sha256, wholePhoto } from '../pieces/whole-photo';
import type { KeptProof, ProofFile } from '../suppliers/proof-store';
import type { SupplierDeps, SupplierRefusal } from '../suppliers/supplier-deps';
import { isOpenForm } from '../suppliers/supplier.rules';
import type { KeptSupplier } from '../suppliers/supplier-store';

/** What photos want beside what suppliers want. */
export type ProofDeps = SupplierDeps & { readonly readPhoto: typeof readPhoto };

const progress = ({ id, received, size, hash }: KeptProof): ProofProgress => ({
  ...{ id, received, size },
  isWhole: hash !== null,
});

/** Announces a photo, or says how much of it is there, so that a phone goes on where the line broke. */
export async function beginProof(
  deps: ProofDeps,
  reader: ReaderActor,
  { station, ...photo }: BeginProof,
): Promise<Result<ProofProgress, SupplierRefusal>> {
  const begun = await deps.database.transaction(async (tx): Promise<Result<KeptProof, SupplierRefusal>> => {
    const form = await deps.suppliers.holdOfReader(tx, reader.id, station);
    if (!form) return err('VETTING.SUPPLY_NOT_FOUND');
    if (!isOpenForm(form.state)) return err('VETTING.SUPPLY_FIXED', { state: form.state });
    const known = await deps.proofs.hold(tx, photo.id);
    if (known) return isSame(known, form, photo) ? ok(known) : err('VETTING.PROOF_OTHER');
    const kept = await deps.proofs.of(tx, form.id);
    if (kept.length >= MOST_PROOFS) return err('VETTING.PROOFS_FULL', { most: MOST_PROOFS });
    const made = await deps.proofs.insert(tx, { ...photo, supplier: form.id, station });
    const proof = made ? await deps.proofs.hold(tx, photo.id) : undefined;
    return proof ? ok(proof) : err('VETTING.PROOF_OTHER');
  });
  return begun.ok ? finished(deps, begun.value) : begun;
}

const isSame = (known: KeptProof, form: KeptSupplier, photo: Omit<BeginProof, 'station'>): boolean =>
  known.supplier === form.id && known.sha256 === photo.sha256 && known.size === photo.size && known.kind === photo.kind;

/** A piece of a photo, and where it goes. */
export type Piece = { readonly id: string; readonly offset: number; readonly bytes: Buffer };

/** Takes a piece, when it is the next one. */
export async function receivePiece(
  deps: ProofDeps,
  reader: ReaderActor,
  { id, offset, bytes }: Piece,
): Promise<Result<ProofProgress, SupplierRefusal>> {
  if (bytes.length > MOST_PIECE_BYTES) return err('VETTING.PIECE_SIZE', { most: MOST_PIECE_BYTES });
  const taken = await deps.database.transaction(async (tx): Promise<Result<KeptProof, SupplierRefusal>> => {
    const own = await ownProof(deps, tx, { reader, id });
    if (!own.ok) return own;
    const proof = own.value;
    const fits = nextPiece(proof, { offset, bytes });
    if (!fits.ok) return fits;
    if (bytes.length === 0) return ok(proof);
    await deps.proofs.addPiece(tx, proof, bytes);
    return ok({ ...proof, received: proof.received + bytes.length });
  });
  return taken.ok ? finished(deps, taken.value) : taken;
}

/** Takes a photo out of one's own form. */
export async function removeProof(
  deps: SupplierDeps,
  reader: ReaderActor,
  id: string,
): Promise<Result<null, SupplierRefusal>> {
  return deps.database.transaction(async (tx) => {
    const own = await ownProof(deps, tx, { reader, id });
    if (!own.ok) return own;
    await (own.value.wasFiled ? deps.proofs.takeOut(tx, id) : deps.proofs.remove(tx, id));
    return ok(null);
  });
}

type Which = { readonly reader: ReaderActor; readonly id: string };

async function ownProof(
  deps: SupplierDeps,
  tx: Tx,
  { reader, id }: Which,
): Promise<Result<KeptProof & { readonly wasFiled: boolean }, SupplierRefusal>> {
  const proof = await deps.proofs.hold(tx, id);
  const form = proof && (await deps.suppliers.holdOfReader(tx, reader.id, proof.station));
  if (!proof || form?.id !== proof.supplier) return err('VETTING.SUPPLY_NOT_FOUND');
  if (!isOpenForm(form.state)) return err('VETTING.SUPPLY_FIXED', { state: form.state });
  return ok({ ...proof, wasFiled: form.filed_at !== null });
}

/**
 * Looks at a photo whose last piece is there: by its hash, then by its bytes to the last row. The looking takes a second and holds no row; when
 * the host dies in the middle, the phone asks again and it is done then.
 */
async function finished(deps: ProofDeps, proof: KeptProof): Promise<Result<ProofProgress, SupplierRefusal>> {
  if (proof.hash !== null || proof.received < proof.size) return ok(progress(proof));
  const bytes = await deps.proofs.bytesOf(deps.database, proof.id);
  // Somebody else finished it meanwhile and the pieces are gone.
  if (bytes.length !== proof.size) return ok(progress((await deps.proofs.find(deps.database, proof.id)) ?? proof));
  const photo = await wholePhoto(deps.readPhoto, bytes, proof);
  if (!photo.ok) return emptied(deps, proof, photo);
  const { width, height, files } = photo.value;
  const kept = files.flatMap(({ kind, type, bytes: file }): ProofFile[] => {
    const name = KEPT[kind];
    return name ? [{ kind: name, type, bytes: file }] : [];
  });
  const picture = kept.find(({ kind }) => kind === 'picture');
  if (!picture) throw new Error('A photo that was read has no picture');
  const hash = sha256(picture.bytes);
  await deps.database.transaction(async (tx) => deps.proofs.finish(tx, { id: proof.id, hash, width, height }, kept));
  return ok(progress({ ...proof, hash }));
}

/** Which of the pictures that a photo is made into are kept. */
const KEPT: Readonly<Record<string, ProofFile['kind'] | undefined>> = {
  picture: 'picture',
  'webp-small': 'small',
  'webp-large': 'large',
};

/** Whoever sends it again begins at its first piece. */
async function emptied<Refused extends Err<SupplierRefusal>>(
  deps: ProofDeps,
  { id }: KeptProof,
  refused: Refused,
): Promise<Refused> {
  await deps.database.transaction((tx) => deps.proofs.empty(tx, id));
  return refused;
}
