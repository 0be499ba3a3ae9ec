import { revisionFields, type DraftContent, type RevisionField } from '../../contract';
import type { Side } from './merge-fields';
import { valueKey } from './merge-fields';

/** What a save carries, as Strapi's form sends it. */
export type SaveData = Readonly<Record<string, unknown>>;

// Asks a list of known names whether it holds an unknown one.
const isField = (name: string): name is RevisionField => (revisionFields as readonly string[]).includes(name);

/** The words of a save, field by field. A relation that connects nothing, and a picture that is sent by its number, say nothing new. */
export function typedWords(data: SaveData): DraftContent {
  const words = Object.entries(data).flatMap(([field, value]): readonly (readonly [RevisionField, unknown])[] => {
    if (!isField(field) || value === undefined) return [];
    if (field === 'column') return columnOf(value).map((id) => [field, id] as const);
    return [[field, value]];
  });
  return Object.fromEntries(words);
}

/** The words of a save that say something else than what it began from. */
export function changedWords(base: Side, data: SaveData): DraftContent {
  // Its keys are fields.
  const words = Object.entries(typedWords(data)) as [RevisionField, unknown][];
  return Object.fromEntries(words.filter(([field, value]) => valueKey(value) !== valueKey(base[field])));
}

/** A save with merged words in place of its own; what its writer did not touch is left as others saved it. */
export function withWords(data: SaveData, merged: DraftContent): Record<string, unknown> {
  const rest = Object.entries(data).filter(([field]) => !isField(field));
  return { ...Object.fromEntries(rest), ...storable(merged) };
}

/** Merged words as the document service takes them. */
export function storable({ column, ...merged }: DraftContent): Record<string, unknown> {
  return {
    ...merged,
    ...(typeof column === 'string' && column !== '' ? { column: { set: [{ documentId: column }] } } : {}),
  };
}

function columnOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  const lists = ['set', 'connect'].map((name): unknown => Reflect.get(value, name));
  return lists
    .flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : list === undefined ? [] : [list]))
    .map((one): unknown => (typeof one === 'object' && one !== null ? Reflect.get(one, 'documentId') : one))
    .filter((id) => typeof id === 'string');
}
