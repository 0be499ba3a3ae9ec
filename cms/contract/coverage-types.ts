import { z } from 'zod';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';
import { topicChannel } from './topic-types';

/** What a topic can yield (报道形式). */
export const coverageKinds = ['text', 'photo', 'short_video', 'tv_item', 'live'] as const;

/** What a topic can yield. */
export type CoverageKind = (typeof coverageKinds)[number];

/** The states of a coverage (报道项). */
export const coverageStates = ['planned', 'assigned', 'filed', 'covered', 'cancelled'] as const;

/** The state of a coverage. */
export type CoverageState = (typeof coverageStates)[number];

/** How far the live of a day is (直播进度): planned, a crew on site, or over. */
export const livePhases = ['planned', 'on_site', 'over'] as const;

/** How far a live is. */
export type LivePhase = (typeof livePhases)[number];

/** A coverage that goes out live today (今日直播), or whose crew is on site now. */
export const liveCoverage = z.strictObject({
  id: z.uuid(),
  topic: z.uuid(),
  station: stationSlug,
  title: z.string(),
  place: z.string(),
  phase: z.enum(livePhases),
  /** When it begins. */
  at: moment.nullable(),
});

/** A coverage that goes out live today. */
export type LiveCoverage = z.output<typeof liveCoverage>;

/** What can happen to a coverage. `assign`, `unassign` and `file` follow from its assignments. */
export const coverageEvents = ['assign', 'unassign', 'file', 'cover', 'reopen', 'cancel'] as const;

/** Something that happens to a coverage. */
export type CoverageEvent = (typeof coverageEvents)[number];

/** When the version for one channel has to be there (渠道截稿时间). */
export const channelDeadline = z.object({ channel: topicChannel, due: moment });

/** What people write about a coverage. */
export const coverageWords = z.object({
  kind: z.enum(coverageKinds),
  title: writtenText(80),
  /** What is wanted: angle, length, pictures. */
  plan: writtenText(2_000),
  /** The planned length of what has one. */
  seconds: z.int().min(1).max(86_400).nullable(),
  due: moment.nullable(),
  deadlines: z.array(channelDeadline).max(20),
});

/** What people write about a coverage, parsed. */
export type CoverageWords = z.output<typeof coverageWords>;

/** A coverage: what it is, how far it is, and what whoever asks may do. */
export const coverage = coverageWords.extend({
  id: z.uuid(),
  topic: z.uuid(),
  station: stationSlug,
  state: z.enum(coverageStates),
  stateSince: moment,
  /** Why it was cancelled. */
  reason: z.string().nullable(),
  /** Who let the topic go without its last coverage, and why. */
  override: z.object({ person: z.uuid(), reason: z.string() }).nullable(),
  author: z.uuid(),
  /** How many assignments stand for it. */
  assignments: z.int(),
  version: z.int32(),
  allowedEvents: z.array(z.enum(coverageEvents)),
});

/** A coverage as the API tells it. */
export type Coverage = z.output<typeof coverage>;
