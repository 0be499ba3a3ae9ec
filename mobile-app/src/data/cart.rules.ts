/** What lies in the cart (购物车): an offer, how many, and what the buyer saw. */
export interface CartLine {
  readonly offer: string;
  readonly quantity: number;
  /** What it cost when it was put in, or when the buyer took the new price. */
  readonly price: number;
  /** It is meant to be bought now. */
  readonly ticked: boolean;
  /** What it is called and looks like, so that the cart can be read without a net. */
  readonly title: Readonly<Record<string, string>>;
  readonly spec: string;
  readonly picture: string | null;
}

/** An order takes so many lines, so a cart has no more kinds. */
export const MOST_KINDS = 20;
/** So many of one thing at most, as the host has it. */
export const MOST_OF_ONE = 999;

/** Puts something in, on top; more of the same is one line, under the price that was seen last. Null: there is no room for another kind. */
export function putIn(
  lines: readonly CartLine[],
  line: CartLine,
  most: number = MOST_OF_ONE,
): readonly CartLine[] | null {
  const before = lines.find(({ offer }) => offer === line.offer);
  if (!before && lines.length >= MOST_KINDS) return null;
  const quantity = Math.min((before?.quantity ?? 0) + line.quantity, most);
  return [{ ...line, quantity, ticked: true }, ...lines.filter((one) => one !== before)];
}

/** The reader's own cart with what was put in before signing in, as far as there is room. */
export const withStrangers = (own: readonly CartLine[], strangers: readonly CartLine[]): readonly CartLine[] =>
  [...strangers].reverse().reduce((lines, line) => putIn(lines, line) ?? lines, own);

/** What a buyer changes of a line. */
export type LineChange = Partial<Pick<CartLine, 'quantity' | 'price' | 'ticked'>>;

/** Changes one line. */
export const changed = (lines: readonly CartLine[], offer: string, change: LineChange): readonly CartLine[] =>
  lines.map((line) => (line.offer === offer ? { ...line, ...change } : line));

/** Ticks these offers, or takes their ticks away. */
export const ticking = (lines: readonly CartLine[], offers: readonly string[], ticked: boolean): readonly CartLine[] =>
  lines.map((line) => (offers.includes(line.offer) ? { ...line, ticked } : line));

/** What is left without these offers. */
export const without = (lines: readonly CartLine[], offers: readonly string[]): readonly CartLine[] =>
  lines.filter(({ offer }) => !offers.includes(offer));

/** Puts a line that was taken out back where it lay; what was put in anew meanwhile is kept. */
export function putBack(lines: readonly CartLine[], line: CartLine, place: number): readonly CartLine[] {
  const isThere = lines.some(({ offer }) => offer === line.offer);
  return isThere || lines.length >= MOST_KINDS ? lines : [...lines.slice(0, place), line, ...lines.slice(place)];
}

const isWhole = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

function namesOf(title: unknown): CartLine['title'] | null {
  if (typeof title !== 'object' || title === null) return null;
  return Object.fromEntries(Object.entries(title).filter(([, name]) => typeof name === 'string')) as CartLine['title']; // as filtered
}

/** A line as it was kept, or null where something else stands there. */
function lineOf(value: unknown): CartLine | null {
  if (typeof value !== 'object' || value === null) return null;
  const { offer, quantity, price, ticked, title, spec, picture } = value as Record<keyof CartLine, unknown>; // checked here
  if (typeof offer !== 'string' || typeof spec !== 'string') return null;
  if (!isWhole(quantity, MOST_OF_ONE) || !isWhole(price, Number.MAX_SAFE_INTEGER)) return null;
  const names = namesOf(title);
  if (names === null) return null;
  const rest = { title: names, spec, picture: typeof picture === 'string' ? picture : null };
  return { offer, quantity, price, ticked: ticked === true, ...rest };
}

/** A cart as it was kept; what cannot be read is left out. */
export function readCart(text: string | null): readonly CartLine[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    const lines = Array.isArray(kept) ? kept.map(lineOf).filter((line) => line !== null) : [];
    const once = lines.filter(({ offer }, at) => lines.findIndex((one) => one.offer === offer) === at);
    return once.slice(0, MOST_KINDS);
  } catch {
    return [];
  }
}
