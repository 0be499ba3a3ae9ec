import type { OwnAfterSale } from '@/contract/types';

/** Why somebody asks. */
export type AskReason = OwnAfterSale['reason'];
/** Money alone, the goods come back first, or the same is sent again. */
export type AskKind = OwnAfterSale['kind'];

/** A photo of what came, on this phone, and how much of it went. */
export interface AskPhoto {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly state: 'waiting' | 'sending' | 'whole' | 'refused';
  /** The share that was sent, 0 to 1. */
  readonly sent: number;
  /** Why it was refused, in the host's words. */
  readonly said: string | null;
}

/** A request that is being written, for one line of an order. */
export interface Asking {
  /** Its name at the host as well: sent twice over a line that broke, it is one request. */
  readonly id: string;
  readonly order: string;
  readonly offer: string;
  readonly reason: AskReason | null;
  readonly kind: AskKind;
  readonly quantity: number;
  readonly words: string;
  readonly photos: readonly AskPhoto[];
}

/** What is being written on this phone, for its reader alone. */
export interface Askings {
  readonly owner: string;
  readonly drafts: readonly Asking[];
}

/** As many photos as go with one request. */
export const MOST_EVIDENCE = 6;

type Rule = { readonly photo: boolean; readonly kinds: readonly AskKind[] };

/** What the host allows with each reason: whether it needs a photo, and whether money goes before the goods are back. */
export const REASONS: Readonly<Record<AskReason, Rule>> = {
  'bad-fruit': { photo: true, kinds: ['refund-only', 'return', 'exchange'] },
  missing: { photo: false, kinds: ['refund-only', 'return', 'exchange'] },
  damaged: { photo: true, kinds: ['refund-only', 'return', 'exchange'] },
  wrong: { photo: true, kinds: ['refund-only', 'return', 'exchange'] },
  'no-reason': { photo: false, kinds: ['return'] },
};

/** The reasons in the order in which people choose. */
export const ASK_REASONS = Object.keys(REASONS) as readonly AskReason[]; // keys of the literal above

/** Nothing written. */
export const noAskings = (owner = ''): Askings => ({ owner, drafts: [] });

/** A request about which nothing was said yet. */
export const freshAsking = (id: string, order: string, offer: string): Asking => ({
  ...{ id, order, offer, reason: null, kind: 'refund-only', quantity: 1, words: '', photos: [] },
});

/** The draft for a line of an order. */
export const draftOf = ({ drafts }: Askings, order: string, offer: string): Asking | undefined =>
  drafts.find((draft) => draft.order === order && draft.offer === offer);

/** With another reason; a kind that it does not allow gives way. */
export function withReason(draft: Asking, reason: AskReason): Asking {
  const { kinds } = REASONS[reason];
  return { ...draft, reason, kind: kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? draft.kind) };
}

/** What has to be said still before it can be sent. */
export function missingIn({ reason, photos }: Asking): 'reason' | 'photo' | null {
  if (reason === null) return 'reason';
  if (REASONS[reason].photo && photos.every(({ state }) => state === 'refused')) return 'photo';
  return null;
}

/** What comes back for so many of a line; with the last of them all that is left. The host works it out anew. */
export const backFor = (line: { readonly quantity: number; readonly amount: number }, quantity: number): number =>
  quantity >= line.quantity ? line.amount : Math.floor((line.amount * quantity) / line.quantity);

const STATES: readonly unknown[] = ['waiting', 'sending', 'whole', 'refused'];
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === 'string');

/** What was being sent when the app ended waits again. */
function photoOf(value: unknown): readonly AskPhoto[] {
  if (!isObject(value) || !areTexts(value, ['id', 'name', 'type']) || !STATES.includes(value['state'])) return [];
  const photo = value as unknown as AskPhoto; // looked at just now
  const isCut = photo.state === 'sending';
  return [{ ...photo, ...(isCut ? { state: 'waiting', sent: 0 } : {}), said: photo.said ?? null }];
}

function askingOf(value: unknown): readonly Asking[] {
  if (!isObject(value) || !areTexts(value, ['id', 'order', 'offer', 'kind', 'words'])) return [];
  const { reason, quantity, photos } = value;
  const isKnown = reason === null || (typeof reason === 'string' && reason in REASONS);
  if (!isKnown || typeof quantity !== 'number' || !Array.isArray(photos)) return [];
  const draft = value as unknown as Asking; // looked at just now
  return [{ ...draft, photos: photos.flatMap(photoOf) }];
}

/** Reads what an earlier version may have written; what is not whole is left out. */
export function parseAskings(text: string | null): Askings {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (!isObject(kept) || typeof kept['owner'] !== 'string' || !Array.isArray(kept['drafts'])) return noAskings();
    return { owner: kept['owner'], drafts: kept['drafts'].flatMap(askingOf) };
  } catch {
    return noAskings();
  }
}
