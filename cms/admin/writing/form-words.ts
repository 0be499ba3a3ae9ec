import type { DraftContent } from '../../contract';
import { revisionFields } from '../../contract/review-policy';

/** The values of Strapi's form, as far as they are words of a manuscript. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What stands in the form and is not saved: fields that say something else than when the page was opened. */
export function unsavedWords(values: FormValues, initial: FormValues): DraftContent {
  const changed = revisionFields.flatMap((field): readonly (readonly [string, unknown])[] => {
    const value = field === 'column' ? columnOf(values[field]) : values[field];
    const before = field === 'column' ? undefined : initial[field];
    const isSame = JSON.stringify(value ?? null) === JSON.stringify(before ?? null);
    return isSame ? [] : [[field, value ?? null]];
  });
  return Object.fromEntries(changed);
}

/** The column that somebody chose and did not save; undefined where they left it. */
function columnOf(value: unknown): string | undefined {
  const chosen = memberOf(memberOf(value, 'connect'), 0);
  // Strapi puts what it read of a document beside what its field shows.
  const id = memberOf(memberOf(chosen, 'apiData') ?? chosen, 'documentId');
  return typeof id === 'string' ? id : undefined;
}

function memberOf(value: unknown, name: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Fields that can be put back into the form by hand; a column is chosen anew, because its field asks the host about it. */
export const restorable = (content: DraftContent): readonly (readonly [string, unknown])[] =>
  Object.entries(content).filter(([field]) => field !== 'column');

/** What a revision says in words, for the form; its pictures, film and column are chosen by hand. */
export const wordsOfRevision = (content: DraftContent): readonly (readonly [string, unknown])[] =>
  revisionFields.flatMap((field) => (BY_HAND.includes(field) || !(field in content) ? [] : [[field, content[field]]]));

const BY_HAND: readonly string[] = ['column', 'cover', 'film'];

/** The words of a body, a line for each paragraph. */
export function linesOf(body: unknown): readonly string[] {
  return Array.isArray(body) ? body.map(textOf) : [];
}

function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  if ('text' in node && typeof node.text === 'string') return node.text;
  return 'children' in node ? textOf(node.children) : '';
}

/** Whether a picture or film in the form is marked as made by AI. */
export const hasAiAssets = (values: FormValues): boolean =>
  ['cover', 'film', 'body'].some((name) => isAi(values[name]));

function isAi(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isAi);
  return (
    memberOf(value, 'aiGenerated') === true || ['image', 'children'].some((part) => holdsAi(memberOf(value, part)))
  );
}

const holdsAi = (value: unknown): boolean => value !== undefined && isAi(value);

/** Read at ease: characters of Chinese and words of English in a minute. */
const PER_MINUTE = 400;

/** How long a text is: each Chinese character and each word of letters or figures counts one, as editors count. */
export function measure(texts: readonly string[]): { readonly words: number; readonly minutes: number } {
  const words = texts.join('\n').match(/\p{Script=Han}|[\p{L}\p{N}]+(?:[.,:%'’-][\p{L}\p{N}]+)*/gu) ?? [];
  // A run of letters beside characters is a word; characters inside a run were counted one by one.
  const count = words.reduce(
    (sum, word) => sum + Math.max(1, [...word].filter((sign) => /\p{Script=Han}/u.test(sign)).length),
    0,
  );
  return { words: count, minutes: count === 0 ? 0 : Math.max(1, Math.round(count / PER_MINUTE)) };
}
