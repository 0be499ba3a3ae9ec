import { diffArrays } from 'diff';
import {
  revisionFields,
  type BlockDiff,
  type DiffRun,
  type FieldDiff,
  type ReviewRules,
  type RevisionField,
} from '../../contract';
import { canonicalJson } from '../../kernel';
import type { RevisionContent } from './revision.rules';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A text cut into words, Chinese ones too; joined again they are the text. */
export const cut = (text: string): readonly string[] => Array.from(words.segment(text), ({ segment }) => segment);

/** Two texts word by word. */
export function compareWords(before: string, after: string): readonly DiffRun[] {
  const parts = diffArrays([...cut(before)], [...cut(after)]);
  return parts.map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

type Block = { readonly kind: string; readonly text: string };

/** The paragraphs of a body as plain text; a picture speaks by its name and description. */
export function paragraphs(body: unknown): readonly Block[] {
  return Array.isArray(body) ? body.map((block: unknown) => ({ kind: kindOf(block), text: textOf(block) })) : [];
}

function kindOf(block: unknown): string {
  const kind: unknown = typeof block === 'object' && block !== null ? Reflect.get(block, 'type') : null;
  return typeof kind === 'string' ? kind : 'paragraph';
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { text, children, image, url } = node as Record<string, unknown>; // an object, as was just asked
  if (typeof text === 'string') return text;
  if (typeof image === 'object' && image !== null) return pictureText(image);
  return `${textOf(children)}${typeof url === 'string' ? ` (${url})` : ''}`;
}

const pictureText = (image: object): string =>
  ['name', 'alternativeText', 'caption']
    .map((key): unknown => Reflect.get(image, key))
    .filter((word) => typeof word === 'string' && word !== '')
    .join(' · ');

/** Two bodies paragraph by paragraph, and word by word where a paragraph was reworked. */
export function compareBodies(before: unknown, after: unknown): readonly BlockDiff[] {
  const parts = diffArrays([...paragraphs(before)], [...paragraphs(after)], { comparator: sameBlock });
  const found: BlockDiff[] = [];
  for (const [at, { added, removed, value }] of parts.entries()) {
    const gone = parts[at - 1]?.removed ? (parts[at - 1]?.value ?? []) : [];
    if (added) found.push(...beside(gone, value));
    else if (!removed) found.push(...value.map((block) => alone('same', block)));
    else if (!parts[at + 1]?.added) found.push(...value.map((block) => alone('removed', block)));
  }
  return found;
}

const sameBlock = (one: Block, other: Block): boolean => one.kind === other.kind && one.text === other.text;

const alone = (op: 'same' | 'added' | 'removed', { kind, text }: Block): BlockDiff => ({
  op,
  kind,
  runs: [{ op, text }],
});

/** Paragraphs that stand where others stood: those alike are one paragraph reworked, the rest came and went. */
function beside(gone: readonly Block[], come: readonly Block[]): readonly BlockDiff[] {
  const left = [...gone];
  const found = come.flatMap((block): readonly BlockDiff[] => {
    const at = left.findIndex((old) => likeness(old.text, block.text) >= LIKE);
    if (at < 0) return [alone('added', block)];
    const passed = left.splice(0, at + 1);
    const old = passed.pop();
    const changed: BlockDiff = {
      op: 'changed',
      kind: block.kind,
      runs: [...compareWords(old?.text ?? '', block.text)],
    };
    return [...passed.map((one) => alone('removed', one)), changed];
  });
  return [...found, ...left.map((block) => alone('removed', block))];
}

/** Share of words that two paragraphs must have in common to be one that was reworked. */
const LIKE = 0.3;

/** How much of the shorter of two texts stands in the other too, 0 to 1. */
export function likeness(one: string, other: string): number {
  return likenessOf(wordsOf(one), wordsOf(other));
}

/** The different words of a text: what its likeness to others is judged by. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(cut(text));

/** The likeness of two texts whose words are at hand: cutting costs more than comparing. */
export function likenessOf(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  const common = [...first].filter((word) => second.has(word)).length;
  return common / Math.max(1, Math.min(first.size, second.size));
}

/** All fields that differ between two contents, the heaviest first. */
export function compareContents(
  before: RevisionContent | undefined,
  after: RevisionContent,
  rules: Pick<ReviewRules, 'weights'>,
): readonly FieldDiff[] {
  const differs = (field: RevisionField): boolean =>
    canonicalJson(before?.[field] ?? null) !== canonicalJson(after[field] ?? null);
  const order = ['material', 'wording', 'technical'];
  return revisionFields
    .filter(differs)
    .map((field): FieldDiff => {
      const weight = rules.weights[field] ?? 'material';
      if (field === 'body') return { field, weight, runs: [], blocks: [...compareBodies(before?.body, after.body)] };
      return { field, weight, runs: [...compareWords(plain(before?.[field]), plain(after[field]))], blocks: null };
    })
    .sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight));
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? pictureText(value) : '';
}
