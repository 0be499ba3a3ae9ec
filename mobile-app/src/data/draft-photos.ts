import { pickPhotos } from '@/platform/photos';
import { takePhotoBack } from './send-photo';
import { dropPhotos, keepPhoto, sendPhotosOf } from './tip-photos';
import { changeTips, tips } from './tips';
import { aKey, MOST_PHOTOS, type TipPhoto } from './tips.rules';

let sending: Promise<void> | null = null;

/** Lets somebody choose photos for the draft and begins to send them, while the words are still being written. */
export async function addPhotos(station: string): Promise<void> {
  const picked = await pickPhotos(MOST_PHOTOS - tips.get().photos.length);
  for (const { name, type, source } of picked) {
    const photo: TipPhoto = { id: aKey(), name, type, state: 'waiting', sent: 0, said: null };
    await keepPhoto(photo.id, source);
    changeTips({ photos: [...tips.get().photos, photo].slice(0, MOST_PHOTOS) });
  }
  await sendDraftPhotos(station);
}

/** Tries one again that was refused, or that the line broke for. */
export async function tryPhotoAgain(id: string, station: string): Promise<void> {
  patch(id, { state: 'waiting', said: null });
  await sendDraftPhotos(station);
}

export async function removePhoto(id: string, station: string): Promise<void> {
  takePhotoBack({ id, tip: tips.get().key, station });
  changeTips({ photos: tips.get().photos.filter((photo) => photo.id !== id) });
  await dropPhotos([{ id }]);
}

const patch = (id: string, change: Partial<TipPhoto>): void =>
  changeTips({ photos: tips.get().photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo)) });

/** One after the other: a bad line carries one better than six. What was chosen meanwhile goes in the next round. */
function sendDraftPhotos(station: string): Promise<void> {
  sending ??= (async () => {
    for (;;) {
      const { key, photos } = tips.get();
      const [next] = photos.filter(({ state }) => state === 'waiting');
      if (!next) return;
      const one = { key, station, photos: [next] };
      const sent = await sendPhotosOf(one, ({ photos: [changed] }) => {
        // What was taken out of the form, or went with it, is nobody's business here any more.
        if (changed && tips.get().key === key) patch(changed.id, changed);
      });
      if (sent === null) return;
    }
  })().finally(() => {
    sending = null;
  });
  return sending;
}
