import type { RippleHit, RipplePackage, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Reading } from '../review/review-deps';
import type { CorrectionDeps, CorrectionRefusal } from './correction-deps';
import type { Correction } from './correction-store';
import { byNearness, viasOf, type Kinship } from './ripple.rules';
import type { Holder } from './ripple-store';

type Ripple = { hits: RippleHit[]; packages: RipplePackage[] };

/**
 * Other manuscripts that carry the wrong words, and all that may carry the wrong fact in other words: the other language, what this was
 * made from and what was made from it at any remove, and what stands in a package with it. Each is to be taken or left by somebody.
 */
export async function rippleOf(
  deps: CorrectionDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Ripple, CorrectionRefusal>> {
  const { read } = deps.database;
  const kept = await deps.corrections.byId(read, id);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  const { stations } = actor;
  const { documentId, locale, together, oldFact: quote } = kept;
  const holders = await deps.ripples.holdersOf(read, { documentId, quote, stations });
  const kinship = await kinshipOf(deps, read, { kept, holders });
  const family = [...new Set([...kinship.family, ...kinship.fellows])];
  const carriers = await deps.ripples.carriersOf(read, { documentId, locale, together, quote, family, stations });
  const ids = [...new Set(carriers.flatMap(({ left }) => (left ? [left.person] : [])))];
  const people = ids.length === 0 ? [] : await deps.people.byIds(ids);
  const nameOf = (person: string): string => people.find((one) => one.id === person)?.name['zh-Hans'] ?? '';
  const hits = carriers.map(({ holdsWords, left, ...one }) => ({
    ...one,
    via: [...viasOf({ documentId: one.documentId, holdsWords }, kinship)],
    left: left && { by: nameOf(left.person), reason: left.reason, at: left.at.toISOString() },
  }));
  return ok({ hits: hits.sort(byNearness), packages: holders.map(({ fellows: _fellows, ...one }) => one) });
}

type About = { readonly kept: Correction; readonly holders: readonly Holder[] };

async function kinshipOf(
  { lineage }: Pick<CorrectionDeps, 'lineage'>,
  read: Reading,
  { kept: { documentId: self }, holders }: About,
): Promise<Kinship> {
  const above = await lineage.ancestorsOf(read, [self]);
  const below = await lineage.descendantsOf(read, [self]);
  const family = await lineage.descendantsOf(read, above);
  const fellows = holders.flatMap((one) => one.fellows);
  return {
    ...{ self, above: new Set(above), below: new Set(below) },
    ...{ family: new Set([...family, self]), fellows: new Set(fellows) },
  };
}
