import sharp from 'sharp';
import type { LeadPhotoKind, mediaErrors } from '../../contract';
import { err, ok, type RefusalOf, type Result } from '../../kernel';
import { kindOf } from './kind-of';
import { judgeFile, MOST_PIXELS } from './media.rules';

/** A photo that was looked at: upright, without metadata, and in the sizes that a page wants. */
export type ReadPhoto = {
  readonly width: number;
  readonly height: number;
  readonly blur: string;
  readonly files: readonly { readonly kind: LeadPhotoKind; readonly type: string; readonly bytes: Buffer }[];
};

/** Why a photo is refused. */
export type PhotoRefusal = RefusalOf<typeof mediaErrors, 'EMPTY' | 'DISGUISED' | 'BROKEN' | 'TOO_MANY_PIXELS'>;

/** What cameras and phones make; a moving picture is none. */
const PHOTOS: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];

/** The largest that is kept of a photo by a viewer: enough for a page and for the air, not for a wall. */
const SIDE = 2560;
const SIZES = [
  { name: 'small', side: 480 },
  { name: 'large', side: 1600 },
] as const;

/**
 * Looks at a photo that is kept apart from the media library by the same rules as everything that goes into it: by its bytes, to its
 * last row, and written anew, so that the place it was taken at stays behind. Undefined when it is no photo at all.
 */
export async function readPhoto(bytes: Buffer, said: string): Promise<Result<ReadPhoto, PhotoRefusal> | undefined> {
  if (bytes.length === 0) return err('MEDIA.EMPTY');
  const detected = await kindOf(bytes.subarray(0, 4100));
  if (judgeFile({ detected, extension: '', bytes: bytes.length }) || !PHOTOS.includes(detected ?? '')) return undefined;
  if (said !== detected) return err('MEDIA.DISGUISED');
  try {
    return ok(await writtenAnew(bytes));
  } catch (error) {
    // sharp throws for what it cannot decode, and says so only in words.
    return err(String(error).includes('pixel limit') ? 'MEDIA.TOO_MANY_PIXELS' : 'MEDIA.BROKEN');
  }
}

async function writtenAnew(bytes: Buffer): Promise<ReadPhoto> {
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
  const { data: picture, info } = await within(upright, SIDE)
    .jpeg({ quality: 86 })
    .toBuffer({ resolveWithObject: true });
  const files: ReadPhoto['files'][number][] = [{ kind: 'picture', type: 'image/jpeg', bytes: picture }];
  for (const { name, side } of SIZES) {
    const scaled = within(sharp(picture), side);
    const avif = await scaled.clone().avif({ quality: 52, effort: 2 }).toBuffer();
    files.push({ kind: `avif-${name}`, type: 'image/avif', bytes: avif });
    files.push({ kind: `webp-${name}`, type: 'image/webp', bytes: await scaled.webp({ quality: 76 }).toBuffer() });
  }
  const tiny = await within(sharp(picture), 20).webp({ quality: 40 }).toBuffer();
  const blur = `data:image/webp;base64,${tiny.toString('base64')}`;
  return { width: info.width, height: info.height, blur, files };
}

const within = (image: sharp.Sharp, side: number): sharp.Sharp =>
  image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
