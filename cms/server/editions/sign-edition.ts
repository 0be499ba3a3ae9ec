import type { ContentLocale, EditionLine, ReviewLevel, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { maySign, missingSteps, proofsBefore } from '../review/coverage.rules';
import { POWERS, using } from '../review/review-deps';
import type { Pen } from '../review/sign';
import type { EditionDeps, EditionRefusal } from './edition-deps';
import { makeEdition } from './make-edition';
import { storyAtDesk, viewEdition } from './view-editions';

/** A signature as somebody wants to give it, for the words that they saw. */
export type SignEdition = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly channel: string;
  readonly hash: string;
  readonly kind: 'review' | 'proof';
  readonly level: ReviewLevel;
  readonly errors: number;
  readonly note: string | null;
  readonly pen: Pen;
};

/**
 * Signs words that were edited by hand for one account (渠道稿审签): by the rules of the story's column, by people who wrote neither the
 * story nor these words, for exactly this hash.
 */
export async function signEdition(
  deps: EditionDeps,
  actor: StaffActor,
  input: SignEdition,
): Promise<Result<EditionLine, EditionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<true, EditionRefusal>> => {
    await deps.revisions.takeTurn(tx, input.documentId);
    const story = await storyAtDesk(deps, tx, input);
    const channel = story?.channels.find(({ id }) => id === input.channel);
    if (!story || !channel || !actor.stations.includes(story.kept.station)) return err('HEARTH.NOT_FOUND');
    const { kept, entries, signatures, authors, revision } = story;
    const entry = entries.find((one) => one.channel === channel.id);
    if (!entry?.words) return err('EDITION.NOT_EDITED');
    const { edition } = makeEdition(deps, { ...story, channel, entry });
    if (edition.hash !== input.hash) return err('HEARTH.CHANGED_MEANWHILE');
    const { kind, level } = input;
    const step = { kind, level };
    const missing = missingSteps(kept.rules, signatures, edition.hash);
    if (!missing.some((one) => one.kind === kind && one.level === level)) return err('EDITION.NOT_WANTED');
    const by = await using(deps.review, actor, kind === 'proof' ? POWERS.proof : POWERS.level(level));
    if (!by) return kind === 'proof' ? err('REVIEW.NOT_A_PROOFREADER') : err('REVIEW.NOT_YOUR_LEVEL', { level });
    const proofs = kind === 'proof' ? [] : proofsBefore(kept.rules, missing, level);
    if (proofs.length > 0) return err('REVIEW.PROOF_MISSING', { proofs });
    const writers = new Set([...authors, entry.words.author]);
    const duties = { authors: writers, signatures, hash: edition.hash, smallStation: kept.rules.smallStation };
    if (!maySign(actor.id, step, duties)) return err('REVIEW.SAME_PERSON', { name: actor.name });
    await deps.signatures.insert(tx, {
      ...{ id: deps.ids.next(), caseId: kept.id, station: kept.station, kind, level, channel: channel.id },
      ...{ person: actor.id, name: actor.name, revision: revision.n, hash: edition.hash },
      ...{ onBehalfOf: by.lender?.id ?? null, onBehalfName: by.lender?.name ?? null },
      ...{ rulesVersion: kept.rulesVersion, ...input.pen },
      ...{ errors: kind === 'proof' ? input.errors : null, note: input.note },
    });
    const facts = { locale: input.locale, channel: channel.id, revision: revision.n, level, rules: kept.rulesVersion };
    deps.ledger.append(tx, {
      ...{ actor: by.actor, action: `edition.${kind}-signed`, subject: input.documentId, version: edition.hash, facts },
    });
    // What waited for its signatures is looked at now.
    await deps.deliveries.wake(tx, input);
    return ok(true);
  });
  return done.ok ? viewEdition(deps, actor, input) : done;
}
