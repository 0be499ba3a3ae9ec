import type { MergeChoice, MergeField, MergePiece } from '../../contract';
import { linesOf } from './form-words';

/** How each conflict is settled so far, by field and place. */
export type Choices = ReadonlyMap<string, MergeChoice>;

/** The conflicts of a merge, each with its place. */
export function conflictsOf(
  fields: readonly MergeField[],
): readonly { readonly key: string; readonly field: MergeField['field']; readonly at: number }[] {
  return fields.flatMap(({ field, pieces }) =>
    pieces.flatMap(({ kind }, at) => (kind === 'conflict' ? [{ key: `${field}.${at}`, field, at }] : [])),
  );
}

/** A choice that says something: words of one's own need words. */
export const isSettled = (choice: MergeChoice | undefined): boolean =>
  choice !== undefined && (choice.take !== 'text' || (choice.text ?? '').trim() !== '');

/** How many conflicts are not settled yet. */
export const openConflicts = (fields: readonly MergeField[], choices: Choices): number =>
  conflictsOf(fields).filter(({ key }) => !isSettled(choices.get(key))).length;

/** A side of a piece as plain text: paragraphs of a body by lines, a picture by its name, anything else as it is. */
export function plainOf(side: readonly unknown[], field: MergeField['field']): string {
  if (field === 'body') return side.map((block) => linesOf([block]).join('') || nameOf(block)).join('\n');
  const [value] = side;
  return typeof value === 'string' ? value : nameOf(value);
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const image: unknown = Reflect.get(value, 'image') ?? value;
  const name: unknown = typeof image === 'object' && image !== null ? Reflect.get(image, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}

/** What a piece says once merged, or would say by a choice; nothing for an open conflict. */
export function outcomeOf(piece: MergePiece, choice: MergeChoice | undefined): readonly unknown[] | undefined {
  if (piece.kind !== 'conflict') return piece.merged;
  if (!choice || choice.take === 'text') return undefined;
  if (choice.take === 'both') return [...piece.theirs, ...piece.mine];
  return choice.take === 'mine' ? piece.mine : piece.theirs;
}

/** The ways in which a conflict can be settled: only what is written in words can be written anew, and only paragraphs stand after each other. */
export function takesOf(
  { base, mine, theirs }: MergePiece,
  field: MergeField['field'],
): readonly MergeChoice['take'][] {
  if (field === 'body') return ['mine', 'theirs', 'both', 'text'];
  const isWords = [...base, ...mine, ...theirs].every((one) => typeof one === 'string' || one === null);
  return isWords && WRITTEN.includes(field) ? ['mine', 'theirs', 'text'] : ['mine', 'theirs'];
}

const WRITTEN: readonly MergeField['field'][] = ['title', 'subtitle', 'summary', 'byline', 'tags'];
