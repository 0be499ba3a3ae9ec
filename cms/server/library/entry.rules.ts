import type { RevisionContent } from '../revisions/revision.rules';
import { listed } from '../manuscripts/manuscript.rules';
import { lexemesOf } from './words.rules';

/** What the library knows of a revision's words. */
export type EntryWords = {
  readonly title: string;
  readonly column: string;
  readonly origin: string;
  readonly tags: readonly string[];
  readonly assets: readonly string[];
  readonly characters: number;
  readonly lexemes: ReadonlySet<string>;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Cuts a revision down to what it is found by. */
export function entryWords(content: RevisionContent): EntryWords {
  const body = bodyText(content.body);
  const title = textOf(content.title);
  const texts = [title, content.subtitle, content.summary, content.byline, content.tags, content.sourceName].map(
    textOf,
  );
  return {
    title,
    column: textOf(content.column),
    origin: content.origin === 'repost' ? 'repost' : 'original',
    tags: listed(textOf(content.tags)),
    assets: assetsOf(content),
    characters: signsIn(body),
    lexemes: lexemesOf([...texts, body].join('\n')),
  };
}

/** How many characters the editor's blocks hold, as inspections count them: without what is blank. */
export const charactersIn = (body: unknown): number => signsIn(bodyText(body));

const signsIn = (text: string): number => [...text.replace(/\s/g, '')].length;

type Node = { readonly text?: unknown; readonly children?: unknown; readonly image?: unknown };

/** The words of the editor's blocks, a line for each block. */
export function bodyText(body: unknown): string {
  return Array.isArray(body) ? body.map(wordsIn).filter(Boolean).join('\n') : '';
}

function wordsIn(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  // Every member is looked at before it is used.
  const { text, children } = node as Node;
  if (typeof text === 'string') return text;
  return Array.isArray(children) ? children.map(wordsIn).join('') : '';
}

/** The files that a revision shows, by their hash. */
export function assetsOf({ cover, film, body }: Pick<RevisionContent, 'cover' | 'film' | 'body'>): readonly string[] {
  // Every member is looked at before it is used.
  const nodes = (Array.isArray(body) ? body : []) as readonly (Node | null)[];
  const images = nodes.map((node) => node?.image);
  const hashes = [cover, film, ...images].flatMap((file) => {
    // The same.
    const hash = (file as { hash?: unknown } | null | undefined)?.hash;
    return typeof hash === 'string' ? [hash] : [];
  });
  return [...new Set(hashes)];
}
