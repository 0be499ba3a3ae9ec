import type { Edition } from '../editions/edition-store';
import type { Reading } from '../review/review-deps';
import { copiesOf, stillBlocking } from '../takedowns/blocked-copies';
import type { DeliveryDeps } from './delivery-deps';

/**
 * Whether what would go out is a near copy of something that was ordered down (近似稿), and two people did not let it pass. What was let
 * pass are the words of the master, so its hash is asked about for editions that were derived from it.
 */
export async function isBlocked(deps: Pick<DeliveryDeps, 'blocks'>, read: Reading, edition: Edition): Promise<boolean> {
  const { station, documentId, locale, content, handEdited } = edition;
  const hash = handEdited ? edition.hash : edition.masterHash;
  const texts = [content.title, content.summary, ...content.blocks.map(({ text }) => text)];
  return stillBlocking(await copiesOf(deps, read, { station, documentId, locale, hash, texts })).length > 0;
}
