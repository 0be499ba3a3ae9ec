import { z } from 'zod';
import { moment } from './roster-types';

/** The most photos that come with one tip. */
export const MOST_TIP_PHOTOS = 6;

/** The largest photo of a tip: what a phone has made smaller is a tenth of it. */
export const MOST_TIP_PHOTO_BYTES = 8 * 1024 * 1024;

/** Where photos of a tip are sent to, each by PUT under a name that the phone gives; and, signed, where the desk reads them. */
export const LEAD_PHOTOS = '/api/leads/photos';

/** What there is of a photo: the picture, and renditions for a row of thumbnails and for a whole screen. */
export const leadPhotoKinds = ['picture', 'avif-small', 'webp-small', 'avif-large', 'webp-large'] as const;

/** One file of a photo. */
export type LeadPhotoKind = (typeof leadPhotoKinds)[number];

/** A photo of a tip (报料照片) as the desk sees it. Its addresses are good for minutes. */
export const leadPhoto = z.object({
  id: z.uuid(),
  width: z.int(),
  height: z.int(),
  /** A few dozen pixels that stand for it until it is there. */
  blur: z.string(),
  at: moment,
  urls: z.record(z.enum(leadPhotoKinds), z.string()),
  /** The document of the media library that was made of it, and who made it. */
  asset: z.string().nullable(),
  takenBy: z.uuid().nullable(),
});

/** A photo of a tip as the desk sees it. */
export type LeadPhoto = z.output<typeof leadPhoto>;
