/** The paper every picture is cut on; the same value as the app's ground. */
export const PAPER = '#FBF8F3';

/** Two inks and what comes of printing them thin, full and over each other. */
export interface Inks {
  readonly paper: string;
  /** The cool ink at 12, 30, 55, 78 and 100 per cent. */
  readonly a: readonly [string, string, string, string, string];
  /** The warm ink in the same steps. */
  readonly b: readonly [string, string, string, string, string];
  /** Both inks on top of each other: the deepest tone, and the colour of shadows. */
  readonly dark: string;
}

/** One pair of inks for each column, named like the column. */
export type PaletteName = keyof typeof pairs;

const pairs = {
  headlines: ['#22424F', '#B83214'],
  'city-life': ['#2F5D7C', '#D9683A'],
  farming: ['#3F6B3A', '#DDA12E'],
  culture: ['#33406B', '#A8382F'],
  economy: ['#17525E', '#D9872B'],
  education: ['#2B4C7E', '#E2A33B'],
  health: ['#0F6B5C', '#DE7A5C'],
  sport: ['#20464F', '#D2522A'],
  'public-live': ['#6A2A1E', '#E8852F'],
  'ask-the-city': ['#3D3B5E', '#CB8239'],
  'qinghe-news': ['#41704F', '#C8702C'],
  'liutang-news': ['#1F6473', '#D9714C'],
} as const satisfies Record<string, readonly [string, string]>;

const STEPS = [0.12, 0.3, 0.55, 0.78, 1] as const;

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** Thins `ink` with `ground`: 1 is the full ink, 0 the bare ground. */
export function mix(ink: string, ground: string, strength: number): string {
  const under = channels(ground);
  return hex(channels(ink).map((value, index) => value * strength + (under[index] ?? 0) * (1 - strength)));
}

function overprint(first: string, second: string): string {
  const other = channels(second);
  return mix(hex(channels(first).map((value, index) => (value * (other[index] ?? 0)) / 255)), first, 0.62);
}

function tints(ink: string): Inks['a'] {
  const [one, two, three, four, full] = STEPS;
  return [
    mix(ink, PAPER, one),
    mix(ink, PAPER, two),
    mix(ink, PAPER, three),
    mix(ink, PAPER, four),
    mix(ink, PAPER, full),
  ];
}

/** The inks a column prints with. */
export function inksOf(name: PaletteName): Inks {
  const [cool, warm] = pairs[name];
  return { paper: PAPER, a: tints(cool), b: tints(warm), dark: overprint(cool, warm) };
}
