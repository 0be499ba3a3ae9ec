import { createHash } from 'node:crypto';
import { postingText, type PostingBody } from '../../contract';
import type { SealedPosting } from './posting.rules';

/** Closes a posting: its hash covers every field and, through `previous`, everything before it. */
export function sealPosting(body: PostingBody): SealedPosting {
  return { ...body, hash: createHash('sha256').update(postingText(body)).digest('hex') };
}
