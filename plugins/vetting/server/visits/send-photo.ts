import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Clock, type Err, type Result } from '@hearth/cms/kernel';
import type { readPhoto, Tx, Vault } from '@hearth/cms/platform';
import { MOST_PIECE_BYTES, MOST_WAITING_PHOTOS, type BeginVisitPhoto, type VisitPhotoProgress } from '../../contract';
import { isGoodAddress } from '../papers/file-address.rules';
import type { Signed } from '../papers/receive-file';
import { nextPiece, sha256, wholePhoto } from '../pieces/whole-photo';
import { sendingAddress } from './photo-address.rules';
import type { KeptPhoto, PhotoFile } from './photo-store';
import type { VisitDeps, VisitRefusal } from './write-visit';

/** What photographs want beside what visits want. */
export type PhotoDeps = VisitDeps & {
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'index' | 'indexes'>;
  readonly readPhoto: typeof readPhoto;
};

type Progress = Result<VisitPhotoProgress, VisitRefusal>;

/**
 * Announces a photograph of a visit that is about to be written down, or says how much of it is there. It is known by whoever sends it and by
 * its hash, so that the page needs to remember nothing to go on where the line broke.
 */
export async function beginVisitPhoto(
  deps: PhotoDeps,
  actor: StaffActor,
  { supplier, ...photo }: BeginVisitPhoto,
): Promise<Progress> {
  const begun = await deps.database.transaction(async (tx): Promise<Result<KeptPhoto, VisitRefusal>> => {
    const station = await deps.visits.stationOf(tx, actor.stations, supplier);
    if (station === undefined) return err('VETTING.NOBODY_TO_VISIT');
    await deps.photos.takeTurn(tx, station);
    if (await deps.visits.isUsed(tx, station, [photo.hash])) return err('VETTING.PHOTO_USED');
    const [known] = await deps.photos.waiting(tx, actor.id, [photo.hash]);
    if (known) return known.size === photo.size ? ok(known) : err('VETTING.PROOF_BROKEN');
    return added(deps, tx, { ...photo, station, sent_by: actor.id });
  });
  return begun.ok ? finished(deps, begun.value) : begun;
}

async function added(
  deps: PhotoDeps,
  tx: Tx,
  photo: Omit<KeptPhoto, 'id' | 'visit' | 'received' | 'whole'>,
): Promise<Result<KeptPhoto, VisitRefusal>> {
  await deps.photos.forgetOld(tx, photo.sent_by);
  if ((await deps.photos.countWaiting(tx, photo.sent_by)) >= MOST_WAITING_PHOTOS)
    return err('VETTING.PROOFS_FULL', { most: MOST_WAITING_PHOTOS });
  const id = deps.ids.next();
  await deps.photos.insert(tx, { ...photo, id });
  return ok({ ...photo, id, visit: null, received: 0, whole: false });
}

/** A piece of a photograph, the address by which it came, and where it goes. */
export type VisitPiece = Signed & {
  readonly station: string;
  readonly person: string;
  readonly id: string;
  readonly offset: number;
  readonly bytes: Buffer;
};

/** Takes a piece, when it is the next one. */
export async function receiveVisitPiece(
  deps: PhotoDeps,
  { id, offset, bytes, ...sent }: VisitPiece,
): Promise<Progress> {
  if (!isGoodAddress(deps.vault, { ...sent, now: deps.clock.now() })) return err('VETTING.VISIT_NOT_FOUND');
  if (bytes.length > MOST_PIECE_BYTES) return err('VETTING.PIECE_SIZE', { most: MOST_PIECE_BYTES });
  const taken = await deps.database.transaction(async (tx): Promise<Result<KeptPhoto, VisitRefusal>> => {
    const photo = await deps.photos.hold(tx, id);
    // The address names the sender; a photograph that a visit has got is nobody's to change.
    if (photo?.sent_by !== sent.person || photo.visit !== null) return err('VETTING.VISIT_NOT_FOUND');
    const fits = nextPiece(photo, { offset, bytes });
    if (!fits.ok) return fits;
    if (bytes.length === 0) return ok(photo);
    await deps.photos.addPiece(tx, photo, bytes);
    return ok({ ...photo, received: photo.received + bytes.length });
  });
  return taken.ok ? finished(deps, taken.value) : taken;
}

function progress(deps: PhotoDeps, { id, station, sent_by: person, received, size, whole }: KeptPhoto): Progress {
  const url = sendingAddress(deps.vault, { station, person, id }, deps.clock.now());
  return ok({ id, received, size, isWhole: whole, url });
}

/**
 * Looks at a photograph whose last piece is there: by its hash, then by its bytes to the last row. The looking takes a second and holds no row;
 * when the host dies in the middle, the page asks again and it is done then.
 */
async function finished(deps: PhotoDeps, photo: KeptPhoto): Promise<Progress> {
  if (photo.whole || photo.received < photo.size) return progress(deps, photo);
  const bytes = await deps.photos.bytesOf(deps.database, photo.id);
  // Somebody else finished it meanwhile and the pieces are gone.
  if (bytes.length !== photo.size) return progress(deps, (await deps.photos.find(deps.database, photo.id)) ?? photo);
  const seen = await wholePhoto(deps.readPhoto, bytes, { sha256: photo.hash, type: photo.type });
  if (!seen.ok) return emptied(deps, photo, seen);
  const files = seen.value.files.flatMap(({ kind, type, bytes: file }): PhotoFile[] => {
    const name = SHOWN[kind];
    return name ? [{ kind: name, type, bytes: file, hash: sha256(file) }] : [];
  });
  const original: PhotoFile = { kind: 'original', type: photo.type, bytes, hash: photo.hash };
  await deps.database.transaction((tx) => deps.photos.finish(tx, photo.id, [original, ...files]));
  return progress(deps, { ...photo, whole: true });
}

/** Which of the pictures that a photograph is made into pages show. */
const SHOWN: Readonly<Record<string, PhotoFile['kind'] | undefined>> = { 'webp-small': 'small', 'webp-large': 'large' };

/** Whoever sends it again begins at its first piece. */
async function emptied<Refused extends Err<VisitRefusal>>(
  deps: PhotoDeps,
  { id }: KeptPhoto,
  refused: Refused,
): Promise<Refused> {
  await deps.database.transaction((tx) => deps.photos.empty(tx, id));
  return refused;
}
