import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One piece of a story's body; exactly one kind of key says which. */
const blockSchema = z.union([
  z.strictObject({ p: z.string().min(1) }),
  z.strictObject({ h: z.string().min(1) }),
  z.strictObject({ quote: z.string().min(1), who: z.string().min(1) }),
  z.strictObject({ list: z.array(z.string().min(1)).min(2), ordered: z.literal(true).optional() }),
  z.strictObject({ picture: slug, caption: z.string().min(1) }),
]);

/** Who wrote it: a person of the demo by key, or a name with the work they did. */
const bylineSchema = z.union([
  z.strictObject({ person: slug }),
  z.strictObject({ name: z.string().min(1), as: z.string().min(1).optional() }),
]);

const textSchema = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().min(1).optional(),
  byline: z.array(bylineSchema).min(1),
  summary: z.string().min(1),
  body: z.array(blockSchema).min(1),
});

/** What is written of a story before anybody reviews it. */
export const draftSchema = z.strictObject({
  slug,
  station: slug,
  column: slug,
  tags: z.array(z.string().min(1)).min(1),
  cover: slug,
  film: slug.optional(),
  ai: z.enum(['none', 'assisted', 'generated']),
  source: z.strictObject({ name: z.string().min(1), url: z.url(), author: z.string().min(1) }).optional(),
  zh: textSchema,
});

/** One story of the demo station that is out, as it lies in database/demo/stories. */
export const storySchema = draftSchema.extend({
  minutesAgo: z.number().int().positive(),
  en: textSchema.optional(),
});

export type DraftFile = z.infer<typeof draftSchema>;
export type StoryFile = z.infer<typeof storySchema>;
export type StoryText = StoryFile['zh'];
export type StoryBlock = StoryText['body'][number];

/** The running text of a block, without its captions' pictures and without inline marks. */
export function wordsOf(block: StoryBlock): string {
  if ('p' in block) return plain(block.p);
  if ('h' in block) return plain(block.h);
  if ('quote' in block) return plain(block.quote + block.who);
  if ('list' in block) return plain(block.list.join(''));
  return plain(block.caption);
}

/** Takes bold marks and link addresses out of a line. */
export function plain(line: string): string {
  return line.replaceAll('**', '').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}

/** How long a text is: characters of its body for Chinese. */
export function lengthOf(text: StoryText): number {
  return text.body.map(wordsOf).join('').length;
}
