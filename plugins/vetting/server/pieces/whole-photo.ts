import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { readPhoto, ReadPhoto } from '@hearth/cms/platform';
import type { vettingErrors } from '../../contract';

type PieceRefusal = RefusalOf<typeof vettingErrors, 'PROOF_OFFSET'>;
type PhotoRefusal = RefusalOf<typeof vettingErrors, 'PROOF_BROKEN' | 'NOT_A_PHOTO'>;

/** What there is of something, and how much it will be. */
type Coming = { readonly received: number; readonly size: number };

/** A piece, and where it goes. */
type Placed = { readonly offset: number; readonly bytes: Buffer };

/** Only the next piece fits: whoever sends another is told where to go on, so that nothing is kept twice or out of order. */
export const nextPiece = ({ received, size }: Coming, { offset, bytes }: Placed): Result<void, PieceRefusal> =>
  offset === received && offset + bytes.length <= size ? ok() : err('VETTING.PROOF_OFFSET', { received });

/** What was announced of a photo. */
type Announced = { readonly sha256: string; readonly type: string };

/** Looks at a photo all of which has come: by its hash, then by its bytes to the last row. */
export async function wholePhoto(
  read: typeof readPhoto,
  bytes: Buffer,
  announced: Announced,
): Promise<Result<ReadPhoto, PhotoRefusal>> {
  if (sha256(bytes) !== announced.sha256) return err('VETTING.PROOF_BROKEN');
  const seen = await read(bytes, announced.type);
  if (seen?.ok) return ok(seen.value);
  return err(seen ? 'VETTING.PROOF_BROKEN' : 'VETTING.NOT_A_PHOTO');
}

/** The hash of bytes, in hexadecimal digits. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
