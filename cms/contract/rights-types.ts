import { z } from 'zod';
import { channelPlatforms, type ChannelPlatform } from './channel-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** Where readers are, as contracts name it (授权地区): the mainland, Hong Kong, Macao and Taiwan, abroad. */
export const rightsRegions = ['mainland', 'hk-mo-tw', 'overseas'] as const;

/** A region that contracts name. */
export type RightsRegion = (typeof rightsRegions)[number];

const ABROAD: readonly ChannelPlatform[] = ['youtube', 'x', 'facebook'];

/** The regions that a post on a platform is made for; contracts count those that have to be allowed. */
export const regionsOf = (platform: ChannelPlatform): readonly RightsRegion[] =>
  ABROAD.includes(platform) ? ['overseas'] : ['mainland'];

/** What somebody notes of a lease (授权): whose, by which contract, where, when and how often. What is empty sets no limit. */
export const leaseBody = z.strictObject({
  licensor: writtenText(120).min(1),
  contract: writtenText(80).default(''),
  platforms: z.array(z.enum(channelPlatforms)).max(channelPlatforms.length).default([]),
  channels: z.array(z.uuid()).max(100).default([]),
  regions: z.array(z.enum(rightsRegions)).max(rightsRegions.length).default([]),
  from: moment.nullable().default(null),
  to: moment.nullable().default(null),
  maxUses: z.int().min(1).max(100_000).nullable().default(null),
  note: writtenText(300).default(''),
});

/** What somebody notes of a lease. */
export type LeaseBody = z.output<typeof leaseBody>;

/** How a lease stands: not begun, running, over, or used as often as it may be. */
export const leaseStates = ['future', 'running', 'over', 'used-up'] as const;

/** How a lease stands. */
export type LeaseState = (typeof leaseStates)[number];

/** A lease as people see it. */
export const rightsLease = leaseBody.extend({
  id: z.uuid(),
  station: stationSlug,
  documentId: z.string(),
  state: z.enum(leaseStates),
  used: z.int(),
  endedAt: moment.nullable(),
  endedReason: z.string().nullable(),
  version: z.int(),
});

/** A lease as people see it. */
export type RightsLease = z.output<typeof rightsLease>;

/** Why a story may not go out on an account: nothing allows that account or region, not yet, no longer, or not once more. */
export const rightsLacks = ['account', 'region', 'future', 'over', 'used-up', 'asset'] as const;

/** Why a story may not go out on an account. */
export type RightsLack = (typeof rightsLacks)[number];

/** A post or a delivery on its way that no right covers now. */
export const unlicensed = z.strictObject({
  delivery: z.uuid(),
  documentId: z.string(),
  locale: contentLocaleSchema,
  title: z.string(),
  channel: z.strictObject({ id: z.uuid(), name: z.string(), platform: z.enum(channelPlatforms) }),
  url: z.string().nullable(),
  isOut: z.boolean(),
  lack: z.enum(rightsLacks),
  version: z.int(),
});

/** A post or a delivery on its way that no right covers now. */
export type Unlicensed = z.output<typeof unlicensed>;

/** Words that were signed and have to be signed anew before they go out again (重播重审), as they were seen. */
export const staleWords = z.strictObject({
  locale: contentLocaleSchema,
  because: z.enum(['age', 'rules']),
  hash: z.string(),
  version: z.int(),
});

/** The rights of a manuscript (授权与使用): its own leases, those of what it was made from, and what they do not cover. */
export const manuscriptRights = z.strictObject({
  title: z.string(),
  leases: z.array(rightsLease),
  uncovered: z.array(unlicensed),
  stale: z.array(staleWords),
  /** How many manuscripts were made from it, and on how many accounts it and they stand or stood. */
  reused: z.strictObject({ manuscripts: z.int(), accounts: z.int() }),
});

/** The rights of a manuscript. */
export type ManuscriptRights = z.output<typeof manuscriptRights>;
