import { host } from '@/platform/host';
import type { AskPhoto } from './asking.rules';
import { putPhoto, type PhotoEnd } from './send-photo';
import { bearer, refreshSession } from './session';
import { sourceOf } from './tip-photos';

interface Evidence {
  readonly order: string;
  readonly photo: AskPhoto;
}

/** Sends a photo of what came, under the name that the phone gave it; sent twice it is there once. False when there is no line. */
export async function sendEvidence(
  { order, photo: { id, type } }: Evidence,
  patch: (change: Partial<AskPhoto>) => void,
): Promise<boolean> {
  const source = await sourceOf(id);
  if (source === null) {
    patch({ state: 'refused', said: null });
    return true;
  }
  patch({ state: 'sending', sent: 0 });
  const address = `${host()}/api/shop/after-sales/photos/${id}?order=${order}`;
  const put = async (): Promise<PhotoEnd> => {
    const token = await bearer();
    if (token === null) return { kind: 'later' };
    return putPhoto({ address, type, source, bearer: token }, (sent) => patch({ sent }));
  };
  let end = await put();
  // A token that the host no longer takes is renewed once; where the session itself is over, the page says so.
  if (end.kind === 'later' && end.isStranger && (await refreshSession()).ok) end = await put();
  if (end.kind === 'later') {
    patch({ state: 'waiting', sent: 0 });
    return false;
  }
  patch(end.kind === 'whole' ? { state: 'whole', sent: 1 } : { state: 'refused', said: end.said });
  return true;
}
