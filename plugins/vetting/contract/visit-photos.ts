import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROUNDS_READ } from './rounds';
import { fileHash } from './samples';
import { VISITS_WRITE } from './visits';

/** The largest photograph of a visit. */
export const MOST_VISIT_PHOTO_BYTES = 12 * 1024 * 1024;
/** The most photographs that one person has sent and not written a visit about. */
export const MOST_WAITING_PHOTOS = 80;
/** What may be sent; the bytes decide, whatever is said here. */
export const visitPhotoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Where bytes of photographs come and go, by addresses that are signed. */
export const VISIT_PHOTOS = '/api/vetting/visit-photos';

/** A photograph about to be sent, by the hash of its file. */
export const beginVisitPhotoSchema = z.strictObject({
  supplier: z.uuid(),
  hash: fileHash,
  type: z.enum(visitPhotoTypes),
  size: z.int().min(1).max(MOST_VISIT_PHOTO_BYTES),
});

/** A photograph about to be sent. */
export type BeginVisitPhoto = z.output<typeof beginVisitPhotoSchema>;

/** How much of a photograph is there, and where the next piece goes, with `&offset=`. */
export const visitPhotoProgress = z.strictObject({
  id: z.uuid(),
  received: z.int(),
  size: z.int(),
  isWhole: z.boolean(),
  url: z.string(),
});

/** How much of a photograph is there. */
export type VisitPhotoProgress = z.output<typeof visitPhotoProgress>;

/** A photograph of a visit as it lies here: still the file whose hash was written down, another one, or never sent. */
export const keptVisitPhotoSchema = z.strictObject({
  hash: z.string(),
  standing: z.enum(['same', 'changed', 'not-kept']),
  /** Good for a quarter of an hour to half an hour. */
  urls: z.strictObject({ small: z.string(), large: z.string(), original: z.string() }).nullable(),
});

/** A photograph of a visit as it lies here. */
export type KeptVisitPhoto = z.output<typeof keptVisitPhotoSchema>;

/** The routes of photographs of visits. Their bytes go by addresses of their own. */
export const visitPhotoContract = httpContract('vetting-visits', {
  beginPhoto: {
    method: 'POST',
    path: '/vetting/visit-photos',
    summary: 'Announces a photograph of a visit, or asks how much of it arrived',
    access: { staff: VISITS_WRITE },
    body: beginVisitPhotoSchema,
    result: visitPhotoProgress,
    refusals: [
      'VETTING.NOBODY_TO_VISIT',
      'VETTING.PHOTO_USED',
      'VETTING.PROOFS_FULL',
      'VETTING.PROOF_BROKEN',
      'VETTING.NOT_A_PHOTO',
    ],
    perMinute: 240,
  },
  photos: {
    method: 'GET',
    path: '/vetting/visits/:id/photos',
    summary: 'The photographs of a visit, each compared with the hash that was written down',
    access: { staff: ROUNDS_READ },
    params: z.object({ id: z.uuid() }),
    result: z.strictObject({ photos: z.array(keptVisitPhotoSchema) }),
    refusals: ['VETTING.VISIT_NOT_FOUND'],
    perMinute: 120,
  },
});
