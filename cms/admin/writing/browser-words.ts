import type { DraftContent } from '../../contract';

/** What was typed and did not reach the host yet. */
export type BrowserWords = {
  readonly session: string;
  readonly base: number;
  readonly content: DraftContent;
  readonly at: number;
};

/** Where the words of one person about one manuscript lie: `writing/ID/LOCALE` with the person before it. */
export type Shelf = { readonly person: string; readonly path: string };

type Drawers = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Nobody looks for what is older; the host forgets it then too. */
const DAYS = 30;
const DAY = 24 * 3_600_000;

const prefix = ({ person, path }: Shelf): string => `hearth.words:${person}:${path}:`;

/** Keeps words in the browser until the host has them: a line that is cut or a window that closes loses none. */
export function shelve(drawers: Drawers, shelf: Shelf, words: BrowserWords): void {
  try {
    drawers.setItem(prefix(shelf) + words.session, JSON.stringify(words));
  } catch {
    // The browser keeps nothing for anybody, or its room is full; the host keeps them in a moment.
  }
}

/** Forgets words that the host has now. */
export function unshelve(drawers: Drawers, shelf: Shelf, session: string): void {
  drawers.removeItem(prefix(shelf) + session);
}

/** What pages that are gone left in the browser, the oldest first. */
export function shelved(drawers: Drawers, shelf: Shelf, ...[session, now]: [string, number]): readonly BrowserWords[] {
  const names = Array.from({ length: drawers.length }, (_, at) => drawers.key(at) ?? '');
  const found = names
    .filter((name) => name.startsWith(prefix(shelf)))
    .flatMap((name) => readWords(drawers.getItem(name)) ?? []);
  for (const { session: old } of found.filter(({ at }) => at < now - DAYS * DAY)) unshelve(drawers, shelf, old);
  return found
    .filter((words) => words.session !== session && words.at >= now - DAYS * DAY)
    .sort((one, other) => one.at - other.at);
}

function readWords(spelled: string | null): BrowserWords | undefined {
  try {
    // Written by `shelve` alone; anything else that stands there lacks a session.
    const words = JSON.parse(spelled ?? '') as Partial<BrowserWords>;
    // Its members are what `shelve` writes together.
    return typeof words.session === 'string' && words.content ? (words as BrowserWords) : undefined;
  } catch {
    return undefined;
  }
}
