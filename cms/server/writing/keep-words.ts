import type { ContentLocale, DraftKind, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { writes } from './hold-manuscript';
import type { DraftWords } from './draft-words-store';
import type { WritingDeps, WritingRefusal } from './writing-deps';

/** Which manuscript, or the one that was never saved. */
export type WhichDraft = { readonly documentId: string; readonly locale: ContentLocale };

type Deps = Pick<WritingDeps, 'database' | 'drafts' | 'cases'>;

/** Keeps what is typed and not saved (自动保存). It asks nothing of whoever holds the manuscript, and nobody else reads it. */
export async function keepWords(
  deps: Deps,
  actor: StaffActor,
  {
    base,
    content,
    session,
    ...which
  }: WhichDraft & Pick<DraftWords, 'base' | 'content'> & { readonly session?: string | undefined },
): Promise<Result<{ at: string }, WritingRefusal>> {
  const { read } = deps.database;
  const whose = { person: actor.id, ...which };
  const fresh = { ...whose, kind: 'autosave' as const, base, content, session: session ?? null };
  if (which.documentId === 'new') {
    return ok({ at: (await deps.drafts.put(read, { ...fresh, station: actor.station })).toISOString() });
  }
  const kept = await deps.cases.now(read, which);
  if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
  if (!(await writes(deps, read, { actor, kept }))) return err('WRITING.NOT_YOURS');
  return ok({ at: (await deps.drafts.put(read, { ...fresh, station: kept.station })).toISOString() });
}

/** One's own words that were not saved. */
export async function readWords(
  { database, drafts }: Deps,
  actor: StaffActor,
  { kind, ...which }: WhichDraft & { readonly kind: DraftKind },
): Promise<Result<DraftWords, WritingRefusal>> {
  const found = await drafts.of(database.read, { person: actor.id, ...which }, kind);
  return found ? ok(found) : err('WRITING.NO_DRAFT');
}

/** Forgets one's own words that were not saved. */
export async function dropWords(
  { database, drafts }: Deps,
  actor: StaffActor,
  { kind, ...which }: WhichDraft & { readonly kind: DraftKind },
): Promise<Result<null, WritingRefusal>> {
  return (await drafts.drop(database.read, { person: actor.id, ...which }, kind)) ? ok(null) : err('WRITING.NO_DRAFT');
}
