import type { LeadPhoto, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { KeepFile } from '../filings/keep-file-store';
import type { LeadDeps } from './lead-deps';
import { presentPhoto } from './view-photos';

type Take = { readonly id: string; readonly photo: string; readonly alt: string; readonly credit: string };
type Refused = Refusal<'HEARTH.NOT_FOUND' | 'LEADS.PHOTO_NOT_KEPT', undefined>;
type Taken = Result<LeadPhoto, Refused>;

/**
 * Takes a photo of a lead into the media library, where manuscripts find it: with its source, and with words for people who do not see
 * it. The library's row and ours commit together; of two who press at once the second finds it done.
 */
export async function takePhoto(
  deps: LeadDeps & { readonly keep: KeepFile },
  actor: StaffActor,
  { id, photo, alt, credit }: Take,
): Promise<Taken> {
  const [lead] = await deps.leads.byIds(actor.stations, [id]);
  if (!lead) return err('HEARTH.NOT_FOUND');
  const ours = (await deps.photos.ofLead(id)).some((one) => one.id === photo);
  const picture = ours ? await deps.photos.file(photo, 'picture') : undefined;
  if (!picture) return err('HEARTH.NOT_FOUND');
  const about = { name: nameOf(lead.title, photo), type: picture.type, station: lead.station, credit, alt };
  const outcome: { taken: Taken } = { taken: err('LEADS.PHOTO_NOT_KEPT') };
  await deps.keep.fromParts(about, once(picture.bytes), async (file) => {
    await deps.database.transaction(async (tx) => {
      const held = await deps.photos.hold(tx, photo);
      if (held?.asset !== null) {
        outcome.taken = held ? ok(presentPhoto(deps, held)) : err('HEARTH.NOT_FOUND');
        return;
      }
      const end = await file();
      if (!('asset' in end)) return;
      await deps.photos.taken(tx, photo, { asset: end.asset, person: actor.id });
      deps.ledger.append(tx, {
        actor,
        action: 'lead.photo-taken',
        subject: lead.id,
        facts: { photo, asset: end.asset },
      });
      outcome.taken = ok(presentPhoto(deps, { ...held, asset: end.asset, takenBy: actor.id }));
    });
  });
  return outcome.taken;
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield await Promise.resolve(bytes);
}

/** What it is called in the library: by the tip, and never like another. */
function nameOf(title: string, photo: string): string {
  return `${title.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 40) || '报料'}-${photo.slice(-6)}.jpg`;
}
