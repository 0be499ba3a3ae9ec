/** What somebody tells the station, as the form holds it. */
export interface TipDraft {
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly happened: string;
  readonly contact: string;
}

/** A photo that goes along, as far as it has come. Its bytes lie in the outbox of the phone under its id. */
export interface TipPhoto {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly state: 'waiting' | 'sending' | 'whole' | 'refused';
  /** The share that was sent, 0 to 1. */
  readonly sent: number;
  /** Why it was refused, in the host's words. */
  readonly said: string | null;
}

/** A finished tip that the net has not taken yet. */
export interface WaitingTip extends TipDraft {
  readonly station: string;
  /** Made once for each tip: sent twice over a line that broke, it is still one. */
  readonly key: string;
  readonly photos: readonly TipPhoto[];
}

/** The form, and what waits. */
export interface Tips {
  readonly draft: TipDraft;
  /** The key that the draft will be sent under; its photos go ahead under it. */
  readonly key: string;
  readonly photos: readonly TipPhoto[];
  readonly waiting: readonly WaitingTip[];
}

/** As many as the host takes with one tip. */
export const MOST_PHOTOS = 6;
/** A form that nobody has written into. */
export const EMPTY_TIP: TipDraft = { title: '', text: '', place: '', happened: '', contact: '' };

/** A version 4 UUID: `crypto.randomUUID` is missing on plain http and on phones. */
export function aKey(random: () => number = Math.random): string {
  const figure = (most: number): string => Math.floor(random() * most).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
    place === 'x' ? figure(16) : (8 + Math.floor(random() * 4)).toString(16),
  );
}

/** Nothing written and nothing waiting, under a key of its own. */
export const freshTips = (): Tips => ({ draft: EMPTY_TIP, key: aKey(), photos: [], waiting: [] });

type Words = Readonly<Record<string, string>>;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areWords = (value: unknown): value is Words =>
  isObject(value) && Object.values(value).every((one) => typeof one === 'string');

const STATES: readonly unknown[] = ['waiting', 'sending', 'whole', 'refused'];
const isPhoto = (value: unknown): value is TipPhoto =>
  isObject(value) &&
  typeof value['id'] === 'string' &&
  typeof value['name'] === 'string' &&
  typeof value['type'] === 'string' &&
  STATES.includes(value['state']);

/** What was being sent when the app ended waits again. */
function photosOf(value: unknown): readonly TipPhoto[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isPhoto)
    .map((photo) => (photo.state === 'sending' ? { ...photo, state: 'waiting', sent: 0 } : photo));
}

function waitingOf(value: unknown): readonly WaitingTip[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const { photos, ...words } = one;
    if (!areWords(words) || words['key'] === undefined || words['station'] === undefined) return [];
    return [{ ...EMPTY_TIP, ...words, key: words['key'], station: words['station'], photos: photosOf(photos) }];
  });
}

/** Reads what an earlier version may have written; what is not whole is left out. */
export function parseTips(text: string | null): Tips {
  const fresh = freshTips();
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (!isObject(kept)) return fresh;
    const { draft, key, photos, waiting } = kept;
    return {
      draft: areWords(draft) ? { ...EMPTY_TIP, ...draft } : EMPTY_TIP,
      key: typeof key === 'string' ? key : fresh.key,
      photos: photosOf(photos),
      waiting: waitingOf(waiting),
    };
  } catch {
    return fresh;
  }
}
