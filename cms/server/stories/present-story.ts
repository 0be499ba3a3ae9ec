import type { Block, Correction, Named, Source, Story, StoryCard } from '../../contract';
import { listed } from '../manuscripts/manuscript.rules';
import { fileIdsIn, presentBlocks, textOf, wordsOf, type FilesById } from './present-blocks';
import { mediaFrom, presentFilm, presentPicture } from './present-media';
import type { StoryRow } from './story-store';
import type { WeightedText } from './words.rules';

/** The names a story needs and does not hold itself. */
export type StoryNames = { readonly column: Named; readonly station: Named };

/** A story as a list shows it. */
export function presentCard(row: StoryRow, names: StoryNames): StoryCard {
  const releasedAt = row.releasedAt ?? row.publishedAt;
  return {
    id: row.documentId,
    locale: row.locale,
    title: row.title,
    subtitle: row.subtitle,
    summary: row.summary,
    ...names,
    byline: row.byline,
    publishedAt: releasedAt.toISOString(),
    updatedAt: (row.correctedAt ?? releasedAt).toISOString(),
    cover: presentPicture(row.cover),
    hasFilm: mediaFrom(row.film) !== null,
    ai: row.aiDeclaration,
  };
}

/** A whole story. */
export function presentStory(
  row: StoryRow,
  names: StoryNames,
  { files, locales, corrections }: { files: FilesById; locales: Story['locales']; corrections: readonly Correction[] },
): Story {
  const card = presentCard(row, names);
  const body = presentBlocks(row.body, files);
  return {
    ...card,
    locales,
    body,
    film: presentFilm(row.film, card.cover),
    tags: listed(row.tags),
    source: sourceOf(row),
    readingMinutes: readingMinutes(body),
    evidence: {
      signedBy: row.signedBy,
      publishedAt: card.publishedAt,
      correctedAt: row.correctedAt?.toISOString() ?? null,
      corrections,
    },
  };
}

/** The media files that must be at hand before a story's body can be shown. */
export function filesOf(row: StoryRow): readonly number[] {
  return fileIdsIn(row.body);
}

/** What a story is found by. */
export function wordsForSearch(row: StoryRow): readonly WeightedText[] {
  const headings = presentBlocks(row.body, new Map()).flatMap((block) =>
    block.kind === 'Heading' ? [textOf(block.spans)] : [],
  );
  return [
    { text: row.title, weight: 'A' },
    { text: [row.subtitle, row.summary, ...headings].join('\n'), weight: 'B' },
    { text: [row.tags, row.byline, row.sourceName].join('\n'), weight: 'C' },
    { text: wordsOf(presentBlocks(row.body, new Map())), weight: 'D' },
  ];
}

function sourceOf(row: StoryRow): Source | null {
  if (row.origin !== 'repost' || !row.sourceName) return null;
  const url = row.sourceUrl && /^https?:\/\//i.test(row.sourceUrl) ? row.sourceUrl : null;
  return { name: row.sourceName, url, author: row.sourceAuthor };
}

/** Grown-ups read about 400 Chinese characters or 220 Latin words a minute. */
function readingMinutes(body: readonly Block[]): number {
  const words = wordsOf(body);
  const characters = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d'’-]*/gu)?.length ?? 0;
  return Math.max(1, Math.round(characters / 400 + latin / 220));
}
