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
export async function draftsGoingOut(deps: Deps, write: Write): Promise<readonly Draft[]> {
  return write.id === undefined ? [] : draftsOf(deps, write.id, write.locales);
}

/** What keeps drafts from going out. Asked before Strapi copies them. */
export function releaseProblems(drafts: readonly Draft[]): readonly ManuscriptProblem[] {
  return drafts.flatMap(({ facts }) => publishProblems(facts));
}

/** Who answers for each language. */
export type Signers = ReadonlyMap<ContentLocale, readonly string[]>;

/** Records the release of the drafts that are about to go out. */
export async function recordRelease(
  deps: Deps,
  { id, drafts, signers }: { readonly id: string; readonly drafts: readonly Draft[]; readonly signers: Signers },
): Promise<void> {
  const out = await deps.manuscripts.publishedLocales(id);
  for (const draft of drafts) {
    const release = { isCorrection: out.has(draft.locale), signers: signers.get(draft.locale) ?? [] };
    await deps.manuscripts.record(draft.rowId, recordFor(draft, { ...release, now: deps.clock.now() }));
  }
}

/** Checks what was just saved, in the transaction that saved it. */
export async function checkSaved(deps: Deps, write: Write & { id: string }): Promise<readonly ManuscriptProblem[]> {
  const drafts = await draftsOf(deps, write.id, undefined);
  return drafts.flatMap(({ facts, locale }) =>
    write.alsoPublishes && (write.locales?.includes(locale) ?? true) ? publishProblems(facts) : draftProblems(facts),
  );
}

async function draftsOf(
  { manuscripts }: Deps,
  id: string,
  locales: readonly ContentLocale[] | undefined,
): Promise<readonly Draft[]> {
  const drafts = await manuscripts.drafts(id);
  return drafts.filter(({ locale }) => locales?.includes(locale) ?? true);
}
