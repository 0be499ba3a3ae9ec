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

/** What keeps the drafts that are about to go out from it. Runs before Strapi copies them. */
export async function releaseProblems(deps: Deps, write: Write): Promise<readonly ManuscriptProblem[]> {
  if (write.id === undefined) return [];
  const drafts = await draftsOf(deps, write.id, write.locales);
  return drafts.flatMap(({ facts }) => publishProblems(facts));
}

/** The languages that a write is about to let out. */
export async function draftLocales(deps: Deps, write: Write): Promise<readonly ContentLocale[]> {
  if (write.id === undefined) return [];
  return (await draftsOf(deps, write.id, write.locales)).map(({ locale }) => locale);
}

/** Who answers for each language. */
export type Signers = ReadonlyMap<ContentLocale, readonly string[]>;

/** Records the release of the drafts that are about to go out. */
export async function recordRelease(deps: Deps, write: Write & { readonly signers: Signers }): Promise<void> {
  if (write.id === undefined) return;
  const out = await deps.manuscripts.publishedLocales(write.id);
  for (const draft of await draftsOf(deps, write.id, write.locales)) {
    const isCorrection = out.has(draft.locale);
    const signers = write.signers.get(draft.locale) ?? [];
    await deps.manuscripts.record(draft.rowId, recordFor(draft, { isCorrection, signers, now: deps.clock.now() }));
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
