import { host } from '@/platform/host';
import type { AskPhoto } from './asking.rules';
import { putPhoto } from './send-photo';
import { bearer } from './session';
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
  const token = await bearer();
  const address = `${host()}/api/shop/after-sales/photos/${id}?order=${order}`;
  const end =
    token === null
      ? ({ kind: 'later' } as const)
      : await putPhoto({ address, type, source, bearer: token }, (sent) => patch({ sent }));
  if (end.kind === 'later') {
    patch({ state: 'waiting', sent: 0 });
    return false;
  }
  patch(end.kind === 'whole' ? { state: 'whole', sent: 1 } : { state: 'refused', said: end.said });
  return true;
}
