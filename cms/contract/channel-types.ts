import { z } from 'zod';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Where a station can go out (平台). */
export const channelPlatforms = [
  'app',
  'feed',
  'wechat-oa',
  'weibo',
  'douyin',
  'kuaishou',
  'bilibili',
  'toutiao',
  'xiaohongshu',
  'wechat-channels',
  'youtube',
  'x',
  'facebook',
] as const;

/** A platform. */
export type ChannelPlatform = (typeof channelPlatforms)[number];

/** How a channel is served: our own app, our own feeds, a person who posts by hand, or a driver of the platform's API. */
export const channelLanes = ['app', 'feed', 'assisted', 'driver'] as const;

/** How a channel is served. */
export type ChannelLane = (typeof channelLanes)[number];

/** What an account can do. */
export const channelCapabilities = ['publish', 'edit', 'delete', 'schedule', 'film', 'article', 'pictures'] as const;

/** At most so many posts in so many hours (配额). */
export const channelQuota = z.strictObject({ posts: z.int().min(1).max(10_000), hours: z.int().min(1).max(744) });

/** At most so many posts in so many hours. */
export type ChannelQuota = z.output<typeof channelQuota>;

/** At most so many posts in so many seconds (频率): stopped here before the platform refuses. */
export const channelPace = z.strictObject({ posts: z.int().min(1).max(1_000), seconds: z.int().min(1).max(86_400) });

/** At most so many posts in so many seconds. */
export type ChannelPace = z.output<typeof channelPace>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Hours of days, 1 is Monday, in the time of the station, in which an account posts (发布时段). It may run past midnight. */
export const postingWindow = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: clock,
  to: clock,
});

/** Hours in which an account posts. */
export type PostingWindow = z.output<typeof postingWindow>;

const name = z.string().trim().min(1).max(80);

/** What somebody says of a channel; without windows it posts at any hour. */
export const channelBody = z.strictObject({
  name,
  capabilities: z.array(z.enum(channelCapabilities)).max(channelCapabilities.length),
  quota: channelQuota.nullable(),
  pace: channelPace.nullable().default(null),
  windows: z.array(postingWindow).max(14),
  rulePack: z.enum(channelPlatforms),
  owner: z.uuid().nullable(),
  active: z.boolean(),
});

/** What somebody says of a channel. */
export type ChannelBody = z.output<typeof channelBody>;

/** A channel (渠道账号) as people see it: whether it has a credential, never which. */
export const channel = channelBody.extend({
  id: z.uuid(),
  station: stationSlug,
  platform: z.enum(channelPlatforms),
  account: z.string(),
  locale: contentLocaleSchema,
  lane: z.enum(channelLanes),
  hasCredential: z.boolean(),
  /** When the credential ends for good; somebody is told before. */
  credentialExpiresAt: moment.nullable(),
  health: z.enum(['unknown', 'ok', 'failing']),
  healthNote: z.string().nullable(),
  healthAt: moment.nullable(),
  closedAt: moment.nullable(),
  version: z.int32(),
});

/** A channel as people see it. */
export type Channel = z.output<typeof channel>;

/** When a delivery is due after its story is signed: at once, some minutes later, or at an hour of the station's day. */
export const targetTiming = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-once') }),
  z.strictObject({ kind: z.literal('after'), minutes: z.int().min(1).max(10_080) }),
  z.strictObject({ kind: z.literal('clock'), at: clock }),
]);

/** When a delivery is due. */
export type TargetTiming = z.output<typeof targetTiming>;

/** What holds a story back on a channel (禁发): nothing, a moment, a person, its broadcast, or its post elsewhere (首发). */
export const embargo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('until'), at: moment }),
  z.strictObject({ kind: z.literal('manual') }),
  z.strictObject({ kind: z.literal('until-aired') }),
  z.strictObject({ kind: z.literal('until-live'), channel: z.uuid() }),
]);

/** What holds a story back on a channel. */
export type Embargo = z.output<typeof embargo>;

/** What to do when nobody was there at the time: send anyway, send when less late than that, or ask (错过时间). */
export const missedPolicy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('send') }),
  z.strictObject({ kind: z.literal('send-if-late-less'), minutes: z.int().min(1).max(10_080) }),
  z.strictObject({ kind: z.literal('ask') }),
]);

/** What to do when nobody was there at the time. */
export type MissedPolicy = z.output<typeof missedPolicy>;

/** One channel that the stories of a column go out on. */
export const columnTarget = z.strictObject({
  channel: z.uuid(),
  timing: targetTiming,
  embargo,
  missed: missedPolicy,
});

/** One channel that the stories of a column go out on. */
export type ColumnTarget = z.output<typeof columnTarget>;
