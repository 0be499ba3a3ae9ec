import type { Actor, ContentLocale } from '../../contract';
import type { Tx } from '../../platform';
import type { DeliveryDeps } from './delivery-deps';

/** What was on the air, by whose word. */
export type Aired = {
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly airedAt: Date;
  readonly actor: Actor;
};

/**
 * Keeps that a story was aired (播出) and wakes what waited for that (播出即发). A broadcast that is still to come wakes it when its
 * time has come; gives how many were woken.
 */
export async function noteAiring(deps: DeliveryDeps, tx: Tx, aired: Aired): Promise<number> {
  const { station, documentId, locale, airedAt, actor } = aired;
  const person = actor.kind === 'staff' ? actor.id : null;
  await deps.airings.note(tx, { station, documentId, locale, airedAt, person, name: actor.name });
  const facts = { locale, airedAt: airedAt.toISOString() };
  deps.ledger.append(tx, { actor, action: 'story.aired', subject: documentId, facts });
  return deps.deliveries.free(tx, { documentId, locale }, airedAt);
}
