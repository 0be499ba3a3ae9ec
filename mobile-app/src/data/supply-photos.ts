import { pickPhotos } from '@/platform/photos';
import { sendProof } from './send-proof';
import { askAsReader } from './session';
import { changeForm, hear, sendParts, supply } from './supply';
import type { ProofKind, SupplyPhoto } from './supply.rules';
import { dropPhotos, keepPhoto, sourceOf } from './tip-photos';
import { aKey } from './tips.rules';

const PATH = '/api/vetting/supply/proofs';

/** Lets somebody take or choose a photo of a paper, keeps it on the phone and begins to send it. */
export async function addProof(kind: ProofKind): Promise<void> {
  const [picked] = await pickPhotos(1);
  if (!picked) return;
  const photo: SupplyPhoto = { id: aKey(), kind, type: picked.type, state: 'waiting', sent: 0 };
  await keepPhoto(photo.id, picked.source);
  const { form } = supply.get();
  changeForm({ ...form, photos: [...form.photos, photo] });
  await sendProofs();
}

/** Takes a paper out, here and at the host. */
export async function removeProof(id: string): Promise<void> {
  const { form } = supply.get();
  changeForm({ ...form, photos: form.photos.filter((photo) => photo.id !== id) });
  await dropPhotos([{ id }]);
  await askAsReader(`${PATH}/${id}`, { method: 'DELETE' });
  await hear();
}

function patch(id: string, change: Partial<SupplyPhoto>): void {
  const { form } = supply.get();
  changeForm({ ...form, photos: form.photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)) });
}

let sending: Promise<void> | null = null;

/** Sends what waits, one after the other, from wherever the line broke; a bad line carries one better than four. */
export function sendProofs(): Promise<void> {
  sending ??= (async () => {
    // The host takes photos of a form that it has: what was typed a moment ago goes before them.
    await sendParts();
    if (!supply.get().remote) await hear();
    if (!supply.get().remote) return;
    for (;;) {
      const { form } = supply.get();
      const next = form.photos.find(({ state }) => state === 'waiting');
      if (!next) return;
      if (!(await sendOne(next, form.station))) return;
    }
  })().finally(() => {
    sending = null;
  });
  return sending;
}

/** False when there is no line. */
async function sendOne({ id, kind, type }: SupplyPhoto, station: string): Promise<boolean> {
  const source = await sourceOf(id);
  if (source === null) {
    patch(id, { state: 'refused' });
    return true;
  }
  patch(id, { state: 'sending' });
  const end = await sendProof({ id, station, kind, type, source }, (sent) => patch(id, { sent }));
  if (end.kind === 'later') {
    patch(id, { state: 'waiting' });
    return false;
  }
  patch(id, end.kind === 'whole' ? { state: 'whole', sent: 1 } : { state: 'refused' });
  await hear();
  return true;
}
