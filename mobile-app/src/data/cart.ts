import { keeper } from '@/platform/keeper';
import { readCart, withStrangers, type CartLine } from './cart.rules';
import { createStore } from './store';

/** Whose cart it is: of a reader, or of whoever is not signed in (''), at one station. */
export interface CartOwner {
  readonly reader: string;
  readonly station: string;
}

const READER = 'cart-reader';
const keyOf = ({ reader, station }: CartOwner): string => `cart:${reader}:${station}`;

/** Counts the changes, so that every page that shows a cart hears of them. */
const changes = createStore({ count: 0 });
const read = new Map<string, { readonly text: string | null; readonly lines: readonly CartLine[] }>();

export const onCartChange = changes.subscribe;

/** What lies in a cart; the same list for as long as nothing is changed, by this window or another one. */
export function cartLines(owner: CartOwner): readonly CartLine[] {
  const key = keyOf(owner);
  const text = keeper.read(key);
  const before = read.get(key);
  if (before?.text === text) return before.lines;
  const lines = readCart(text);
  read.set(key, { text, lines });
  return lines;
}

/** Changes a cart as it lies there now: another window may have changed it meanwhile. */
export function changeCart(owner: CartOwner, change: (lines: readonly CartLine[]) => readonly CartLine[]): void {
  const lines = change(cartLines(owner));
  keeper.write(keyOf(owner), lines.length === 0 ? null : JSON.stringify(lines));
  changes.set({ count: changes.get().count + 1 });
}

/** Whoever signs in finds what they put in before. */
export function adoptCart(owner: CartOwner): void {
  if (owner.reader === '') return;
  const nobody = { ...owner, reader: '' };
  const strangers = cartLines(nobody);
  if (strangers.length === 0) return;
  changeCart(owner, (lines) => withStrangers(lines, strangers));
  changeCart(nobody, () => []);
}

/** Without a net nobody says who is signed in: it is whoever was seen here last. */
export const lastReader = (): string => keeper.read(READER) ?? '';

export function rememberReader(reader: string): void {
  if (lastReader() !== reader) keeper.write(READER, reader);
}
