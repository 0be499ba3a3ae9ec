import type { Actor, DraftContent, RevisionField } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Revision, Which } from '../revisions/revision-store';
import { mergeContents, mergedFields, type Side } from './merge-fields';
import { changedWords, withWords, type SaveData } from './typed-words';
import { revisionAt, type AdmitDeps, type WritingRefusal } from './writing-deps';

/** A save on its way into Strapi. `base` is the revision that its writer had before their eyes; nothing where it does not say. */
export type Save = {
  readonly which: Which;
  readonly actor: Actor;
  readonly base: number | undefined;
  readonly data: SaveData;
};

/** A save as it may go in, which fields somebody else had changed meanwhile, and the newest revision, on which it follows. */
export type Admitted = {
  readonly data: SaveData;
  readonly merged: readonly RevisionField[];
  readonly last: Revision | undefined;
};

/** A save that may not go in, with the words that must not be lost. */
export type Turned = { readonly refused: WritingRefusal; readonly base: number; readonly words: DraftContent };

/**
 * Checks a save in its transaction: a manuscript in somebody else's hands or under seal is not changed, and a save that began from
 * older words is laid over what was saved meanwhile. New words that do not say on which revision they were written might undo
 * somebody's work unseen, whoever sends them. Whatever cannot go in is handed back whole.
 */
export async function admitWrite(deps: AdmitDeps, tx: Tx, save: Save): Promise<Result<Admitted, Turned>> {
  const { which, actor, data } = save;
  const last = await deps.revisions.last(tx, which);
  if (!last) return ok({ data, merged: [], last });
  const base = save.base ?? last.n;
  const turned = async (refused: WritingRefusal): Promise<Result<Admitted, Turned>> => {
    const from = await revisionAt(deps.revisions, tx, { ...which, n: base });
    return err_(refused, { base, words: changedWords(from?.content ?? last.content, data) });
  };
  const { state, holder } = await deps.locks.standing(tx, which);
  if (state === 'sealed') return turned(refusal(err('WRITING.SEALED')));
  if (actor.kind === 'staff' && holder && holder.person !== actor.id) {
    return turned(refusal(err('WRITING.LOCKED', { name: await nameOf(deps, holder.person) })));
  }
  if (save.base === undefined && Object.keys(changedWords(last.content, data)).length > 0)
    return turned(refusal(err('WRITING.NO_BASE')));
  if (base === last.n) return ok({ data, merged: [], last });
  return lay(deps, tx, { save, base, last });
}

type Laid = { readonly save: Save; readonly base: number; readonly last: Revision };

async function lay(deps: AdmitDeps, tx: Tx, { save, base, last }: Laid): Promise<Result<Admitted, Turned>> {
  const { which, data } = save;
  const from = await revisionAt(deps.revisions, tx, { ...which, n: base });
  // A number that no revision has: whoever sent it saw something that never was.
  if (!from)
    return err_(refusal(err('HEARTH.CHANGED_MEANWHILE')), { base: last.n, words: changedWords(last.content, data) });
  const words = changedWords(from.content, data);
  const theirs: Side = { ...last.content, ...(await deps.rawDraft(which)) };
  const merge = mergeContents(from.content, words, theirs);
  if (merge.conflicts.length > 0) {
    const details = { name: last.authorName, fields: merge.conflicts };
    return err_(refusal(err('WRITING.OVERLAP', details)), { base, words });
  }
  const merged = merge.fields.filter(({ pieces }) => pieces.some(({ kind }) => kind === 'theirs' || kind === 'both'));
  return ok({ data: withWords(data, mergedFields(merge)), merged: merged.map(({ field }) => field), last });
}

function err_(refused: WritingRefusal, kept: Omit<Turned, 'refused'>): Result<Admitted, Turned> {
  return { ok: false, error: { refused, ...kept } };
}

const refusal = <Refused>({ error }: { readonly error: Refused }): Refused => error;

async function nameOf({ people }: Pick<AdmitDeps, 'people'>, person: string): Promise<string> {
  const [known] = await people.byIds([person]);
  return known?.name['zh-Hans'] ?? '';
}
