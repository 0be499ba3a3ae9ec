import type { ContentLocale } from '../../contract';
import type { Clock } from '../../kernel';
import { draftProblems, publishProblems, type ManuscriptProblem } from './manuscript.rules';
import type { Draft, ManuscriptStore, Recorded } from './manuscript-store';

/** What somebody does to a manuscript through Strapi's document service, whichever page or script it comes from. */
export type Write = {
  readonly action: 'create' | 'update' | 'publish' | 'unpublish' | 'delete' | 'clone' | 'discardDraft';
  readonly id: string | undefined;
  /** `undefined`: all languages. */
  readonly locales: readonly ContentLocale[] | undefined;
  /** Saving and publishing in one step. */
  readonly alsoPublishes: boolean;
  /** Who is signed in; `undefined` for a job or an import. */
  readonly signer: string | undefined;
};

type Deps = { readonly manuscripts: ManuscriptStore; readonly clock: Clock };

/** What is recorded when a draft goes out: the first time it did, the last time it changed for readers, and who signs. */
export function recordFor(
  draft: Recorded,
  write: { isCorrection: boolean; signers: readonly string[]; now: Date },
): Recorded {
  const { isCorrection, signers, now } = write;
  return {
    releasedAt: draft.releasedAt ?? now,
    correctedAt: isCorrection ? now : draft.correctedAt,
    signedBy: signers.length === 0 ? draft.signedBy : signers,
  };
}

/** The drafts that a write is about to let out. */
export const draftsGoingOut = (drafts: readonly Draft[], { locales }: Write): readonly Draft[] =>
  drafts.filter(({ locale }) => locales?.includes(locale) ?? true);

/** What keeps drafts from going out. Asked before Strapi copies them. */
export function releaseProblems(drafts: readonly Draft[]): readonly ManuscriptProblem[] {
  return drafts.flatMap(({ facts }) => publishProblems(facts));
}

/** What the gate said of one language: who answers for it, and whether it says the very words that it said before. */
export type Passed = { readonly signers: readonly string[]; readonly isAgain: boolean };

type PassedLocales = ReadonlyMap<ContentLocale, Passed>;

/** Records the release of the drafts that are about to go out. */
export async function recordRelease(
  deps: Deps,
  { id, drafts, passed }: { readonly id: string; readonly drafts: readonly Draft[]; readonly passed: PassedLocales },
): Promise<void> {
  const out = await deps.manuscripts.publishedLocales(id);
  for (const draft of drafts) {
    const { signers = [], isAgain = false } = passed.get(draft.locale) ?? {};
    const isCorrection = out.has(draft.locale) && !isAgain;
    await deps.manuscripts.record(draft.rowId, recordFor(draft, { isCorrection, signers, now: deps.clock.now() }));
  }
}

/** What keeps drafts that were just saved from staying, as they were read back in the transaction that saved them. */
export function savedProblems(drafts: readonly Draft[], write: Write): readonly ManuscriptProblem[] {
  return drafts.flatMap(({ facts, locale }) =>
    write.alsoPublishes && (write.locales?.includes(locale) ?? true) ? publishProblems(facts) : draftProblems(facts),
  );
}
