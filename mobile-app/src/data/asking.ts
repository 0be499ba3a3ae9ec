import type { OwnAfterSale } from '@/contract/types';
import { keeper } from '@/platform/keeper';
import { pickPhotos, takePhoto, type Photo } from '@/platform/photos';
import {
  draftOf,
  freshAsking,
  MOST_EVIDENCE,
  noAskings,
  parseAskings,
  type Asking,
  type Askings,
} from './asking.rules';
import { reach } from './reach';
import { ok, refuse, type Result } from './result';
import { sendEvidence } from './send-evidence';
import { session } from './session';
import { askShop } from './shop';
import { createStore } from './store';
import { dropPhotos, keepPhoto } from './tip-photos';
import { aKey } from './tips.rules';

const KEY = 'after-sale-drafts';
/** A photo that is to be sent. */
const UNSENT = { state: 'waiting', sent: 0, said: null } as const;

/** Requests that are being written, kept on the phone with each change. */
export const askings = createStore<Askings>(keeper.needsWarming ? noAskings() : parseAskings(keeper.read(KEY)));

function change(next: Partial<Askings>): void {
  askings.set(next);
  const { drafts } = askings.get();
  keeper.write(KEY, drafts.length === 0 ? null : JSON.stringify(askings.get()));
}

/** Changes one draft as it is now: photos go on being sent while words are written. */
export function changeAsking(id: string, part: (draft: Asking) => Asking): void {
  change({ drafts: askings.get().drafts.map((draft) => (draft.id === id ? part(draft) : draft)) });
}

const now = (id: string): Asking | undefined => askings.get().drafts.find((draft) => draft.id === id);

/** Begins for a line of an order, or goes on with what was written. What another reader of this phone wrote is forgotten. */
export async function openAsking(owner: string, order: string, offer: string): Promise<void> {
  if (keeper.needsWarming && askings.get().owner === '') askings.set(parseAskings(keeper.read(KEY)));
  if (askings.get().owner !== owner) await forgetAskings(owner);
  if (!draftOf(askings.get(), order, offer)) {
    change({ drafts: [...askings.get().drafts, freshAsking(aKey(), order, offer)] });
  }
  await sendAllEvidence();
}

/** Forgets everything that is being written here, with its photos. */
export async function forgetAskings(owner = ''): Promise<void> {
  if (keeper.needsWarming && askings.get().owner === '') askings.set(parseAskings(keeper.read(KEY)));
  const photos = askings.get().drafts.flatMap((draft) => draft.photos);
  change(noAskings(owner));
  await dropPhotos(photos);
}

async function forget(id: string): Promise<void> {
  const photos = now(id)?.photos ?? [];
  change({ drafts: askings.get().drafts.filter((draft) => draft.id !== id) });
  await dropPhotos(photos);
}

/** Lets somebody choose photos, and begins to send them while the words are still being written. */
export const chooseEvidence = (id: string): Promise<void> =>
  addEvidence(id, () => pickPhotos(MOST_EVIDENCE - (now(id)?.photos.length ?? 0)));

/** The same with the camera. */
export const photographEvidence = (id: string): Promise<void> => addEvidence(id, takePhoto);

async function addEvidence(id: string, pick: () => Promise<readonly Photo[]>): Promise<void> {
  for (const { name, type, source } of await pick()) {
    const photo = { id: aKey(), name, type, ...UNSENT };
    await keepPhoto(photo.id, source);
    changeAsking(id, (draft) => ({ ...draft, photos: [...draft.photos, photo].slice(0, MOST_EVIDENCE) }));
  }
  await sendAllEvidence();
}

/** Takes one out again. The host forgets what no request names. */
export async function removeEvidence(id: string, photo: string): Promise<void> {
  changeAsking(id, (draft) => ({ ...draft, photos: draft.photos.filter((one) => one.id !== photo) }));
  await dropPhotos([{ id: photo }]);
}

/** Tries one again that was refused, or that the line broke for. */
export async function tryEvidenceAgain(id: string, photo: string): Promise<void> {
  changeAsking(id, (draft) => ({
    ...draft,
    photos: draft.photos.map((one) => (one.id === photo ? { ...one, ...UNSENT } : one)),
  }));
  await sendAllEvidence();
}

let sending: Promise<boolean> | null = null;

/** Sends what waits, one after the other: a bad line carries one better than six. False when the line broke. */
export function sendAllEvidence(): Promise<boolean> {
  sending ??= (async () => {
    for (;;) {
      const draft = askings.get().drafts.find(({ photos }) => photos.some(({ state }) => state === 'waiting'));
      const photo = draft?.photos.find(({ state }) => state === 'waiting');
      if (!draft || !photo) return true;
      const { id, order } = draft;
      const patch = (part: Partial<typeof photo>) =>
        changeAsking(id, (one) => ({
          ...one,
          photos: one.photos.map((each) => (each.id === photo.id ? { ...each, ...part } : each)),
        }));
      if (!(await sendEvidence({ order, photo }, patch))) return false;
    }
  })().finally(() => {
    sending = null;
  });
  return sending;
}

/** Sends a request with those of its photos that the host has. On success the phone keeps nothing of it. */
export async function sendAsking(id: string): Promise<Result<OwnAfterSale>> {
  const first = await ask(id);
  if (first.ok || first.refusal.code !== 'AFTERSALES.PHOTO_UNKNOWN') return first;
  // The host forgot what waited for longer than it keeps it: everything is sent once more.
  changeAsking(id, (draft) => ({
    ...draft,
    photos: draft.photos.map((photo) => ({ ...photo, ...UNSENT })),
  }));
  return ask(id);
}

async function ask(id: string): Promise<Result<OwnAfterSale>> {
  if (!(await sendAllEvidence())) return refuse('NET.UNREACHABLE');
  const draft = now(id);
  if (!draft) return refuse('AFTERSALES.SALE_NOT_FOUND');
  const { photos, words, ...said } = draft;
  const whole = photos.filter(({ state }) => state === 'whole').map((photo) => photo.id);
  const body = { ...said, words: words.trim(), photos: whole };
  const answer = await askShop<OwnAfterSale>('/after-sales', { method: 'POST', body });
  if (!answer.ok) return answer;
  await forget(id);
  return ok(answer.value);
}

/** Sends photos on whenever the host can be reached again, and forgets everything when the reader signs out. */
export function watchAskings(): () => void {
  let wasOnline = reach.get().online;
  const stops = [
    reach.subscribe(() => {
      const { online } = reach.get();
      if (online && !wasOnline) void sendAllEvidence();
      wasOnline = online;
    }),
    session.subscribe(() => {
      if (session.get().status === 'out' && askings.get().owner !== '') void forgetAskings();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
