import { z } from 'zod';
import { routeDeeds } from './ingest-rule-types';
import { readSources } from './lead-types';
import { blockDiff, diffRun } from './revisions';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { columnId } from './topic-types';

/** The states of a source (来源), by how its last readings went. */
export const sourceStates = ['fresh', 'well', 'failing', 'broken', 'paused'] as const;

/** The state of a source. */
export type SourceState = (typeof sourceStates)[number];

/** What happens to a source. */
export const sourceEvents = ['succeed', 'fail', 'give_up', 'pause', 'resume'] as const;

/** Something that happens to a source. */
export type SourceEvent = (typeof sourceEvents)[number];

/** Why a reading failed. */
export const fetchProblems = [
  'not-allowed',
  'unreachable',
  'too-slow',
  'too-large',
  'refused',
  'redirects',
  'not-readable',
  'not-safe',
  'no-items',
] as const;

/** Why a reading failed. */
export type FetchProblem = (typeof fetchProblems)[number];

/** A way through JSON by names and figures: `data.list`, `title`, `links.0.href`. */
const path = z
  .string()
  .trim()
  .regex(/^[\w$-]+(\.[\w$-]+)*$/)
  .max(120);

/** Where in JSON of its own shape the items are, and where in each its parts. */
export const jsonMapping = z.object({
  /** Empty when the document itself is the list. */
  items: z.union([path, z.literal('')]),
  title: path,
  key: path.nullable(),
  body: path.nullable(),
  url: path.nullable(),
  published: path.nullable(),
  place: path.nullable(),
});

/** Where in JSON of its own shape the items are. */
export type JsonMapping = z.output<typeof jsonMapping>;

/** What somebody writes of a source. */
export const sourceBody = z.object({
  name: writtenText(60).min(1),
  /** RSS, RDF, Atom or JSON Feed; or JSON of its own shape, read by a mapping. */
  kind: z.enum(['feed', 'json']),
  url: z.url({ protocol: /^https?$/ }).max(1_000),
  mapping: jsonMapping.nullable().default(null),
  /** What leads of it are marked as. */
  leadSource: z.enum(readSources),
  /** What may be done with its items (授权说明). */
  rights: writtenText(400).default(''),
  column: columnId.nullable().default(null),
  intervalMinutes: z.int().min(2).max(1_440).default(15),
});

/** What of the last reading is shown. */
export const readingResult = z.object({
  problem: z.enum(fetchProblems).nullable(),
  /** What the problem says beside its name: a status, a host. */
  note: z.string(),
  unchanged: z.boolean(),
  fresh: z.int(),
  changed: z.int(),
  known: z.int(),
  bytes: z.int(),
  milliseconds: z.int(),
});

/** What of the last reading is shown. */
export type ReadingResult = z.output<typeof readingResult>;

/** A source that the station reads (来源). */
export const ingestSource = sourceBody.extend({
  id: z.uuid(),
  station: stationSlug,
  mapping: jsonMapping.nullable(),
  rights: z.string(),
  column: z.string().nullable(),
  intervalMinutes: z.int(),
  hasCredential: z.boolean(),
  state: z.enum(sourceStates),
  failures: z.int(),
  last: readingResult.nullable(),
  lastTriedAt: moment.nullable(),
  lastOkAt: moment.nullable(),
  nextAt: moment.nullable(),
  owner: z.uuid(),
  version: z.int32(),
  allowedEvents: z.array(z.enum(sourceEvents)),
});

/** A source as the API tells it. */
export type IngestSource = z.output<typeof ingestSource>;

/** What the rules said about an item. */
export const routeDecision = z.object({
  do: z.enum([...routeDeeds, 'keep']),
  /** The rule that held, by its id and name. */
  rule: z.string().nullable(),
  name: z.string(),
  /** Column and weight, reason, or who is told. */
  detail: z.string(),
});

/** What the rules said about an item. */
export type RouteDecision = z.output<typeof routeDecision>;

/** One item of a source (条目). It is kept as it came, and routed once. */
export const ingestItem = z.object({
  id: z.uuid(),
  station: stationSlug,
  source: z.uuid(),
  sourceName: z.string(),
  title: z.string(),
  body: z.string(),
  url: z.string().nullable(),
  place: z.string(),
  language: z.string(),
  publishedAt: moment.nullable(),
  takenAt: moment,
  /** How often its source has changed it since. */
  changes: z.int(),
  decision: routeDecision,
  ruleVersion: z.int(),
  lead: z.uuid().nullable(),
  /** When and by whom it was put aside: no lead is wanted of it. */
  asideAt: moment.nullable(),
  asideBy: z.uuid().nullable(),
});

/** So many earlier sayings of an item are shown, the newest first: more nobody reads, and a source that changes a figure each minute has hundreds. */
export const EARLIER_WORDS_SHOWN = 20;

/** What an item said before its source changed it, word by word beside what it became (原先的说法). */
export const earlierWords = z.object({
  n: z.int(),
  /** When its source said something else. */
  until: moment,
  url: z.string().nullable(),
  title: z.array(diffRun),
  body: z.array(blockDiff),
});

/** What an item said before its source changed it. */
export type EarlierWords = z.output<typeof earlierWords>;

/** Which items are looked at: those that wait for a person, those with a lead, those that nobody wants. */
export const itemPiles = ['waiting', 'leads', 'aside'] as const;

/** Which items are looked at. */
export type ItemPile = (typeof itemPiles)[number];

/** One item of a source. */
export type IngestItem = z.output<typeof ingestItem>;

/** What both sets of rules say about one item. */
export const dryRunLine = z.object({
  item: ingestItem.pick({ id: true, title: true, sourceName: true, takenAt: true, url: true }),
  now: routeDecision,
  then: routeDecision,
  differs: z.boolean(),
});

/** What both sets of rules say about one item. */
export type DryRunLine = z.output<typeof dryRunLine>;

/** What a draft of rules would have done with the items of a day. */
export const dryRun = z.object({
  day: z.iso.date(),
  lines: z.array(dryRunLine),
  counts: z.array(z.object({ do: z.enum([...routeDeeds, 'keep']), now: z.int(), then: z.int() })),
  differing: z.int(),
  /** Whether the day had more items than are shown. */
  more: z.boolean(),
});

/** What a draft of rules would have done. */
export type DryRun = z.output<typeof dryRun>;
