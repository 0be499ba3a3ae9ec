import { z } from 'zod';
import { channelPlatforms } from './channel-types';
import { liveCoverage, livePhases } from './coverage-types';
import { postingStates } from './delivery-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { topicStates } from './topic-types';

/** What the command screen can show (指挥大屏的格子). */
export const tileNames = [
  'topics',
  'reviews',
  'assignments',
  'duty',
  'output',
  'trouble',
  'live',
  'published',
] as const;

/** A tile of the command screen. */
export type TileName = (typeof tileNames)[number];

const count = z.int().min(0);
const both = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** The waits that a newsroom watches: three reviews, what of them a proof is missing for, and what went out before it was reviewed in full. */
export const waitLevels = ['l1', 'l2', 'l3', 'proof', 'emergency'] as const;

/** A place where something waits. */
export type WaitLevel = (typeof waitLevels)[number];

/** What waits at one level: how much, how much of it too long, and when the first was or is due. */
export const levelWait = z.strictObject({ waiting: count, late: count, due: moment.nullable() });

/** What waits at one level. */
export type LevelWait = z.output<typeof levelWait>;

/** What went out on one account today, and what still waits there. */
export const channelOutput = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  platform: z.enum(channelPlatforms),
  live: count,
  waiting: count,
});

/** A topic that somebody is out for, and where. */
export const fieldPlace = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  place: z.string(),
  state: z.enum(topicStates),
  people: z.array(z.string()),
  at: moment.nullable(),
});

/** A topic that somebody is out for. */
export type FieldPlace = z.output<typeof fieldPlace>;

/** One post and who stands on it now; nobody is an answer too, and only where a turn is planned a gap. */
export const dutyNow = z.strictObject({
  post: both,
  station: stationSlug,
  people: z.array(z.strictObject({ name: both, until: moment })),
  planned: z.boolean(),
});

/** A live session on the air or about to be; whoever offers it says where its page is. */
export const liveSession = z.strictObject({
  id: z.string(),
  title: z.string(),
  since: moment,
  viewers: count.nullable(),
  href: z.string().startsWith('/'),
});

/** The lives of today's coverages: how many are how far, and those that a screen has room for. */
export const broadcasts = z.strictObject({
  phases: z.partialRecord(z.enum(livePhases), count),
  lines: z.array(liveCoverage),
});

/** What went out last. */
export const lastPublished = z.strictObject({
  id: z.string(),
  locale: contentLocaleSchema,
  title: z.string(),
  at: moment,
});

/** What is counted of one station, tile by tile; a tile without rows is left out. */
export const tally = z.object({
  topics: z.partialRecord(z.enum(topicStates), count).optional(),
  reviews: z.partialRecord(z.enum(waitLevels), levelWait).optional(),
  assignments: z.array(fieldPlace).optional(),
  duty: z.array(dutyNow).optional(),
  output: z
    .strictObject({
      stories: count,
      /** Stories by the hour of the station's day in which they went out. */
      hours: z.partialRecord(z.string().regex(/^\d{1,2}$/), count),
      channels: z.array(channelOutput),
    })
    .optional(),
  trouble: z.partialRecord(z.enum(postingStates), count).optional(),
  broadcasts: broadcasts.optional(),
  live: z.array(liveSession).optional(),
  published: z.array(lastPublished).optional(),
});

/** What is counted of one station. */
export type Tally = z.output<typeof tally>;

/** The command screen of a station: its own and those below it, added up. A tile that nobody offers is null. */
export const commandBoard = z.strictObject({
  station: stationSlug,
  /** When this was counted, by the clock of the database. */
  at: moment,
  topics: tally.shape.topics.unwrap(),
  reviews: tally.shape.reviews.unwrap(),
  assignments: z.array(fieldPlace),
  duty: z.array(dutyNow),
  output: tally.shape.output.unwrap(),
  trouble: tally.shape.trouble.unwrap(),
  broadcasts,
  live: z.array(liveSession).nullable(),
  published: z.array(lastPublished),
});

/** The command screen of a station. */
export type CommandBoard = z.output<typeof commandBoard>;

/** A station's districts as an outline that the station draws itself, on a sheet of 1000 by 620. */
export const stationMap = z.strictObject({
  districts: z
    .array(z.strictObject({ name: both, outline: z.array(z.tuple([z.number(), z.number()])).min(3) }))
    .max(60),
  rivers: z.array(z.array(z.tuple([z.number(), z.number()])).min(2)).max(10),
  places: z.array(z.strictObject({ name: z.string().min(1), x: z.number(), y: z.number() })).max(400),
});

/** A station's districts and the places in them. */
export type StationMap = z.output<typeof stationMap>;

/** How somebody likes their screen: the tiles of two boards, whether they take turns, and a name over them. */
export const commandSettings = z.strictObject({
  boards: z.tuple([z.array(z.enum(tileNames)).max(8), z.array(z.enum(tileNames)).max(8)]),
  rotate: z.boolean(),
  /** Seconds until the other board's turn. */
  seconds: z.int().min(10).max(600),
  /** Empty for the station's own name. */
  title: z.string().trim().max(40),
});

/** How somebody likes their screen. */
export type CommandSettings = z.output<typeof commandSettings>;

/** What a screen shows before somebody chose. */
export const USUAL_SCREEN: CommandSettings = {
  boards: [
    ['topics', 'reviews', 'assignments', 'duty'],
    ['output', 'trouble', 'live', 'published'],
  ],
  rotate: false,
  seconds: 30,
  title: '',
};

/** What a screen in the room `command:STATION` hears: the numbers as they are now. */
export const boardCounted = z.strictObject({ type: z.literal('command.counted'), at: moment, board: commandBoard });

/** What it hears when nothing changed: the numbers are still right. */
export const boardConfirmed = z.strictObject({ type: z.literal('command.confirmed'), at: moment });
