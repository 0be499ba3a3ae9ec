import { LEAD_PHOTOS, leadPhotoKinds, type LeadPhotoKind } from '../../contract';

/** Hours after which a photo whose tip never came is forgotten. */
export const UNTOLD_HOURS = 24;

/** Days for which a photo is kept after its lead was dropped, and after it came where the lead was not: a tip is no archive. */
export const PHOTO_DAYS = { dropped: 30, otherwise: 180 } as const;

/** How often photos are taken: a household fills three tips an hour, a station's door stays open for a storm. */
export const PHOTO_LIMITS = {
  household: { name: 'lead-photo-household', points: 24, seconds: 3_600 },
  station: { name: 'lead-photo-station', points: 1_200, seconds: 3_600 },
} as const;

/** Addresses of photos change by the quarter of an hour, so that a page that is open fetches none twice, and none is good for long. */
const QUARTER_MS = 900_000;

/** Until when an address that is given now is good, in milliseconds of the epoch: fifteen to thirty minutes. */
export function goodUntil(now: Date): number {
  return (Math.floor(now.getTime() / QUARTER_MS) + 2) * QUARTER_MS;
}

/** What is signed of an address: one file of one photo until a moment. */
export function signedPart(photo: string, kind: LeadPhotoKind, until: number): string {
  return `${photo}/${kind}/${until}`;
}

/** The address of a file of a photo, good until a moment. */
export function photoAddress(
  photo: string,
  kind: LeadPhotoKind,
  { until, sign }: { until: number; sign: string },
): string {
  return `${LEAD_PHOTOS}/${photo}/${kind}?until=${until}&sign=${encodeURIComponent(sign)}`;
}

/** Whether a word names a kind of file. */
export function isPhotoKind(word: unknown): word is LeadPhotoKind {
  return leadPhotoKinds.some((kind) => kind === word);
}

/** What a request says of a photo that is about to come: whose tip, which station, which kind. */
export type SaidOfPhoto = {
  readonly id: string;
  readonly tip: string;
  readonly station: string;
  readonly type: string;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a word is an id as ours are written. */
export const isId = (word: unknown): word is string => typeof word === 'string' && UUID.test(word);

/** Reads what a phone says of a photo; undefined when it names no tip or no station. */
export function saidOfPhoto(
  id: unknown,
  { tip, station }: Readonly<Record<string, unknown>>,
  type: string,
): SaidOfPhoto | undefined {
  if (!isId(id) || !isId(tip) || typeof station !== 'string') return undefined;
  const kind = (type.split(';')[0] ?? '').trim().toLowerCase();
  return { id, tip, station, type: kind === 'image/jpg' ? 'image/jpeg' : kind };
}
