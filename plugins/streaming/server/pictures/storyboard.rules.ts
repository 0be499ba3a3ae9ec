import { nearestKey, type KeyPart } from './key-pictures.rules';

/** How a storyboard is laid out: so many tiles of one size, in rows. */
export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
};

/** As many as Mux makes of a long recording. */
export const MOST_TILES = 100;

const HEIGHT = 144;
const WIDEST = 256;
/** Nobody looks for less than this. */
const CLOSEST_SECONDS = 2;

/** The key frames that make the tiles: evenly spread, and none twice. */
export function tilesOf(keys: readonly KeyPart[], seconds: number): readonly KeyPart[] {
  const count = Math.min(MOST_TILES, Math.max(1, Math.ceil(seconds / CLOSEST_SECONDS)));
  const wanted = Array.from({ length: count }, (_, index) => nearestKey(keys, (index * seconds) / count));
  return [...new Set(wanted.flatMap((key) => (key ? [key] : [])))];
}

/** Tiles as wide as the picture is to its height, upright ones too; both numbers are even, as codecs want them. */
export function layoutOf(picture: { readonly width: number; readonly height: number }, tiles: number): Layout {
  const columns = Math.min(10, Math.max(1, tiles));
  const width = Math.min(WIDEST, even((HEIGHT * picture.width) / picture.height));
  const height = width < WIDEST ? HEIGHT : Math.min(HEIGHT, even((WIDEST * picture.height) / picture.width));
  return { width, height, columns, rows: Math.max(1, Math.ceil(tiles / columns)) };
}

const even = (size: number): number => Math.max(2, Math.round(size / 2) * 2);

/** The file that tells players which tile belongs to which stretch, as Mux writes it. */
export function storyboardVtt(tiles: readonly KeyPart[], layout: Layout, seconds: number): string {
  const cues = tiles.map((_, index) => {
    const from = index === 0 ? 0 : (tiles[index]?.second ?? 0);
    const until = tiles[index + 1]?.second ?? Math.max(seconds, from + 0.001);
    const x = (index % layout.columns) * layout.width;
    const y = Math.floor(index / layout.columns) * layout.height;
    const place = `xywh=${x},${y},${layout.width},${layout.height}`;
    return `${clock(from)} --> ${clock(until)}\n${STORYBOARD_JPG}#${place}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

/** The name of the picture, beside the file that speaks of it. */
export const STORYBOARD_JPG = 'storyboard.jpg';
/** The name of the file itself. */
export const STORYBOARD_VTT = 'storyboard.vtt';

/** Puts what a viewer was let in with behind the address of the picture. */
export function carried(vtt: string, carry: string): string {
  return carry === '' ? vtt : vtt.replaceAll(`${STORYBOARD_JPG}#`, `${STORYBOARD_JPG}${carry}#`);
}

function clock(seconds: number): string {
  const whole = Math.round(seconds * 1_000);
  const part = (unit: number, size: number, digits = 2): string =>
    String(Math.floor(whole / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, 1e6)}:${part(60_000, 60)}:${part(1_000, 60)}.${part(1, 1_000, 3)}`;
}
