import { z } from 'zod';
import { MOST_TIP_PHOTOS } from './lead-photos';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { columnId } from './topic-types';

/** The states of a lead (线索). */
export const leadStates = ['new', 'checked', 'adopted', 'dropped', 'merged'] as const;

/** The state of a lead. */
export type LeadState = (typeof leadStates)[number];

/** What can happen to a lead. */
export const leadEvents = ['check', 'adopt', 'drop', 'merge', 'reopen', 'detach'] as const;

/** Something that happens to a lead. */
export type LeadEvent = (typeof leadEvents)[number];

/** What the desk writes down itself: calls (来电), letters (来信), visits (来访), posts on social media. */
export const notedSources = ['phone', 'letter', 'visit', 'social'] as const;

/** What is read elsewhere by machine: agencies, counties, social media, readers' comments, hotlines of others. */
export const readSources = ['hotline', 'wire', 'county', 'social', 'reader'] as const;

/** Where leads come from: the hotline form (热线) of the app, what the desk writes down, and what is read elsewhere. */
export const leadSources = ['hotline', 'phone', 'letter', 'visit', 'social', 'wire', 'county', 'reader'] as const;

/** Where a lead comes from. */
export type LeadSource = (typeof leadSources)[number];

/** A lead as the inbox shows it. Who gave it is not in it: that is asked for separately, and put on record. */
export const lead = z.object({
  id: z.uuid(),
  station: stationSlug,
  source: z.enum(leadSources),
  /** Empty where whoever told it gave none. */
  title: z.string(),
  text: z.string(),
  place: z.string(),
  url: z.string().nullable(),
  /** When it happened, in the words of whoever told it. */
  happened: z.string(),
  /** 1 large, 2 usual, 3 small. */
  importance: z.int(),
  state: z.enum(leadStates),
  stateSince: moment,
  reason: z.string().nullable(),
  /** The desk it was given to, by its column, and the person. */
  column: columnId.nullable(),
  person: z.uuid().nullable(),
  topic: z.uuid().nullable(),
  mergedInto: z.uuid().nullable(),
  /** How many people said the same. */
  times: z.int(),
  receivedAt: moment,
  version: z.int32(),
  allowedEvents: z.array(z.enum(leadEvents)),
});

/** A lead as the API tells it. */
export type Lead = z.output<typeof lead>;

/** What somebody tells the station by the hotline form of the news app. */
export const tipBody = z.object({
  station: stationSlug,
  title: writtenText(80).default(''),
  text: writtenText(2_000).min(10),
  place: writtenText(120).default(''),
  /** How they can be reached, if they want to be. */
  contact: writtenText(120).default(''),
  /** When it happened, as people say it: 今早七点左右. */
  happened: writtenText(60).default(''),
  /** Made by the app for each tip: a tip that is sent again because the line broke is still one. */
  key: z.uuid().optional(),
  /** Photos that were sent ahead under this key, in their order. */
  photos: z.array(z.uuid()).max(MOST_TIP_PHOTOS).default([]),
});

/** A tip, parsed. */
export type Tip = z.output<typeof tipBody>;

/** What the desk writes down of what somebody told it (接听记录). */
export const notedLead = z.object({
  station: stationSlug,
  how: z.enum(notedSources),
  title: writtenText(80).default(''),
  text: writtenText(2_000).min(4),
  place: writtenText(120).default(''),
  happened: writtenText(60).default(''),
  /** Of a post on social media: its address. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .nullable()
    .default(null),
  importance: z.int().min(1).max(3).default(2),
  /** Who told it, and how they can be reached; both are sealed together. */
  teller: writtenText(60).default(''),
  contact: writtenText(120).default(''),
  /** When it was told; now where nothing is said. */
  toldAt: moment.nullable().default(null),
});

/** What the desk writes down, parsed. */
export type NotedLead = z.output<typeof notedLead>;

/** Another open lead that reads alike; `score` is the share of words in common, 0 to 1. */
export const similarLead = lead
  .pick({ id: true, station: true, title: true, text: true, place: true, state: true, receivedAt: true, version: true })
  .extend({ score: z.number() });

/** Another open lead that reads alike. */
export type SimilarLead = z.output<typeof similarLead>;
