import { z } from 'zod';
import { channelPlatforms } from './channel-types';
import { mediaLimit } from './media-limits';

/** A piece of an edition's body, in the order in which it is read. */
export const editionBlock = z.strictObject({
  kind: z.enum(['paragraph', 'heading', 'quote', 'item', 'code', 'picture', 'film']),
  text: z.string(),
  url: z.string().nullable(),
});

/** A piece of an edition's body. */
export type EditionBlock = z.output<typeof editionBlock>;

/** A picture or film of an edition. */
export const editionMedia = z.strictObject({ url: z.string(), alt: z.string() });

/** A picture or film of an edition. */
export type EditionMedia = z.output<typeof editionMedia>;

/** What a channel is given to post (渠道稿); its hash is what signatures of a hand-edited edition cover. */
export const editionContent = z.strictObject({
  form: z.enum(['article', 'post', 'film']),
  title: z.string(),
  summary: z.string(),
  byline: z.string(),
  blocks: z.array(editionBlock),
  /** The words of a post or of a film's caption; empty for an article, whose words are its blocks. */
  text: z.string(),
  cover: editionMedia.nullable(),
  pictures: z.array(editionMedia),
  film: editionMedia.nullable(),
  tags: z.array(z.string()),
  /** Where the whole story stands. */
  link: z.string().nullable(),
  source: z.string().nullable(),
  /** The label that the law asks for where a machine had a part in it (AI 标识). */
  aiLabel: z.string().nullable(),
});

/** What a channel is given to post. */
export type EditionContent = z.output<typeof editionContent>;

/** The ways in which platforms count: code points, UTF-8 bytes, half-width as half, X's own weights, entries of a list. */
export const countUnits = ['characters', 'utf8-bytes', 'half-width', 'x-weighted', 'count'] as const;

/** A way in which platforms count. */
export type CountUnit = (typeof countUnits)[number];

const limited = ['title', 'summary', 'byline', 'body', 'tags'] as const;
const sure = z.boolean();

/** What a platform asks of an edition (规则包), as data; what nobody is sure of warns and never blocks. */
export const rulePack = z.strictObject({
  id: z.enum(channelPlatforms),
  version: z.int32().min(1),
  validFrom: z.iso.date(),
  source: z.strictObject({ text: z.string().min(1), url: z.url().nullable() }),
  limits: z.array(
    z.strictObject({
      field: z.enum(limited),
      unit: z.enum(countUnits),
      min: z.int().optional(),
      max: z.int().min(1),
      sure,
    }),
  ),
  required: z.array(z.enum(['title', 'body', 'cover', 'film', 'pictures', 'tags'])),
  media: z.strictObject({
    pictures: z.strictObject({ min: z.int(), max: z.int(), sure }).nullable(),
    film: z.strictObject({ required: z.boolean(), maxSeconds: z.int().nullable(), sure }).nullable(),
    /** What each file has to be like, for what is posted there. */
    files: z.array(mediaLimit).default([]),
  }),
  forbidden: z.array(z.strictObject({ feature: z.enum(['outside-links', 'scripts', 'angle-brackets']), sure })),
});

/** What a platform asks of an edition. */
export type RulePack = z.output<typeof rulePack>;

const sentence = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** A problem of an edition with its platform: where, what, and how to mend it. A warning does not keep it from going out. */
export const editionProblem = z.strictObject({
  path: z.string(),
  severity: z.enum(['error', 'warning']),
  message: sentence,
  cure: sentence,
  /** The rule pack that says so; without it, the house does. */
  pack: z.string().optional(),
});

/** A problem of an edition with its platform. */
export type EditionProblem = z.output<typeof editionProblem>;
