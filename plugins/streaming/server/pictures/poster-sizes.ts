import sharp from 'sharp';

/** A poster in the two sizes that pages ask for. */
export type Poster = { readonly at: number; readonly large: Buffer; readonly small: Buffer };

/** As wide as lists show it. */
export const SMALL = 320;

/** Scales it down once. */
export async function postersOf(jpeg: Buffer, at: number): Promise<Poster> {
  const small = await sharp(jpeg).resize({ width: SMALL, withoutEnlargement: true }).jpeg({ quality: 78 }).toBuffer();
  return { at, large: jpeg, small };
}

const DARK = 18;
const FLAT = 8;

/** Whether somebody would choose it: no black, no empty wall. */
export async function isGood(jpeg: Buffer): Promise<boolean> {
  const { channels } = await sharp(jpeg).greyscale().stats();
  const [grey] = channels;
  return grey !== undefined && grey.mean > DARK && grey.stdev > FLAT;
}
