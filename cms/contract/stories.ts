import { z } from 'zod';

/** The languages content is written in. */
export const contentLocaleSchema = z.enum(['zh-Hans', 'en']).meta({ id: 'ContentLocale' });

/** Something with an address and a name in the reader's language. */
export const namedSchema = z.strictObject({ slug: z.string(), name: z.string() }).meta({ id: 'Named' });

/** One file of a picture: the app picks by width and by what its system can decode. */
export const pictureSourceSchema = z
  .strictObject({ url: z.string(), width: z.int(), format: z.enum(['avif', 'webp', 'jpeg', 'png']) })
  .meta({ id: 'PictureSource' });

/** A picture as the public sees it. `focal` is what must stay in view, in shares of width and height. */
export const pictureSchema = z
  .strictObject({
    alt: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
    width: z.int(),
    height: z.int(),
    focal: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
    blur: z.string().nullable(),
    aiGenerated: z.boolean(),
    sources: z.array(pictureSourceSchema),
  })
  .meta({ id: 'Picture' });

/** How much a machine had to do with a text, as the author declares (AI 使用声明). */
export const aiDeclarationSchema = z.enum(['none', 'assisted', 'generated']);

/** A story as a list shows it. */
export const storyCardSchema = z
  .strictObject({
    id: z.string(),
    locale: contentLocaleSchema,
    title: z.string(),
    subtitle: z.string().nullable(),
    summary: z.string().nullable(),
    column: namedSchema,
    station: namedSchema,
    byline: z.string().nullable(),
    publishedAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    cover: pictureSchema.nullable(),
    hasFilm: z.boolean(),
    ai: aiDeclarationSchema,
  })
  .meta({ id: 'StoryCard' });

/** One page of a feed; `next` is the cursor of the page after it. */
export const feedSchema = z
  .strictObject({ items: z.array(storyCardSchema), next: z.string().nullable(), asOf: z.iso.datetime() })
  .meta({ id: 'Feed' });

/** A column (栏目) as readers see it. */
export const columnSchema = z
  .strictObject({ slug: z.string(), name: z.string(), description: z.string().nullable(), station: z.string() })
  .meta({ id: 'Column' });

/** The languages content is written in. */
export type ContentLocale = z.infer<typeof contentLocaleSchema>;
/** Something with an address and a name in the reader's language. */
export type Named = z.infer<typeof namedSchema>;
/** One file of a picture. */
export type PictureSource = z.infer<typeof pictureSourceSchema>;
/** A picture as the public sees it. */
export type Picture = z.infer<typeof pictureSchema>;
/** How much a machine had to do with a text. */
export type AiDeclaration = z.infer<typeof aiDeclarationSchema>;
/** A story as a list shows it. */
export type StoryCard = z.infer<typeof storyCardSchema>;
/** One page of a feed. */
export type Feed = z.infer<typeof feedSchema>;
/** A column as readers see it. */
export type Column = z.infer<typeof columnSchema>;
