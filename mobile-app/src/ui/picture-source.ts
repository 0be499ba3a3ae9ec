import type { Picture } from '@/contract/types';
import { host } from '@/platform/host';

export type Format = Picture['sources'][number]['format'];

/** Best first: a browser takes the first one it can read. */
export const FORMATS: readonly Format[] = ['avif', 'webp', 'jpeg', 'png'];

/** Uploads come with a path of the host; pictures from a store come with a whole address. */
export function absolute(url: string): string {
  return url.startsWith('/') ? host() + url : url;
}

/** The smallest rendition that still fills `pixels`, or the largest there is. */
export function fitting(picture: Picture, format: Format, pixels: number): string | null {
  const same = picture.sources.filter((source) => source.format === format).sort((a, b) => a.width - b.width);
  const best = same.find((source) => source.width >= pixels) ?? same.at(-1);
  return best ? absolute(best.url) : null;
}

/** For what reads one address only, a poster or an old browser. */
export function plainest(picture: Picture, pixels: number): string | null {
  return fitting(picture, 'jpeg', pixels) ?? fitting(picture, 'png', pixels) ?? fitting(picture, 'webp', pixels);
}

export function srcSet(picture: Picture, format: Format): string {
  return picture.sources
    .filter((source) => source.format === format)
    .map((source) => `${absolute(source.url)} ${source.width}w`)
    .join(', ');
}
