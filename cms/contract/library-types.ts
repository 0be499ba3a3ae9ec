import { z } from 'zod';
import { reviewStates } from './review-shapes';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** How the rights of what a manuscript shows stand (版权状态); `none` shows nothing that is anybody's. */
export const libraryRights = ['none', 'fine', 'unnoted', 'future', 'expiring', 'expired'] as const;

/** How the rights of what a manuscript shows stand. */
export type LibraryRights = (typeof libraryRights)[number];

/** How a list is ordered: the latest edit first, the first written first, or what has the words in its title. */
export const librarySorts = ['newest', 'oldest', 'best'] as const;

/** By what the library is narrowed. Several values of one facet mean any of them, several facets all of them. */
export const libraryFacets = ['column', 'state', 'locale', 'author', 'channel', 'tag', 'rights', 'origin'] as const;

/** A facet of the library. */
export type LibraryFacet = (typeof libraryFacets)[number];

/** Several values stand in an address one after the other, with commas between. */
const several = <Value extends string>(one: z.ZodType<Value, Value>) =>
  z
    .string()
    .max(2_000)
    .transform((given) => given.split(','))
    .pipe(z.array(one).min(1).max(20))
    .optional();
const name = writtenText(120).min(1);
const day = z.iso.date();

/** What is looked for. Several values of a facet stand with commas between. */
export const librarySearch = z.object({
  words: writtenText(200).default(''),
  station: stationSlug.optional(),
  column: several(z.string().regex(/^[a-z0-9]{1,64}$/)),
  state: several(z.enum(reviewStates)),
  locale: several(contentLocaleSchema),
  author: several(name),
  channel: several(z.uuid()),
  tag: several(name),
  rights: several(z.enum(libraryRights)),
  origin: several(z.enum(['original', 'repost'])),
  /** Days of the station, both included. */
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(librarySorts).default('newest'),
});

/** What is looked for. */
export type LibrarySearch = z.output<typeof librarySearch>;

/** Text in pieces; those that were looked for are marked. */
export const markedRuns = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));

/** Text in pieces. */
export type MarkedRuns = z.output<typeof markedRuns>;

/** A manuscript as a line of the library. */
export const libraryLine = z.strictObject({
  documentId: z.string(),
  locale: contentLocaleSchema,
  station: stationSlug,
  column: z.string(),
  title: markedRuns,
  snippet: markedRuns,
  author: z.string(),
  state: z.enum(reviewStates),
  revision: z.int(),
  characters: z.int(),
  tags: z.array(z.string()),
  rights: z.enum(libraryRights),
  rightsUntil: moment.nullable(),
  channels: z.int(),
  /** How many manuscripts were made from it (二次使用). */
  reused: z.int(),
  at: moment,
  releasedAt: moment.nullable(),
});

/** A manuscript as a line of the library. */
export type LibraryLine = z.output<typeof libraryLine>;

/** How many of what was found have each value of a facet, the most frequent first. */
export const facetCounts = z.record(
  z.enum(libraryFacets),
  z.array(z.strictObject({ value: z.string(), label: z.string(), count: z.int() })),
);

/** How many of what was found have each value of a facet. */
export type FacetCounts = z.output<typeof facetCounts>;

/** How two manuscripts belong together. */
export const lineageKinds = ['translation', 'rewrite', 'clip'] as const;

/** A manuscript in the family of another. */
export const lineageNode = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  station: stationSlug,
  state: z.enum(reviewStates).nullable(),
  at: moment.nullable(),
});

/** A manuscript in the family of another. */
export type LineageNode = z.output<typeof lineageNode>;

const inLanguage = z.strictObject({ locale: contentLocaleSchema, title: z.string() });

/** One manuscript in a second language (译文): what was written first is what the other was translated from. */
export const lineageTranslation = z.strictObject({
  documentId: z.string(),
  from: inLanguage,
  to: inLanguage,
  state: z.enum(reviewStates).nullable(),
});

/** One manuscript in a second language. */
export type LineageTranslation = z.output<typeof lineageTranslation>;

/** Where in the older film a clip begins and ends (入点、出点), in milliseconds. */
export const clipPart = z.strictObject({ fromMs: z.int32().min(0), toMs: z.int32().min(1) });

/** Where in the older film a clip begins and ends. */
export type ClipPart = z.output<typeof clipPart>;

/** One manuscript made from another: by whose word and since when; nobody is named where a rule knew it. */
export const lineageLink = z.strictObject({
  id: z.uuid(),
  /** The older manuscript. */
  from: z.string(),
  to: z.string(),
  kind: z.enum(lineageKinds),
  /** Which part it is; only clips say it, and not all of them. */
  part: clipPart.nullable(),
  by: z.string().nullable(),
  at: moment,
});

/** One manuscript made from another. */
export type LineageLink = z.output<typeof lineageLink>;

/** A link that somebody ended because it was wrong: what was believed stays on record. */
export const endedLink = lineageLink.extend({ endedAt: moment, endedBy: z.string().nullable(), why: z.string() });

/** A link that somebody ended because it was wrong. */
export type EndedLink = z.output<typeof endedLink>;

/** The family of a manuscript (稿件谱系): who came from whom, up and down. */
export const lineageGraph = z.strictObject({
  nodes: z.array(lineageNode),
  links: z.array(lineageLink),
  /** Links of this manuscript that were ended, the latest first. */
  ended: z.array(endedLink),
  /** Nobody enters these: two languages of one manuscript say it themselves. */
  translations: z.array(lineageTranslation),
});

/** The family of a manuscript. */
export type LineageGraph = z.output<typeof lineageGraph>;
