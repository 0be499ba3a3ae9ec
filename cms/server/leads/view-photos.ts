import { leadPhotoKinds, type LeadPhoto, type LeadPhotoKind, type StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { LeadDeps } from './lead-deps';
import { goodUntil, photoAddress, signedPart } from './photo.rules';
import type { KeptPhoto } from './photo-store';

type Deps = Pick<LeadDeps, 'leads' | 'photos' | 'vault' | 'clock'>;
type NotFound = Refusal<'HEARTH.NOT_FOUND', undefined>;

/** What the signature of an address is made with, and for nothing else. */
const PURPOSE = 'lead.photo';

/** The photos of a lead, for people who see it. */
export async function viewPhotos(
  deps: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ photos: LeadPhoto[] }, NotFound>> {
  const [lead] = await deps.leads.byIds(actor.stations, [id]);
  if (!lead) return err('HEARTH.NOT_FOUND');
  const photos = await deps.photos.ofLead(id);
  return ok({ photos: photos.map((photo) => presentPhoto(deps, photo)) });
}

/** A photo with addresses that a browser can fetch for some minutes, without a header. */
export function presentPhoto({ vault, clock }: Deps, photo: KeptPhoto): LeadPhoto {
  const { id, width, height, blur, at, asset, takenBy } = photo;
  const until = goodUntil(clock.now());
  const address = (kind: LeadPhotoKind): string =>
    photoAddress(id, kind, { until, sign: vault.index(PURPOSE, signedPart(id, kind, until)) });
  const urls = Object.fromEntries(leadPhotoKinds.map((kind) => [kind, address(kind)])) as LeadPhoto['urls']; // all of them
  return { id, width, height, blur, at, asset, takenBy, urls };
}

type Asked = { readonly id: string; readonly kind: LeadPhotoKind; readonly until: number; readonly sign: string };

/** One file of a photo, for whoever holds an address that is still good. */
export async function photoFile(
  { photos, vault, clock }: Deps,
  { id, kind, until, sign }: Asked,
): Promise<Result<{ readonly type: string; readonly bytes: Buffer }, NotFound>> {
  // Which of the two is wrong is nobody's business. An index is a keyed hash: comparing hashes of equal length tells no key.
  const isGood = until > clock.now().getTime() && vault.indexes(PURPOSE, signedPart(id, kind, until)).includes(sign);
  const file = isGood ? await photos.file(id, kind) : undefined;
  return file ? ok(file) : err('HEARTH.NOT_FOUND');
}
