import { outboxBox, type FileSource } from '@/platform/outbox-box';
import { sendPhoto } from './send-photo';
import type { TipPhoto, WaitingTip } from './tips.rules';

/** A store that is full or shut says so by throwing; photos go on without it. */
async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

/** Where nothing can be kept, in a private window for one, photos last as long as the page. */
const held = new Map<string, FileSource>();

/** Keeps the bytes of a photo until they are sent, through the end of the app. */
export async function keepPhoto(id: string, source: FileSource): Promise<void> {
  held.set(id, source);
  await quietly(() => outboxBox.keepFile(id, source));
}

export async function sourceOf(id: string): Promise<FileSource | null> {
  return held.get(id) ?? (await quietly(() => outboxBox.file(id)));
}

/** Lets go of the bytes of photos. */
export async function dropPhotos(photos: readonly Pick<TipPhoto, 'id'>[]): Promise<void> {
  for (const { id } of photos) {
    held.delete(id);
    await quietly(() => outboxBox.dropFile(id));
  }
}

type Sent = Pick<WaitingTip, 'key' | 'station' | 'photos'>;
type Change = (change: { readonly photos: readonly TipPhoto[] }) => void;

/** Sends what of a tip's photos has not gone yet. The ids of those that arrived, in their order; null when the line broke. */
export async function sendPhotosOf(tip: Sent, onChange: Change): Promise<readonly string[] | null> {
  let photos = tip.photos;
  const patch = (id: string, change: Partial<TipPhoto>): void => {
    photos = photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo));
    onChange({ photos });
  };
  for (const { id, type, state } of tip.photos) {
    if (state === 'whole' || state === 'refused') continue;
    const source = await sourceOf(id);
    if (source === null) {
      patch(id, { state: 'refused' });
      continue;
    }
    patch(id, { state: 'sending', sent: 0 });
    const sending = { id, tip: tip.key, station: tip.station, type, source };
    const end = await sendPhoto(sending, (sent) => patch(id, { sent }));
    if (end.kind === 'later') {
      patch(id, { state: 'waiting', sent: 0 });
      return null;
    }
    patch(id, end.kind === 'whole' ? { state: 'whole', sent: 1 } : { state: 'refused', said: end.said });
  }
  return photos.filter(({ state }) => state === 'whole').map(({ id }) => id);
}
