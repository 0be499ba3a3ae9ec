import {
  revisionFields,
  type DraftContent,
  type MergeChoice,
  type MergeField,
  type MergePiece,
  type RevisionField,
} from '../../contract';
import { canonicalJson, err, ok, type Refusal, type Result } from '../../kernel';
import { settledBody } from '../revisions/revision.rules';
import { mergeBlocks } from './merge-blocks';

/** A content as far as a merge asks for it: a body as the editor keeps it, all else as one value. */
export type Side = Readonly<Partial<Record<RevisionField, unknown>>>;

/** What two people made of one content. */
export type Merge = {
  /** The fields that either changed. */
  readonly fields: readonly MergeField[];
  readonly conflicts: readonly RevisionField[];
};

/** Lays what somebody wrote and what was saved meanwhile over what both began from. A field that `mine` does not name was not touched. */
export function mergeContents(base: Side, mine: DraftContent, theirs: Side): Merge {
  const fields = revisionFields.flatMap((field): readonly MergeField[] => {
    const three = { base: base[field], mine: field in mine ? mine[field] : base[field], theirs: theirs[field] };
    const pieces = field === 'body' ? mergeBlocks(three) : [mergeValue(three)];
    return pieces.every(({ kind }) => kind === 'same') ? [] : [{ field, pieces: [...pieces] }];
  });
  const conflicts = fields.filter(({ pieces }) => pieces.some(({ kind }) => kind === 'conflict'));
  return { fields, conflicts: conflicts.map(({ field }) => field) };
}

/** Nothing, an empty line and a missing field are one and the same to a reader; a picture is told by its bytes. */
export function valueKey(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'null';
  if (typeof value === 'object' && 'hash' in value) return canonicalJson(value.hash);
  return canonicalJson(settledBody(value));
}

function mergeValue({ base, mine, theirs }: { base: unknown; mine: unknown; theirs: unknown }): MergePiece {
  const [was, left, right] = [valueKey(base), valueKey(mine), valueKey(theirs)];
  const sides = { base: [base ?? null], mine: [mine ?? null], theirs: [theirs ?? null] };
  if (left === was) return { kind: right === was ? 'same' : 'theirs', ...sides, merged: sides.theirs };
  if (right === was) return { kind: 'mine', ...sides, merged: sides.mine };
  return left === right ? { kind: 'both', ...sides, merged: sides.theirs } : { kind: 'conflict', ...sides, merged: [] };
}

/** The fields that come out of a merge other than they were saved meanwhile. */
export function mergedFields({ fields }: Merge): DraftContent {
  const ours = fields.filter(({ pieces }) => pieces.some(({ kind }) => kind !== 'same' && kind !== 'theirs'));
  return Object.fromEntries(
    ours.map(({ field, pieces }) => [
      field,
      field === 'body' ? pieces.flatMap(({ merged }) => merged) : pieces[0]?.merged[0],
    ]),
  );
}

/** Fills in how somebody settled each conflict; refused while one is left. */
export function settled(
  merge: Merge,
  choices: readonly MergeChoice[],
): Result<Merge, Refusal<'WRITING.NOT_SETTLED', { left: number }>> {
  const chosen = new Map(choices.map((choice) => [`${choice.field}.${choice.at}`, choice]));
  let left = 0;
  const fields = merge.fields.map(({ field, pieces }) => ({
    field,
    pieces: pieces.map((piece, at): MergePiece => {
      const choice = chosen.get(`${field}.${at}`);
      if (choice) return { ...piece, kind: 'both', merged: takenBy(choice, piece) };
      if (piece.kind === 'conflict') left += 1;
      return piece;
    }),
  }));
  return left > 0 ? err('WRITING.NOT_SETTLED', { left }) : ok({ fields, conflicts: [] });
}

function takenBy({ field, take, text = '' }: MergeChoice, { mine, theirs }: MergePiece): unknown[] {
  if (take === 'mine') return mine;
  if (take === 'theirs') return theirs;
  if (take === 'both') return field === 'body' ? [...theirs, ...mine] : mine;
  if (field !== 'body') return [text];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }));
}
