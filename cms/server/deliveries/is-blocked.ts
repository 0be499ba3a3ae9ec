import type { Edition } from '../editions/edition-store';
import type { Reading } from '../review/review-deps';
import { copiesOf, stillBlocking, type Words } from '../takedowns/blocked-copies';
import type { DeliveryDeps } from './delivery-deps';

/**
 * Whether what would go out is a near copy of something that was ordered down (近似稿), and two people did not let it pass. What was let
 * pass are the words of the master, so its hash is asked about for editions that were derived from it.
 */
export async function isBlocked(deps: Pick<DeliveryDeps, 'blocks'>, read: Reading, edition: Edition): Promise<boolean> {
  return stillBlocking(await copiesOf(deps, read, wordsOfEdition(edition))).length > 0;
}

/** The words of an edition, as copies are known by. */
export function wordsOfEdition(edition: Edition): Words {
  const { station, documentId, locale, content, handEdited } = edition;
  const texts = [content.title, content.summary, content.text, ...content.blocks.map(({ text }) => text)];
  return { station, documentId, locale, hash: handEdited ? edition.hash : edition.masterHash, texts };
}
