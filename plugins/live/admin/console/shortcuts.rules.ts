/** What a key does at the console. */
export const consoleDeeds = [
  'next',
  'skip',
  'fallback',
  'down',
  'up',
  'pin',
  'unpin',
  'undo',
  'tool',
  'approve',
  'hide',
  'correct',
  'note',
  'alarm',
  'stop',
  'fill',
  'help',
] as const;

/** What a key does at the console. */
export type ConsoleDeed = (typeof consoleDeeds)[number];

/** The keys of a deed, as the browser names them and as the sheet shows them. */
export type Shortcut = { readonly deed: ConsoleDeed; readonly keys: readonly string[]; readonly shown: string };

/** All keys of the console. */
export const SHORTCUTS: readonly Shortcut[] = [
  { deed: 'next', keys: ['n', 'PageDown'], shown: 'n' },
  { deed: 'skip', keys: ['s'], shown: 's' },
  { deed: 'fallback', keys: ['b'], shown: 'b' },
  { deed: 'down', keys: ['j', 'ArrowDown'], shown: 'j ↓' },
  { deed: 'up', keys: ['k', 'ArrowUp'], shown: 'k ↑' },
  { deed: 'pin', keys: ['p'], shown: 'p' },
  { deed: 'unpin', keys: ['o'], shown: 'o' },
  { deed: 'undo', keys: ['u'], shown: 'u' },
  { deed: 'tool', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], shown: '1 … 9' },
  { deed: 'approve', keys: ['a'], shown: 'a' },
  { deed: 'hide', keys: ['x'], shown: 'x' },
  { deed: 'correct', keys: ['c'], shown: 'c' },
  { deed: 'note', keys: ['t'], shown: 't' },
  { deed: 'alarm', keys: ['w'], shown: 'w' },
  { deed: 'stop', keys: ['S'], shown: 'Shift + S' },
  { deed: 'fill', keys: ['f'], shown: 'f' },
  { deed: 'help', keys: ['?'], shown: '?' },
];

/** A key as it was pressed, and whether somebody types or has a sheet open. */
export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Held down: the browser presses again and again. */
  readonly repeat: boolean;
  readonly isBusy: boolean;
};

/** What is to be done, with the figure of a key that has one. */
export type Ordered = { readonly deed: ConsoleDeed; readonly figure: number };

const BY_KEY: ReadonlyMap<string, ConsoleDeed> = new Map(
  SHORTCUTS.flatMap(({ deed, keys }) => keys.map((key) => [key, deed] as const)),
);

/** Only walking may be done by holding a key down. */
const HELD: ReadonlySet<ConsoleDeed> = new Set(['down', 'up']);

/** What a key orders. */
export function orderOf(pressed: Pressed): Ordered | undefined {
  if (isMeantElsewhere(pressed)) return undefined;
  const deed = BY_KEY.get(meantKey(pressed));
  if (deed === undefined || (pressed.repeat && !HELD.has(deed))) return undefined;
  return { deed, figure: deed === 'tool' ? Number(pressed.key) : 0 };
}

/** For the browser, or for a field that somebody writes in. */
const isMeantElsewhere = ({ ctrlKey, metaKey, altKey, isBusy }: Pressed): boolean =>
  ctrlKey || metaKey || altKey || isBusy;

/** Caps lock alone stops no show: a capital letter needs its shift key. */
function meantKey({ key, shiftKey }: Pressed): string {
  const isCapital = key.length === 1 && key !== key.toLowerCase();
  return isCapital && !shiftKey ? key.toLowerCase() : key;
}
