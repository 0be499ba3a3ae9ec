import { writtenAnew } from '../slates/slate-picture';

/** Wide enough for two fifths of a picture of 1920. */
const WIDEST = 768;
const TALLEST = 432;

/** A station's mark as it may stand on air: what is clear in it stays clear. Undefined when it is no picture. */
export const logoPicture = (bytes: Buffer): Promise<Buffer | undefined> =>
  writtenAnew(bytes, (picture) =>
    picture
      .resize({ width: WIDEST, height: TALLEST, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
