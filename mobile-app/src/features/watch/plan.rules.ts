/** How a room lies: one below the other, or the talk beside the picture. */
export type Plan = 'stacked' | 'beside';

const BESIDE_FROM = 1024;
const LYING_FROM = 560;

/** A window, and whether its letters are large. */
export interface Window {
  readonly width: number;
  readonly height: number;
  readonly elder: boolean;
}

/** On a desk, and on a phone that lies on its side, the talk stands beside the picture. */
export function planOf({ width, height }: Pick<Window, 'width' | 'height'>): Plan {
  if (width >= BESIDE_FROM) return 'beside';
  return width > height && width >= LYING_FROM ? 'beside' : 'stacked';
}

/** A window that is so low has no room for a bar above the picture. */
const LOW = 480;

/** Whether the bar with the title stands above. */
export const hasBar = ({ height }: Pick<Window, 'height'>): boolean => height >= LOW;

/** How wide the column of the talk is. */
export const sideWidth = (width: number): number => (width >= BESIDE_FROM ? 400 : Math.round(width * 0.42));

/** What stands above and below a picture: bars, title, controls. */
const BELOW = { plain: 220, elder: 320 };
const BELOW_LOW = { plain: 96, elder: 170 };

/** Widest of a picture beside which there is talk, so that what is below it stays in sight. */
export function filmWidth({ width, height, elder }: Window): number {
  const below = (hasBar({ height }) ? BELOW : BELOW_LOW)[elder ? 'elder' : 'plain'];
  return Math.min(width - sideWidth(width), Math.round(((height - below) * 16) / 9));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Minutes and seconds until a moment, or null when it has passed. */
export function leftUntil(until: string, now: number): string | null {
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  if (seconds <= 0) return null;
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** As it is said on a button and in a sentence. */
export const money = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** What goods are called in a language; where nobody gave them a name in it, in Chinese. */
export const nameIn = (title: { readonly 'zh-Hans': string; readonly en: string }, locale: 'zh-Hans' | 'en'): string =>
  title[locale] === '' ? title['zh-Hans'] : title[locale];

const FEW = 20;

/** What is said of what is left: nothing while there is plenty, or while nobody counts. */
export const isFew = (left: number | null): left is number => left !== null && left > 0 && left <= FEW;

/** The share of votes that a choice has, as whole percents. */
export const shareOf = (votes: number, all: number): number => (all === 0 ? 0 : Math.round((votes * 100) / all));
