import type { LicenceState } from '../../contract';

/** The kinds of file a newsroom works with, by what their bytes say, and the endings each may carry. Nothing else comes in. */
export const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/avif': ['.avif'],
  'image/gif': ['.gif'],
  'video/mp4': ['.mp4', '.m4v'],
  'video/quicktime': ['.mov'],
  'video/webm': ['.webm'],
  'audio/mpeg': ['.mp3'],
  'audio/x-m4a': ['.m4a'],
  'audio/wav': ['.wav'],
  'application/pdf': ['.pdf'],
};

/** A camera's raw panorama still fits; a bomb of a few bytes that unpacks to gigabytes does not. */
export const MOST_PIXELS = 100_000_000;

/** Pictures above this are somebody's mistake; films and sound have the limit of the upload itself. */
export const MOST_PICTURE_BYTES = 40 * 1024 * 1024;

/** The largest picture that is kept: enough for a 4K wall. */
export const LARGEST_SIDE = 3840;

/** The widths that pages ask for: a third of a phone, a phone, a tablet, a desk. */
const WIDTHS = [320, 640, 1080, 1600] as const;

/** One file to be made of a picture. */
export type Rendition = { readonly key: string; readonly width: number; readonly format: 'avif' | 'webp' };

/** Plans the renditions of a picture: never larger than it is, and always one of its own width or the largest. */
export function planRenditions(width: number): readonly Rendition[] {
  const largest = Math.min(width, WIDTHS[WIDTHS.length - 1] ?? width);
  const widths = [...WIDTHS.filter((one) => one < largest), largest];
  return widths.flatMap((one) => [
    { key: `avif-${one}`, width: one, format: 'avif' as const },
    { key: `webp-${one}`, width: one, format: 'webp' as const },
  ]);
}

/** Why a file is refused. */
export type UploadFault = 'UNKNOWN_KIND' | 'DISGUISED' | 'BROKEN' | 'TOO_MANY_PIXELS' | 'PICTURE_TOO_LARGE' | 'EMPTY';

/** Judges a file by its bytes and its name; a picture's pixels are judged where it is decoded. */
export function judgeFile(file: {
  detected: string | undefined;
  extension: string;
  bytes: number;
}): UploadFault | undefined {
  if (file.bytes === 0) return 'EMPTY';
  if (file.detected === undefined) return 'UNKNOWN_KIND';
  const endings = ACCEPTED[file.detected];
  if (!endings) return 'UNKNOWN_KIND';
  if (file.extension !== '' && !endings.includes(file.extension)) return 'DISGUISED';
  if (file.detected.startsWith('image/') && file.bytes > MOST_PICTURE_BYTES) return 'PICTURE_TOO_LARGE';
  return undefined;
}

/** How long before its end a licence is shown as running out: long enough to ask for a new one. */
export const EXPIRES_SOON_DAYS = 30;

/** What a station may do with somebody's picture or film: on which channels, from when, until when. Nothing said is no limit. */
export type Rights = {
  readonly licensor: string | null;
  readonly channels: readonly string[];
  readonly from: Date | null;
  readonly to: Date | null;
};

/** Whether an asset may be shown on a channel at a moment; the end is exclusive, like the end of a lease. */
export function mayShow(rights: Rights, channel: string, at: Date): boolean {
  if (rights.channels.length > 0 && !rights.channels.includes(channel)) return false;
  if (rights.from && at < rights.from) return false;
  return !(rights.to && at >= rights.to);
}

/** How the licence of an asset stands at a moment. A date that presses is said before a name that is missing. */
export function licenceState({ licensor, from, to }: Rights, at: Date): LicenceState {
  if (to && at >= to) return 'expired';
  if (to && to.getTime() - at.getTime() <= EXPIRES_SOON_DAYS * 86_400_000) return 'expiring';
  if (from && at < from) return 'future';
  return licensor === null ? 'unnoted' : 'fine';
}
