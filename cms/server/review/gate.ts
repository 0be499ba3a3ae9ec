import { manuscriptSigned, type Actor, type ContentLocale } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { KeptBack } from '../deliveries/kept-back';
import type { Case } from './case-store';
import { moveCase } from './move-case';
import { staleOf } from './renew';
import type { Ground } from './release-store';
import type { ReviewDeps, ReviewRefusal } from './review-deps';
import { openRedsOf, standingOf, type CaseStanding } from './standing';

/** A manuscript that somebody wants to publish in one language. */
export type Wanted = { readonly documentId: string; readonly locale: ContentLocale; readonly actor: Actor };

/** Why it may go out, and who answers for it, the last to sign first. */
export type Passage = {
  readonly ground: Ground;
  readonly signers: readonly string[];
  /** The very words that were let out last: nothing is corrected by them. */
  readonly isAgain: boolean;
};

/**
 * The gate (发布闸): lets words out only when signatures cover them, an emergency order stands, or the column's rules ask for nobody.
 * Whoever is let out leaves a release row, without which the table refuses the published row at the commit.
 */
export async function passGate(deps: ReviewDeps, tx: Tx, wanted: Wanted): Promise<Result<Passage, ReviewRefusal>> {
  const kept = await deps.cases.forUpdate(tx, wanted);
  if (!kept) return err('HEARTH.NOT_FOUND');
  const { documentId, locale } = kept;
  const free = await isFree(deps, tx, kept);
  if (!free.ok) return free;
  const standing = await standingOf(deps, tx, kept);
  const ground = groundOf(kept, standing);
  if (!ground)
    return err('REVIEW.NOT_COVERED', { missing: standing.missing.map(({ kind, level }) => `${kind}-${level}`) });
  const fit = await isFit(deps, tx, { kept, signatures: standing.everSigned });
  if (!fit.ok) return fit;
  const back = await deps.keptBack(tx, kept);
  if (back) return err(...tooEarly(back));
  const { station, revision, hash } = kept;
  const isAgain = (await deps.releases.last(tx, documentId)).get(locale) === hash;
  const byPerson = wanted.actor.kind === 'staff' ? wanted.actor.id : null;
  await deps.releases.insert(tx, { id: deps.ids.next(), station, ...wanted, revision, hash, ground, byPerson });
  if (kept.state === 'writing') {
    const signed = await moveCase(deps, tx, { kept, actor: wanted.actor, move: { event: 'sign', covered: true } });
    if (!signed.ok) return signed;
  } else if (ground === 'direct') {
    // Nobody signs here but the press of the publisher, so new words are signed by it although the review has not moved.
    await deps.outbox.append(tx, manuscriptSigned({ station, documentId, locale, revision, hash }));
  }
  deps.ledger.append(tx, {
    actor: wanted.actor,
    action: 'manuscript.released',
    subject: wanted.documentId,
    version: hash,
    facts: { locale: wanted.locale, revision, ground },
  });
  return ok({ ground, isAgain, signers: signersOf(kept, standing, wanted.actor) });
}

/** Whether nothing but a signature could be in the way: no seal, no order, no switch, no right of somebody else. */
async function isFree(deps: ReviewDeps, tx: Tx, kept: Case): Promise<Result<void, ReviewRefusal>> {
  if (kept.state === 'sealed') return err('REVIEW.NOT_SEALABLE');
  const { documentId, locale } = kept;
  const orders = await deps.blockedCopies(tx, { documentId, locale });
  if (orders.length > 0) return err('REVIEW.BLOCKED_COPY', { orders });
  const reason = await deps.silencedBy(tx, kept);
  if (reason !== undefined) return err('REVIEW.SILENCED', { reason });
  const lack = await deps.rightsLacking(tx, { documentId, locale });
  return lack === undefined ? ok(undefined) : err('REVIEW.NO_RIGHTS', { lack });
}

type Covered = { readonly kept: Case; readonly signatures: CaseStanding['everSigned'] };

/**
 * Whether what covers the words still holds. Where no level asks about red findings before it signs, the gate does; an order (先发后审)
 * names them and goes out with them.
 */
async function isFit(deps: ReviewDeps, tx: Tx, { kept, signatures }: Covered): Promise<Result<void, ReviewRefusal>> {
  const stale = await staleOf(deps, tx, { kept, signatures, hash: kept.hash, now: deps.clock.now() });
  if (stale !== undefined && kept.state === 'signed') return err('REVIEW.STALE');
  if (kept.rules.levels.length > 0 || kept.state === 'emergency') return ok(undefined);
  const findings = await openRedsOf(deps, tx, kept);
  return findings.length > 0 ? err('REVIEW.RED_FINDINGS', { findings }) : ok(undefined);
}

/** Words that have their delivery go out by themselves when their hour has come; others wait for another press. */
function tooEarly({ account, gate, until, byItself }: KeptBack) {
  return [byItself ? 'REVIEW.NOT_YET' : 'REVIEW.TOO_EARLY', { account, wait: until?.toISOString() ?? gate }] as const;
}

function signersOf(kept: Case, { signatures }: CaseStanding, actor: Actor): readonly string[] {
  if (kept.state === 'emergency' && kept.emergency) return [kept.emergency.by];
  const reviews = signatures.filter(({ kind, covers }) => kind === 'review' && covers.has(kept.hash));
  const names = reviews.sort((a, b) => b.level - a.level).map(({ name }) => name);
  return names.length > 0 ? [...new Set(names)] : actor.kind === 'staff' ? [actor.name] : [];
}

function groundOf(kept: Case, { missing }: CaseStanding): Ground | undefined {
  // An order covers the words that it was given for, and none that were written since.
  if (kept.state === 'emergency' && kept.emergency?.hash === kept.hash) return 'emergency';
  if (missing.length > 0) return undefined;
  if (kept.state === 'signed') return asksForNobody(kept) ? 'direct' : 'signed';
  // Without levels nobody hands in: the press of the publisher is what signs.
  if (kept.rules.levels.length > 0 || kept.state !== 'writing') return undefined;
  return asksForNobody(kept) ? 'direct' : 'signed';
}

const asksForNobody = ({ rules }: Case): boolean => rules.levels.length === 0 && rules.proofs.length === 0;
