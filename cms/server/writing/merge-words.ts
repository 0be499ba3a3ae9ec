import type { DraftContent, DraftKind, MergeChoice, MergeField, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Revision, Which } from '../revisions/revision-store';
import type { DraftWords } from './draft-words-store';
import { writes } from './hold-manuscript';
import { mergeContents, mergedFields, settled, type Merge, type Side } from './merge-fields';
import { storable } from './typed-words';
import { revisionAt, type WritingDeps, type WritingRefusal } from './writing-deps';

/** Writes words into a draft as a save does, with every check a save meets; refused as a save is. */
export type SaveWords = (
  which: Which,
  save: { readonly base: number; readonly data: Record<string, unknown> },
) => Promise<Result<void, WritingRefusal>>;

type Wanted = Which & { readonly kind: DraftKind };
type Found = { readonly merge: Merge; readonly draft: DraftWords; readonly last: Revision };

/** What a merge page shows. */
export type MergeView = {
  readonly base: number;
  readonly theirs: number;
  readonly savedBy: string;
  readonly at: string;
  readonly fields: MergeField[];
};

/** One's kept words laid over what was saved meanwhile (三方对照). */
export async function viewMerge(
  deps: WritingDeps,
  actor: StaffActor,
  wanted: Wanted,
): Promise<Result<MergeView, WritingRefusal>> {
  const found = await mergeOf(deps, deps.database.read, { actor, wanted });
  if (!found.ok) return found;
  const { merge, draft, last } = found.value;
  return ok({
    base: draft.base,
    theirs: last.n,
    savedBy: last.authorName,
    at: draft.at.toISOString(),
    fields: [...merge.fields],
  });
}

/** Saves a merge (合并定稿): one's kept words go into the manuscript, and are kept beside it no longer, in one transaction. */
export async function settleMerge(
  deps: WritingDeps & { readonly save: SaveWords },
  actor: StaffActor,
  { theirs, choices, ...wanted }: Wanted & { readonly theirs: number; readonly choices: readonly MergeChoice[] },
): Promise<Result<{ revision: number }, WritingRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<{ revision: number }, WritingRefusal>> => {
    await deps.revisions.takeTurn(tx, wanted.documentId);
    const found = await mergeOf(deps, tx, { actor, wanted });
    if (!found.ok) return found;
    const { merge, draft, last } = found.value;
    if (last.n !== theirs) return err('HEARTH.CHANGED_MEANWHILE');
    const kept = await deps.cases.now(tx, wanted);
    if (!kept || !(await writes(deps, tx, { actor, kept }))) return err('WRITING.NOT_YOURS');
    const done = settled(merge, choices);
    if (!done.ok) return done;
    const words: DraftContent = mergedFields(done.value);
    const saved = await deps.save(wanted, { base: last.n, data: storable(words) });
    if (!saved.ok) return saved;
    await deps.drafts.drop(tx, draft, draft.kind);
    const now = await deps.revisions.last(tx, wanted);
    const facts = { locale: wanted.locale, base: draft.base, theirs, revision: now?.n, settled: choices.length };
    deps.ledger.append(tx, { actor, action: 'manuscript.merged', subject: wanted.documentId, facts });
    return ok({ revision: now?.n ?? last.n });
  });
}

async function mergeOf(
  deps: WritingDeps,
  read: Tx | WritingDeps['database']['read'],
  { actor, wanted: { documentId, locale, kind } }: { readonly actor: StaffActor; readonly wanted: Wanted },
): Promise<Result<Found, WritingRefusal>> {
  const which = { documentId, locale };
  const last = await deps.revisions.last(read, which);
  if (!last || !actor.stations.includes(last.station)) return err('HEARTH.NOT_FOUND');
  const draft = await deps.drafts.of(read, { person: actor.id, ...which }, kind);
  if (!draft) return err('WRITING.NO_DRAFT');
  const from = await revisionAt(deps.revisions, read, { ...which, n: draft.base });
  const theirs: Side = { ...last.content, ...(await deps.rawDraft(which)) };
  return ok({ merge: mergeContents(from?.content ?? {}, draft.content, theirs), draft, last });
}
