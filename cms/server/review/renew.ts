import type { Actor, ReviewCase, StaffActor } from '../../contract';
import { err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Which } from '../revisions/revision-store';
import { onCase, type SeenWords } from './act-on-case';
import type { Case } from './case-store';
import { signOffOf, staleBecause } from './fresh.rules';
import { atLevel, moveCase, toLevel } from './move-case';
import type { KeptSignature } from './signature-store';
import { POWERS, upwards, using, type Reading, type ReviewDeps, type ReviewRefusal } from './review-deps';

type Fresh = Pick<ReviewDeps, 'signatures' | 'policies' | 'stations'>;
type About = { readonly kept: Pick<Case, 'id' | 'station' | 'columnId'>; readonly hash: string; readonly now: Date };

/** Why words that were signed have to be signed again before they go out, by the rules of their column as they are now. */
export async function staleNow(
  deps: Fresh,
  read: Reading,
  { kept, hash, now }: About,
): Promise<'age' | 'rules' | undefined> {
  return staleOf(deps, read, { kept, signatures: await deps.signatures.of(read, kept.id), hash, now });
}

/** The same, by signatures that were read already. */
export async function staleOf(
  deps: Pick<Fresh, 'policies' | 'stations'>,
  read: Reading,
  { kept, signatures, hash, now }: About & { readonly signatures: readonly KeptSignature[] },
): Promise<'age' | 'rules' | undefined> {
  const signed = signOffOf(signatures, hash);
  if (!signed) return undefined;
  const stations = await upwards(deps.stations, kept.station);
  return staleBecause(signed, await deps.policies.rulesFor(read, { columnId: kept.columnId, stations }), now);
}

/** Begins the review of signed words anew (重播重审), at its first level and by the rules of today; what was signed before covers nothing. */
async function renewCase(deps: ReviewDeps, tx: Tx, given: Given): Promise<Result<Case, ReviewRefusal>> {
  const { kept, actor } = given;
  const now = deps.clock.now();
  const because = await staleNow(deps, tx, { kept, hash: kept.hash, now });
  if (kept.state !== 'signed' || because === undefined) return err('REVIEW.NOT_NOW', { state: kept.state });
  const { rules, version: rulesVersion } = await deps.policies.rulesFor(tx, {
    columnId: kept.columnId,
    stations: await upwards(deps.stations, kept.station),
  });
  const change = { rules, rulesVersion, renewedAt: now, returned: null };
  const opened = await moveCase(deps, tx, { kept, actor, move: { event: 'renew', change, facts: { because } } });
  const [first] = rules.levels;
  if (!opened.ok || first === undefined) return opened;
  const begin = { event: toLevel(first), change: atLevel(opened.value, first, now) };
  return moveCase(deps, tx, { kept: opened.value, actor, move: begin });
}

type Given = { readonly kept: Case; readonly actor: Actor };

/** Asks for a fresh signature by name, before anything waits for it. */
export async function renew(
  deps: ReviewDeps,
  actor: StaffActor,
  input: SeenWords,
): Promise<Result<ReviewCase, ReviewRefusal>> {
  const asking = await using(deps, actor, POWERS.submit);
  if (!asking) return err('HEARTH.NOT_ALLOWED');
  return onCase(deps, { actor, seen: input }, ({ tx, kept }) => renewCase(deps, tx, { kept, actor: asking.actor }));
}

/** Finds signed stories whose deliveries wait for a fresh signature, and hands them to their reviewers. */
export async function renewWaiting(
  deps: ReviewDeps & { readonly waiting: (read: Reading) => Promise<readonly Which[]> },
): Promise<number> {
  let opened = 0;
  for (const which of await deps.waiting(deps.database.read)) {
    const done = await deps.database.transaction(async (tx) => {
      await deps.revisions.takeTurn(tx, which.documentId);
      const kept = await deps.cases.forUpdate(tx, which);
      if (!kept) return false;
      const actor: Actor = { kind: 'system', id: 'review', name: 'review', station: kept.station };
      return (await renewCase(deps, tx, { kept, actor })).ok;
    });
    if (done) opened += 1;
  }
  return opened;
}
