import { host } from '@/platform/host';
import type { FileSource } from '@/platform/outbox-box';
import { languageOf, prefs } from './prefs';

/** How the sending of a photo ended: whole, cut off, or refused in the host's words. */
export type PhotoEnd =
  | { readonly kind: 'whole' }
  /** `isStranger`: the host does not know who sends; a session may have to be renewed. */
  | { readonly kind: 'later'; readonly isStranger?: true }
  | { readonly kind: 'refused'; readonly said: string };

export interface SentPhoto {
  readonly id: string;
  readonly tip: string;
  readonly station: string;
  readonly type: string;
  readonly source: FileSource;
}

const PATIENCE_MS = 60_000;
const addressOf = ({ id, tip, station }: Pick<SentPhoto, 'id' | 'tip' | 'station'>): string =>
  `${host()}/api/leads/photos/${id}?tip=${tip}&station=${encodeURIComponent(station)}`;

/** A photo and where it is put; with a bearer where the host wants to know whose it is. */
export interface PutPhoto {
  readonly address: string;
  readonly type: string;
  readonly source: FileSource;
  readonly bearer?: string;
}

/** Puts one photo at its address; `fetch` would not say how far it came. */
export function putPhoto(photo: PutPhoto, onProgress: (share: number) => void): Promise<PhotoEnd> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', photo.address);
    request.timeout = PATIENCE_MS;
    request.setRequestHeader('content-type', photo.type || 'application/octet-stream');
    request.setRequestHeader('accept-language', languageOf(prefs.get().language) === 'en' ? 'en' : 'zh-Hans');
    if (photo.bearer !== undefined) request.setRequestHeader('authorization', `Bearer ${photo.bearer}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(endOf(request.status, request.responseText));
    request.onerror = () => resolve({ kind: 'later' });
    request.ontimeout = () => resolve({ kind: 'later' });
    // React Native sends the file that an object with a uri names; the types know browsers only.
    request.send(photo.source as Blob);
  });
}

/** Sends one photo of a tip. */
export const sendPhoto = (photo: SentPhoto, onProgress: (share: number) => void): Promise<PhotoEnd> =>
  putPhoto({ address: addressOf(photo), type: photo.type, source: photo.source }, onProgress);

/** Takes back a photo that nobody was told of. Where it does not get through, the host forgets it within a day. */
export function takePhotoBack(photo: Pick<SentPhoto, 'id' | 'tip' | 'station'>): void {
  const request = new XMLHttpRequest();
  request.open('DELETE', addressOf(photo));
  request.send();
}

function endOf(status: number, body: string): PhotoEnd {
  if (status === 201) return { kind: 'whole' };
  if (status === 0 || status === 408 || status >= 500) return { kind: 'later' };
  if (status === 401) return { kind: 'later', isStranger: true };
  try {
    const { error } = JSON.parse(body) as { error?: { message?: string } }; // the host's refusals; anything else throws or is empty
    return { kind: 'refused', said: error?.message ?? '' };
  } catch {
    // Somebody else speaks, such as the log-in page of a hotel's net.
    return { kind: 'later' };
  }
}
