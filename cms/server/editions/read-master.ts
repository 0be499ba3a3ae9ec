import { z } from 'zod';
import type { Block, EditionBlock, Span } from '../../contract';
import { listed } from '../manuscripts/manuscript.rules';
import type { RevisionContent } from '../revisions/revision.rules';
import type { Which } from '../revisions/revision-store';
import { presentBlocks } from '../stories/present-blocks';
import type { Master } from './master.rules';

const text = z.string().nullable().catch(null);
const asset = z
  .object({ url: z.string(), name: z.string(), alternativeText: text })
  .transform(({ url, name, alternativeText }) => ({ url, alt: alternativeText ?? name }))
  .nullable()
  .catch(null);
const words = z.object({
  title: text,
  summary: text,
  byline: text,
  tags: text,
  origin: text,
  sourceName: text,
  cover: asset,
  film: asset,
  aiDeclaration: z.enum(['none', 'assisted', 'generated']).catch('none'),
  aiNote: text,
});
const inlineImage = z.object({
  type: z.literal('image'),
  image: z.object({ url: z.string(), alternativeText: text }),
});

/** Reads a kept revision as derivations want it. */
export function readMaster(which: Which, content: RevisionContent): Master {
  const found = words.parse(content);
  return {
    ...which,
    title: found.title ?? '',
    summary: found.summary ?? '',
    byline: found.byline ?? '',
    blocks: blocksOf(content.body),
    cover: found.cover,
    film: found.film,
    tags: listed(found.tags),
    source: found.origin === 'repost' ? found.sourceName : null,
    ai: found.aiDeclaration,
    aiNote: found.aiNote,
  };
}

function blocksOf(body: unknown): readonly EditionBlock[] {
  const nodes: readonly unknown[] = Array.isArray(body) ? body : [];
  return nodes.flatMap((node) => {
    // A revision keeps of a picture what makes it that picture; the library's renditions are none of it.
    const picture = inlineImage.safeParse(node);
    if (!picture.success) return presentBlocks([node], new Map()).flatMap(wordsOf);
    const { url, alternativeText } = picture.data.image;
    return [{ kind: 'picture', text: alternativeText ?? '', url } as const];
  });
}

const said = (spans: readonly Span[]): string => spans.map((span) => span.text).join('');
const piece = (kind: EditionBlock['kind'], words: string, url: string | null = null): EditionBlock[] => [
  { kind, text: words, url },
];

function wordsOf(block: Block): readonly EditionBlock[] {
  switch (block.kind) {
    case 'Paragraph':
      return piece('paragraph', said(block.spans));
    case 'Heading':
      return piece('heading', said(block.spans));
    case 'Quote':
      return piece('quote', [said(block.spans), block.who].filter(Boolean).join(' —— '));
    case 'ListBlock':
      return block.items.flatMap(({ spans }) => piece('item', said(spans)));
    case 'Code':
      return piece('code', block.text);
    case 'Figure':
      return piece('picture', block.picture.alt, block.picture.sources.at(-1)?.url ?? null);
    case 'FilmBlock':
      return piece('film', block.film.alt, block.film.url);
  }
}
