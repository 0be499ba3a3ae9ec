import type { LookOrder } from '../wire/look-order';

/** A picture's size in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** What is cut out of a picture, and how wide the mark is on it. */
export type Framing = Size & {
  /** Nothing where the whole picture is taken. */
  readonly cutAt?: number;
  readonly logoWidth?: number;
  /** Between the mark and the edges. */
  readonly margin: number;
};

const MARGIN = 0.03;
/** x264 takes even sides alone. */
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

/** What becomes of a picture of this size: upright, the whole height and 9:16 of it; one that is as narrow already is left as it is. */
export function framingOf({ width, height }: Size, { shape, cropX, logo }: Omit<LookOrder, 'ffmpeg'>): Framing {
  const whole = { width: Math.floor(width / 2) * 2, height: Math.floor(height / 2) * 2 };
  const narrow = even((whole.height * 9) / 16);
  const isCut = shape === 'upright' && narrow < whole.width;
  const size = isCut ? { width: narrow, height: whole.height } : whole;
  // An odd place would move the colours by half a pixel.
  const cutAt = Math.floor(((whole.width - size.width) * cropX) / 200) * 2;
  return {
    ...size,
    ...(isCut ? { cutAt } : {}),
    ...(logo ? { logoWidth: even((size.width * logo.percent) / 100) } : {}),
    margin: even(size.width * MARGIN),
  };
}

/** The most that is sent of any size: what the strictest known platforms take. */
export const MOST_KILOBITS = 6_000;
const LEAST_KILOBITS = 600;
const KILOBITS_PER_MEGAPIXEL = 2_100;

/** How many kilobits a second a picture of this size gets: 1,200 for 406×720, 2,000 for 608×1080, 2,500 for 1280×720, 5,000 for 1920×1080. */
export function kilobitsOf({ width, height }: Size, most = MOST_KILOBITS): number {
  const wanted = LEAST_KILOBITS + (width * height * KILOBITS_PER_MEGAPIXEL) / 1e6;
  return Math.min(Math.round(wanted / 100) * 100, most, MOST_KILOBITS);
}
