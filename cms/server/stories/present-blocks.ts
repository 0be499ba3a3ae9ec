import { z } from 'zod';
import type { Block, Span } from '../../contract';
import { mediaFrom, presentFilm, presentPicture } from './present-media';

const mark = z.literal(true).optional().catch(undefined);

const textNode = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: mark,
  italic: mark,
  underline: mark,
  strikethrough: mark,
  code: mark,
});
const linkNode = z.object({ type: z.literal('link'), url: z.string(), children: z.array(textNode) });
const inline = z.array(z.union([textNode, linkNode]).nullable().catch(null));
const listNode = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  children: z.array(z.unknown()),
});
const listItem = z.object({ type: z.literal('list-item'), children: inline });

/** A node of Strapi's blocks editor; a kind we do not know is left out rather than shown raw. */
const node = z.union([
  z.object({ type: z.literal('paragraph'), children: inline }),
  z.object({ type: z.literal('heading'), level: z.int().min(1).max(6), children: inline }),
  z.object({ type: z.literal('quote'), children: inline }),
  z.object({ type: z.literal('code'), children: inline }),
  z.object({ type: z.literal('image'), image: z.unknown() }),
  listNode,
]);

type Node = z.infer<typeof node>;

/** Files by their id in the media library, as they are now; a body holds only a copy from when the picture was put in. */
export type FilesById = ReadonlyMap<number, unknown>;

const fileId = z.object({ type: z.literal('image'), image: z.object({ id: z.int() }) });

/** The media files a body shows. */
export function fileIdsIn(body: unknown): readonly number[] {
  return nodesOf(body).flatMap((raw) => {
    const parsed = fileId.safeParse(raw);
    return parsed.success ? [parsed.data.image.id] : [];
  });
}

/** The body of a story for readers: explicit kinds and fields only. */
export function presentBlocks(body: unknown, files: FilesById): readonly Block[] {
  return nodesOf(body).flatMap((raw) => {
    const parsed = node.safeParse(raw);
    return parsed.success ? present(parsed.data, files) : [];
  });
}

function nodesOf(body: unknown): readonly unknown[] {
  return Array.isArray(body) ? body : [];
}

function present(block: Node, files: FilesById): readonly Block[] {
  switch (block.type) {
    case 'paragraph':
      return filled(block.children).map((spans) => ({ kind: 'Paragraph', spans }));
    case 'heading':
      return filled(block.children).map((spans) => ({ kind: 'Heading', level: block.level, spans }));
    case 'quote':
      return filled(block.children).map((spans) => ({ kind: 'Quote', ...saidBy(spans) }));
    case 'code':
      return [{ kind: 'Code', text: textOf(spansOf(block.children)) }];
    case 'image':
      return presentImage(block.image, files);
    case 'list':
      return [{ kind: 'ListBlock', ordered: block.format === 'ordered', items: itemsOf(block) }];
  }
}

function presentImage(image: unknown, files: FilesById): readonly Block[] {
  const parsed = fileId.safeParse({ type: 'image', image });
  const id = parsed.success ? parsed.data.image.id : undefined;
  // A file that is known to be gone or withheld is `null`; the copy in the body speaks only where nobody looked.
  const file = id !== undefined && files.has(id) ? files.get(id) : image;
  if (mediaFrom(file)?.mime.startsWith('video/')) {
    const film = presentFilm(file, null);
    return film ? [{ kind: 'FilmBlock', film }] : [];
  }
  const picture = presentPicture(file);
  return picture ? [{ kind: 'Figure', picture }] : [];
}

/** A list within a list becomes further items: phones have no room for steps. */
function itemsOf(list: z.infer<typeof listNode>): readonly { spans: readonly Span[] }[] {
  return list.children.flatMap((child) => {
    const inner = listNode.safeParse(child);
    if (inner.success) return itemsOf(inner.data);
    const item = listItem.safeParse(child);
    return item.success ? filled(item.data.children).map((spans) => ({ spans })) : [];
  });
}

function filled(children: z.infer<typeof inline>): readonly (readonly Span[])[] {
  const spans = spansOf(children);
  return textOf(spans).trim() === '' ? [] : [spans];
}

function spansOf(children: z.infer<typeof inline>): readonly Span[] {
  return children.flatMap((child) => {
    if (!child) return [];
    if (child.type === 'text') return spanOf(child);
    const href = isFollowable(child.url) ? { href: child.url } : {};
    return child.children.flatMap((text) => spanOf(text).map((span) => ({ ...span, ...href })));
  });
}

function spanOf(text: z.infer<typeof textNode>): readonly Span[] {
  if (text.text === '') return [];
  return [
    {
      text: text.text,
      ...(text.bold && { bold: text.bold }),
      ...(text.italic && { italic: text.italic }),
      ...(text.underline && { underline: text.underline }),
      ...(text.strikethrough && { strike: text.strikethrough }),
      ...(text.code && { code: text.code }),
    },
  ];
}

/** Links a reader may follow; a script in an address never gets out. */
function isFollowable(url: string): boolean {
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(url);
}

/** A last line that begins with a dash names the speaker (——王大爷). */
function saidBy(spans: readonly Span[]): { spans: readonly Span[]; who: string | null } {
  const last = spans.at(-1);
  const found = /^(?<words>[\s\S]*?)\n\s*(?:——|—|--)\s*(?<who>[^\n]+)$/u.exec(last?.text ?? '')?.groups;
  if (!last || !found?.['who']) return { spans, who: null };
  const words = found['words'] ?? '';
  return { spans: [...spans.slice(0, -1), ...(words ? [{ ...last, text: words }] : [])], who: found['who'].trim() };
}

/** The words of some spans without their looks. */
export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** All words of a body, for search and for counting. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if ('spans' in block) return textOf(block.spans);
      if (block.kind === 'ListBlock') return block.items.map(({ spans }) => textOf(spans)).join('\n');
      return block.kind === 'Code' ? block.text : '';
    })
    .join('\n');
}
