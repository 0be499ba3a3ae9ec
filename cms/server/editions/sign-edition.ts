import type { ContentLocale, EditionLine, ReviewLevel, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { maySignFor, missingSteps, proofsBefore } from '../review/coverage.rules';
import { POWERS, using, type Using } from '../review/review-deps';
import type { Pen } from '../review/sign';
import type { EditionDeps, EditionRefusal } from './edition-deps';
import type { Edition } from './edition-store';
import { makeEdition } from './make-edition';
import { unfitOf } from './unfit.rules';
import { storyAtDesk, viewEdition, type StoryAtDesk } from './view-editions';

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
    const found = await wordsOf(deps, tx, { actor, input });
    if (!found.ok) return found;
    const by = await signerOf(deps, actor, { input, ...found.value });
    if (!by.ok) return by;
    const reds = await deps.reds(tx, found.value.story.revision, found.value.edition);
    // A proof counts errors; a review answers for the words, and for their being taken at all.
    const unfit = unfitOf(found.value.edition.problems);
    if (input.kind === 'review' && unfit) return err('EDITION.UNFIT', { path: unfit.path ?? '' });
    if (input.kind === 'review' && reds.length > 0) return err('REVIEW.RED_FINDINGS', { findings: reds });
    await put(deps, tx, { input, by: by.value, ...found.value });
    // What waited for its signatures is looked at now.
    await deps.deliveries.wake(tx, input);
    return ok(true);
  });
  return done.ok ? viewEdition(deps, actor, input) : done;
}

type Words = { readonly story: StoryAtDesk; readonly edition: Edition; readonly author: string };
type Asked = { readonly actor: StaffActor; readonly input: SignEdition };

/** The words that somebody wants to sign, if they are those that were shown. */
async function wordsOf(deps: EditionDeps, tx: Tx, { actor, input }: Asked): Promise<Result<Words, EditionRefusal>> {
  const story = await storyAtDesk(deps, tx, input);
  const channel = story?.channels.find(({ id }) => id === input.channel);
  if (!story || !channel || !actor.stations.includes(story.kept.station)) return err('HEARTH.NOT_FOUND');
  const entry = story.entries.find((one) => one.channel === channel.id);
  if (!entry?.words) return err('EDITION.NOT_EDITED');
  const { edition } = makeEdition(deps, { ...story, channel, entry });
  if (edition.hash !== input.hash) return err('HEARTH.CHANGED_MEANWHILE');
  return ok({ story, edition, author: entry.words.author });
}

type Signing = Words & { readonly input: SignEdition };

/** Who signs, with what power, if this step is theirs to sign. */
async function signerOf(
  deps: EditionDeps,
  actor: StaffActor,
  { input, story, edition, author }: Signing,
): Promise<Result<Using, EditionRefusal>> {
  const { kept, signatures, authors } = story;
  const { kind, level } = input;
  const missing = missingSteps(kept.rules, signatures, edition.hash);
  if (!missing.some((one) => one.kind === kind && one.level === level)) return err('EDITION.NOT_WANTED');
  const by = await using(deps.review, actor, kind === 'proof' ? POWERS.proof : POWERS.level(level));
  if (!by) return kind === 'proof' ? err('REVIEW.NOT_A_PROOFREADER') : err('REVIEW.NOT_YOUR_LEVEL', { level });
  const proofs = kind === 'proof' ? [] : proofsBefore(kept.rules, missing, level);
  if (proofs.length > 0) return err('REVIEW.PROOF_MISSING', { proofs });
  const writers = new Set([...authors, author]);
  const duties = { authors: writers, signatures, hash: edition.hash, smallStation: kept.rules.smallStation };
  const hands = { person: actor.id, onBehalfOf: by.lender?.id };
  return maySignFor(hands, { kind, level }, duties) ? ok(by) : err('REVIEW.SAME_PERSON', { name: actor.name });
}

async function put(
  deps: EditionDeps,
  tx: Tx,
  { input, by, story: { kept, revision }, edition }: Signing & { readonly by: Using },
): Promise<void> {
  const { kind, level, channel, locale, documentId, note, pen } = input;
  const { actor, lender } = by;
  await deps.signatures.insert(tx, {
    ...{ id: deps.ids.next(), caseId: kept.id, station: kept.station, kind, level, channel },
    ...{ person: actor.id, name: actor.name, revision: revision.n, hash: edition.hash },
    ...{ onBehalfOf: lender?.id ?? null, onBehalfName: lender?.name ?? null },
    ...{ rulesVersion: kept.rulesVersion, ...pen, note },
    errors: kind === 'proof' ? input.errors : null,
  });
  const facts = { locale, channel, revision: revision.n, level, rules: kept.rulesVersion };
  const action = `edition.${kind}-signed`;
  deps.ledger.append(tx, { actor, action, subject: documentId, version: edition.hash, facts });
}
