import { keeper } from '@/platform/keeper';
import { ask } from './http';
import { reach } from './reach';
import { UNREACHABLE, type Refusal } from './result';
import { askAsReader, session } from './session';
import { createStore } from './store';
import { dropPhotos, sendPhotosOf } from './tip-photos';
import { aKey, EMPTY_TIP, freshTips, parseTips, type TipDraft, type Tips, type WaitingTip } from './tips.rules';

const KEY = 'tips';

export const tips = createStore<Tips>(keeper.needsWarming ? freshTips() : parseTips(keeper.read(KEY)));

/** Changes what is kept, and keeps it. */
export function changeTips(part: Partial<Tips>): void {
  tips.set(part);
  keeper.write(KEY, JSON.stringify(tips.get()));
}

export const changeDraft = (part: Partial<TipDraft>): void => changeTips({ draft: { ...tips.get().draft, ...part } });

/** What became of a tip: taken, kept until there is a net, or refused with the draft still there. */
export type TipOutcome =
  { readonly kind: 'taken' } | { readonly kind: 'kept' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Sends the draft. Without a net it is kept and goes by itself later; a refusal leaves it in the form. */
export async function sendDraft(station: string): Promise<TipOutcome> {
  const { draft, key, photos } = tips.get();
  const tip: WaitingTip = { ...draft, station, key, photos };
  // Kept first: whoever closes the page while it is under way loses nothing.
  changeTips({ draft: EMPTY_TIP, key: aKey(), photos: [], waiting: [...tips.get().waiting, tip] });
  const refusal = await deliver(tip);
  if (refusal === null) return { kind: 'taken' };
  if (refusal.code === UNREACHABLE) return { kind: 'kept' };
  const left = tips.get().waiting.find((one) => one.key === key) ?? tip;
  remove(tip);
  changeTips({ draft, key, photos: left.photos });
  return { kind: 'refused', refusal };
}

const NO_NET: Refusal = { code: UNREACHABLE, status: 0, message: '', fields: [], retryIn: null, details: {} };

/** Its photos go ahead. One that the host will not take stays behind: the words matter more. */
async function deliver(tip: WaitingTip, again = false): Promise<Refusal | null> {
  const photos = await sendPhotosOf(tip, (change) => changeWaiting(tip.key, change));
  if (photos === null) return NO_NET;
  const { title, text, place, happened, contact, station, key } = tip;
  const call = { method: 'POST' as const, body: { title, text, place, happened, contact, station, key, photos } };
  const path = '/api/leads/tips';
  const answer = session.get().status === 'in' ? await askAsReader(path, call) : await ask(path, call);
  if (answer.ok) {
    remove(tip);
    await dropPhotos(tip.photos);
    return null;
  }
  if (answer.refusal.code !== 'LEADS.PHOTO_UNKNOWN' || again) return answer.refusal;
  // The host forgot what waited here for more than a day: everything is sent once more.
  const anew = tip.photos.map((photo) => ({ ...photo, state: 'waiting' as const }));
  changeWaiting(tip.key, { photos: anew });
  return deliver({ ...tip, photos: anew }, true);
}

function changeWaiting(key: string, change: Partial<WaitingTip>): void {
  changeTips({ waiting: tips.get().waiting.map((tip) => (tip.key === key ? { ...tip, ...change } : tip)) });
}

const remove = ({ key }: WaitingTip): void =>
  changeTips({ waiting: tips.get().waiting.filter((other) => other.key !== key) });

let sending: Promise<void> | null = null;

/** Sends what waits, oldest first, and stops at the first that the net or a limit does not let through. */
export function sendWaiting(): Promise<void> {
  sending ??= (async () => {
    for (const tip of tips.get().waiting) {
      const refusal = await deliver(tip);
      if (refusal === null) continue;
      // What the host will never take is let go, or it would hold up all that follow.
      if (refusal.status !== 422 && refusal.status !== 404) return;
      remove(tip);
      await dropPhotos(tip.photos);
    }
  })().finally(() => {
    sending = null;
  });
  return sending;
}

let isWarm = !keeper.needsWarming;
let stop: (() => void) | null = null;

/** Tries again whenever the host can be reached again, and once at the beginning. However often it is asked, one watch is kept. */
export function watchTips(): () => void {
  if (!isWarm) tips.set(parseTips(keeper.read(KEY)));
  isWarm = true;
  let wasOnline = reach.get().online;
  if (tips.get().waiting.length > 0) void sendWaiting();
  stop ??= reach.subscribe(() => {
    const { online } = reach.get();
    if (online && !wasOnline && tips.get().waiting.length > 0) void sendWaiting();
    wasOnline = online;
  });
  return () => {
    stop?.();
    stop = null;
  };
}
