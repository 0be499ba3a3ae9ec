import type { DraftLink, Filing } from '../../contract';

type Words = { readonly type: 'text'; readonly text: string };

/** A block as Strapi's editor keeps it. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly (Words | LinkNode)[] }
  | {
      readonly type: 'image';
      readonly image: Readonly<Record<string, unknown>>;
      readonly children: readonly Words[];
    };

type LinkNode = { readonly type: 'link'; readonly url: string; readonly children: readonly Words[] };

/** A file of the media library as a block of the editor wants it. */
export type Asset = Readonly<Record<string, unknown>> & { readonly id: number; readonly mime: string };

/** The words and pictures of what was filed, as the body of a draft: a paragraph for each line, where it leads, then the pictures. */
export function bodyOf(filing: Pick<Filing, 'text'>, assets: readonly Asset[], link?: DraftLink): readonly Block[] {
  const lines = filing.text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const words = (lines.length === 0 ? [''] : lines).map((text): Block => ({
    type: 'paragraph',
    children: [said(text)],
  }));
  const pictures = assets
    .filter(({ mime }) => mime.startsWith('image/'))
    .map((image): Block => ({ type: 'image', image, children: [said('')] }));
  return [...words, ...(link ? [leading(link)] : []), ...pictures];
}

/** The editor wants text on both sides of a link. */
const leading = ({ words, to }: DraftLink): Block => ({
  type: 'paragraph',
  children: [said(''), { type: 'link', url: to, children: [said(words)] }, said('')],
});

const said = (text: string) => ({ type: 'text', text }) as const;

/** The words without the line that became the title, or the story would begin with its own headline. */
export function textBelow(filing: Pick<Filing, 'text'>, title: string): string {
  const [first = '', ...rest] = filing.text.trim().split('\n');
  return first.trim() === title && rest.some((line) => line.trim() !== '') ? rest.join('\n') : filing.text;
}

/** A title to begin with: the first line of what was filed when it is short enough to be one, else what the task is called. */
export function titleOf(filing: Pick<Filing, 'text'>, task: string): string {
  const [first = ''] = filing.text.trim().split('\n');
  const title = first.trim();
  return title !== '' && [...title].length <= 40 && !/[。；;]/.test(title) ? title : task;
}
