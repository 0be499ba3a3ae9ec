import { keeper } from '@/platform/keeper';
import { ask } from './http';
import { reach } from './reach';
import { UNREACHABLE, type Refusal } from './result';
import { askAsReader, session } from './session';
import { createStore } from './store';

/** What somebody tells the station, as the form holds it. */
export interface TipDraft {
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly happened: string;
  readonly contact: string;
}

interface WaitingTip extends TipDraft {
  readonly station: string;
  /** Made once for each tip: sent twice over a line that broke, it is still one. */
  readonly key: string;
}

interface Tips {
  readonly draft: TipDraft;
  /** Finished tips that the net has not taken yet. */
  readonly waiting: readonly WaitingTip[];
}

export const EMPTY_TIP: TipDraft = { title: '', text: '', place: '', happened: '', contact: '' };
const KEY = 'tips';
const FRESH: Tips = { draft: EMPTY_TIP, waiting: [] };

const isWords = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

/** Reads what an earlier version may have written; what is not whole is left out. */
export function parseTips(text: string | null): Tips {
  try {
    const kept = JSON.parse(text ?? '{}') as { readonly draft?: unknown; readonly waiting?: unknown }; // checked below
    const whole = (tip: unknown): tip is WaitingTip => isWords(tip) && 'key' in tip && 'station' in tip;
    return {
      draft: isWords(kept.draft) ? { ...EMPTY_TIP, ...kept.draft } : EMPTY_TIP,
      waiting: Array.isArray(kept.waiting) ? kept.waiting.filter(whole) : [],
    };
  } catch {
    return FRESH;
  }
}

export const tips = createStore<Tips>(keeper.needsWarming ? FRESH : parseTips(keeper.read(KEY)));

function change(part: Partial<Tips>): void {
  tips.set(part);
  keeper.write(KEY, JSON.stringify(tips.get()));
}

export const changeDraft = (part: Partial<TipDraft>): void => change({ draft: { ...tips.get().draft, ...part } });

/** A version 4 UUID: `crypto.randomUUID` is missing on plain http and on phones. */
export function aKey(random: () => number = Math.random): string {
  const figure = (most: number): string => Math.floor(random() * most).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
    place === 'x' ? figure(16) : (8 + Math.floor(random() * 4)).toString(16),
  );
}

/** What became of a tip: taken, kept until there is a net, or refused with the draft still there. */
export type TipOutcome =
  { readonly kind: 'taken' } | { readonly kind: 'kept' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Sends the draft. Without a net it is kept and goes by itself later; a refusal leaves it in the form. */
export async function sendDraft(station: string): Promise<TipOutcome> {
  const { draft } = tips.get();
  const tip: WaitingTip = { ...draft, station, key: aKey() };
  // Kept first: whoever closes the page while it is under way loses nothing.
  change({ draft: EMPTY_TIP, waiting: [...tips.get().waiting, tip] });
  const refusal = await deliver(tip);
  if (refusal === null) return { kind: 'taken' };
  if (refusal.code === UNREACHABLE) return { kind: 'kept' };
  forget(tip);
  change({ draft });
  return { kind: 'refused', refusal };
}

async function deliver(tip: WaitingTip): Promise<Refusal | null> {
  const call = { method: 'POST' as const, body: tip };
  const path = '/api/leads/tips';
  const answer = session.get().status === 'in' ? await askAsReader(path, call) : await ask(path, call);
  if (!answer.ok) return answer.refusal;
  forget(tip);
  return null;
}

const forget = ({ key }: WaitingTip): void =>
  change({ waiting: tips.get().waiting.filter((other) => other.key !== key) });

let sending: Promise<void> | null = null;

/** Sends what waits, oldest first, and stops at the first that the net or a limit does not let through. */
export function sendWaiting(): Promise<void> {
  sending ??= (async () => {
    for (const tip of tips.get().waiting) {
      const refusal = await deliver(tip);
      if (refusal === null) continue;
      // What the host will never take is let go, or it would hold up all that follow.
      if (refusal.status === 422 || refusal.status === 404) forget(tip);
      else return;
    }
  })().finally(() => {
    sending = null;
  });
  return sending;
}

/** Tries again whenever the host can be reached again, and once when the app starts. */
export function watchTips(): () => void {
  if (keeper.needsWarming) tips.set(parseTips(keeper.read(KEY)));
  let wasOnline = reach.get().online;
  if (tips.get().waiting.length > 0) void sendWaiting();
  return reach.subscribe(() => {
    const { online } = reach.get();
    if (online && !wasOnline && tips.get().waiting.length > 0) void sendWaiting();
    wasOnline = online;
  });
}
