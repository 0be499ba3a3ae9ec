import { createHash } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { KeptVisitPhoto } from '../../contract';
import { isGoodAddress } from '../papers/file-address.rules';
import type { Signed } from '../papers/receive-file';
import { showingAddresses } from './photo-address.rules';
import type { PhotoFileKind } from './photo-address.rules';
import type { PhotoDeps } from './send-photo';
import type { VisitRefusal } from './write-visit';

/**
 * The photographs of a visit. Each file is hashed anew and compared with what was written down with the visit, so that an exchanged picture
 * shows; visits from before photographs were kept have hashes alone.
 */
export async function seeVisitPhotos(
  deps: PhotoDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ photos: KeptVisitPhoto[] }, VisitRefusal>> {
  const visit = await deps.visits.find(deps.database, actor.stations, id);
  if (!visit) return err('VETTING.VISIT_NOT_FOUND');
  const kept = new Map((await deps.photos.ofVisit(deps.database, id)).map((photo) => [photo.hash, photo]));
  const now = deps.clock.now();
  return ok({
    photos: visit.photos.map(({ hash }): KeptVisitPhoto => {
      const photo = kept.get(hash);
      if (!photo) return { hash, standing: 'not-kept', urls: null };
      const standing = photo.now === hash ? 'same' : 'changed';
      return { hash, standing, urls: showingAddresses(deps.vault, photo.id, now) };
    }),
  });
}

type Wanted = Signed & { readonly id: string; readonly kind: PhotoFileKind };

/** A file of a photograph, for whoever holds an address that is still good; one that is not what was kept is not shown. */
export async function visitPhotoAt(
  deps: PhotoDeps,
  { id, kind, ...signed }: Wanted,
): Promise<Result<{ readonly type: string; readonly bytes: Buffer }, VisitRefusal>> {
  const isGood = isGoodAddress(deps.vault, { ...signed, now: deps.clock.now() });
  const file = isGood ? await deps.photos.file(deps.database, id, kind) : undefined;
  if (!file) return err('VETTING.VISIT_NOT_FOUND');
  if (createHash('sha256').update(file.bytes).digest('hex') !== file.hash) return err('VETTING.PHOTO_CHANGED');
  return ok(file);
}
