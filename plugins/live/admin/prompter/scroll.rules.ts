/** How a teleprompter runs: at how many pixels a second, or not at all (提词器滚动). */
export type Scroll = { readonly speed: number; readonly isRunning: boolean };

/** The slowest and the fastest that can be read, and how much one press changes. */
export const SLOWEST = 10;
/** The fastest that can be read. */
export const FASTEST = 400;
const STEP = 10;

/** What a remote or a keyboard says to a teleprompter. */
export const remoteDeeds = [
  'run',
  'faster',
  'slower',
  'on',
  'back',
  'top',
  'mirror',
  'larger',
  'smaller',
  'seen',
] as const;

/** What a remote or a keyboard says to a teleprompter. */
export type RemoteDeed = (typeof remoteDeeds)[number];

/** Keys of keyboards, of page turners and of the remotes that are sold for talks: these press PageUp, PageDown, `.` and `b`. */
export const REMOTE_KEYS: Readonly<Record<string, RemoteDeed>> = {
  ' ': 'run',
  Enter: 'run',
  '.': 'run',
  ArrowUp: 'slower',
  ArrowDown: 'faster',
  ArrowRight: 'on',
  PageDown: 'on',
  ArrowLeft: 'back',
  PageUp: 'back',
  Home: 'top',
  m: 'mirror',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  b: 'seen',
};

/** What is asked of the text by one press; a deed that is not about moving changes nothing. */
export function steered(scroll: Scroll, deed: RemoteDeed): Scroll {
  if (deed === 'run') return { ...scroll, isRunning: !scroll.isRunning };
  if (deed === 'faster') return { ...scroll, speed: Math.min(FASTEST, scroll.speed + STEP) };
  if (deed === 'slower') return { ...scroll, speed: Math.max(SLOWEST, scroll.speed - STEP) };
  return scroll;
}

/** Where the text is after some milliseconds; it stops at its end. Parts of a pixel are kept, or slow text would never move. */
export function moved(offset: number, scroll: Scroll, passed: { readonly ms: number; readonly end: number }): number {
  if (!scroll.isRunning) return offset;
  // A phone that slept does not leap to the end of the text.
  const ms = Math.min(passed.ms, 250);
  return Math.min(passed.end, offset + (scroll.speed * ms) / 1_000);
}

/** The speed at which the rest of a text just fills the time that is left. */
export function speedFor(pixels: number, seconds: number): number {
  if (seconds <= 0) return FASTEST;
  return Math.min(FASTEST, Math.max(SLOWEST, Math.round(pixels / seconds)));
}

/** The sizes of the text, in pixels: from a phone at arm's length to a tablet under a camera. */
export const SIZES = [28, 34, 42, 52, 64, 80] as const;

/** One size up or down, as far as there are any. */
export const resized = (size: number, step: 1 | -1): number =>
  SIZES[Math.min(SIZES.length - 1, Math.max(0, SIZES.findIndex((one) => one === size) + step))] ?? SIZES[1];
