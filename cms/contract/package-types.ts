import { z } from 'zod';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema, pictureSchema, storyCardSchema } from './stories';
import { writtenText } from './text';

/** Where a package (专题) stands. */
export const packageStates = ['draft', 'published', 'withdrawn'] as const;

/** Where a package stands. */
export type PackageState = (typeof packageStates)[number];

/** What can happen to a package. */
export const packageEvents = ['publish', 'withdraw'] as const;

/** Something that happens to a package. */
export type PackageEvent = (typeof packageEvents)[number];

/** More than this is a column and no package. */
export const MOST_STORIES = 60;

const documentId = z.string().regex(/^[a-z0-9]{10,40}$/);

/** A story in a package, with what the editor says above it. */
export const packageItem = z.strictObject({ documentId, note: writtenText(120).default('') });

/** A story in a package. */
export type PackageItem = z.output<typeof packageItem>;

/** What somebody writes of a package. The cover is the picture of one of its stories. */
export const packageWords = z.strictObject({
  title: writtenText(60).min(2),
  intro: writtenText(600).default(''),
  cover: documentId.nullable().default(null),
  items: z.array(packageItem).max(MOST_STORIES),
});

/** What somebody writes of a package. */
export type PackageWords = z.output<typeof packageWords>;

/** A story as whoever builds a package sees it. */
export const packageStory = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  station: stationSlug,
  /** Whether readers can read it now. Those that they cannot are left out of what they see. */
  isPublic: z.boolean(),
});

/** A story as whoever builds a package sees it. */
export type PackageStory = z.output<typeof packageStory>;

const line = {
  id: z.uuid(),
  station: stationSlug,
  locale: contentLocaleSchema,
  title: z.string(),
  state: z.enum(packageStates),
  stories: z.int(),
  publicStories: z.int(),
  /** Whether what is written differs from what is out. */
  isAhead: z.boolean(),
  publishedAt: moment.nullable(),
  publishedBy: z.string().nullable(),
  changedAt: moment,
  changedBy: z.string(),
  allowed: z.array(z.enum(packageEvents)),
  version: z.int32(),
};

/** A package as the desk lists it. */
export const packageLine = z.strictObject(line);

/** A package as the desk lists it. */
export type PackageLine = z.output<typeof packageLine>;

/** A package with its stories in order. */
export const wholePackage = z.strictObject({
  ...line,
  intro: z.string(),
  cover: z.string().nullable(),
  items: z.array(packageStory.extend({ note: z.string() })),
  /** Whether the one who asks wrote its last words, so that somebody else has to let it out. */
  isMine: z.boolean(),
});

/** A package with its stories in order. */
export type WholePackage = z.output<typeof wholePackage>;

/** A package as the news app lists it. */
export const packageCardSchema = z
  .strictObject({
    id: z.uuid(),
    locale: contentLocaleSchema,
    title: z.string(),
    intro: z.string(),
    station: z.strictObject({ slug: z.string(), name: z.string() }),
    cover: pictureSchema.nullable(),
    stories: z.int(),
    publishedAt: z.iso.datetime(),
  })
  .meta({ id: 'PackageCard' });

/** A package as the news app lists it. */
export type PackageCard = z.output<typeof packageCardSchema>;

/** A package as a reader opens it. */
export const packagePageSchema = packageCardSchema
  .extend({ items: z.array(z.strictObject({ note: z.string(), story: storyCardSchema })) })
  .meta({ id: 'PackagePage' });

/** A package as a reader opens it. */
export type PackagePage = z.output<typeof packagePageSchema>;
