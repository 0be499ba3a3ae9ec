import { z } from 'zod';
import { channelCredential as credential } from './channel-credentials';
import { channel, channelBody, channelLanes, channelPlatforms, columnTarget } from './channel-types';
import { postingStates } from './delivery-types';
import { rulePack } from './edition-types';
import { httpContract } from './http';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Sees the channels of the station. */
export const CHANNELS_READ = 'plugin::cms.channels.read';
/** Adds, changes and closes channels, and says which columns go out on them. */
export const CHANNELS_MANAGE = 'plugin::cms.channels.manage';

const READ = { staff: CHANNELS_READ } as const;
const MANAGE = { staff: CHANNELS_MANAGE } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const targetPlace = { station: stationSlug, column: z.string().min(1).max(64) };
const targetList = z.object({ ...targetPlace, version, targets: z.array(columnTarget) });

/** What stands on an account, is on its way there, waits for it, or wants hands. */
export const closingGroups = ['standing', 'moving', 'waiting', 'hands'] as const;

/** What stands on an account, is on its way there, waits for it, or wants hands. */
export type ClosingGroup = (typeof closingGroups)[number];

const sentence = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** What a check of an account found: what the platform says of it, its tokens, and what is left of its allowances. */
export const channelCheck = z.strictObject({
  /** As the platform names the account; null when it did not let us in. */
  name: z.string().nullable(),
  problem: z.strictObject({ code: z.string(), message: sentence, cure: sentence }).nullable(),
  /** When the token in use ends; it is renewed before, by itself. */
  tokenUntil: moment.nullable(),
  /** Until when the platform wants the account to be left alone. */
  pausedUntil: moment.nullable(),
  quota: z.strictObject({ used: z.int(), most: z.int() }).nullable(),
  /** The address to enter at the platform for its callbacks, where it has any. */
  callback: z.string().nullable(),
});

/** What a check of an account found. */
export type ChannelCheck = z.output<typeof channelCheck>;

/** What closing a channel would leave behind: what stands there, what is on its way, what waits, what wants hands (停用前清点). */
export const channelClosing = z.strictObject({
  standing: z.int(),
  moving: z.int(),
  waiting: z.int(),
  hands: z.int(),
  posts: z.array(
    z.strictObject({ id: z.uuid(), title: z.string(), state: z.enum(postingStates), group: z.enum(closingGroups) }),
  ),
});

/** What closing a channel would leave behind. */
export type ChannelClosing = z.output<typeof channelClosing>;

/** Whether a version of a rule pack held once, holds now, or will. */
export const packStandings = ['past', 'now', 'next'] as const;

/** Rule packs (规则包) by their versions, and the accounts that go by each. */
export const packShelf = z.strictObject({
  packs: z.array(
    z.strictObject({
      pack: rulePack,
      standing: z.enum(packStandings),
      /** The day from which another version holds. */
      until: z.iso.date().nullable(),
    }),
  ),
  accounts: z.array(channel.pick({ id: true, name: true, account: true, platform: true, rulePack: true })),
});

/** Rule packs by their versions, and the accounts that go by each. */
export type PackShelf = z.output<typeof packShelf>;

/** Channels (渠道账号): the accounts that a station goes out on. */
export const channelsContract = httpContract('channels', {
  list: {
    method: 'GET',
    path: '/cms/channels',
    summary: 'The channels of one’s stations; closed ones only when asked for',
    access: READ,
    query: z.object({ station: stationSlug.optional(), closed: z.enum(['true', 'false']).default('false') }),
    result: z.object({ channels: z.array(channel), mayManage: z.boolean() }),
    refusals: [],
  },
  add: {
    method: 'POST',
    path: '/cms/channels',
    summary: 'Register an account that the station goes out on',
    access: MANAGE,
    body: channelBody.extend({
      station: stationSlug,
      platform: z.enum(channelPlatforms),
      account: z.string().trim().min(1).max(120),
      locale: contentLocaleSchema,
      lane: z.enum(channelLanes),
      credential: credential.nullable(),
    }),
    result: channel,
    status: 201,
    refusals: [
      'CHANNEL.ACCOUNT_TAKEN',
      'CHANNEL.UNKNOWN_OWNER',
      'CHANNEL.WRONG_CREDENTIAL',
      'CHANNEL.WRONG_LANE',
      'HEARTH.NOT_ALLOWED',
    ],
  },
  targets: {
    method: 'GET',
    path: '/cms/channels/targets',
    summary: 'The channels that the stories of a column go out on',
    access: READ,
    query: z.object(targetPlace),
    result: targetList,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  setTargets: {
    method: 'PUT',
    path: '/cms/channels/targets',
    summary: 'Say which channels the stories of a column go out on, when, and what holds them back',
    access: MANAGE,
    body: z.strictObject({ ...targetPlace, version, targets: z.array(columnTarget).max(60) }),
    result: targetList,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      'CHANNEL.UNKNOWN_COLUMN',
      'CHANNEL.UNKNOWN_TARGET',
      'CHANNEL.WAITS_FOR_ITSELF',
    ],
  },
  packs: {
    method: 'GET',
    path: '/cms/channels/rule-packs',
    summary: 'What each platform asks of an edition, by versions, each with its source, and the accounts that go by it',
    access: READ,
    query: z.object({ station: stationSlug.optional() }),
    result: packShelf,
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/cms/channels/:id',
    summary: 'One channel',
    access: READ,
    params: id,
    result: channel,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  change: {
    method: 'PUT',
    path: '/cms/channels/:id',
    summary: 'Change a channel; a credential that is left out stays',
    access: MANAGE,
    params: id,
    body: channelBody.extend({
      credential: credential.nullable().optional(),
      lane: z.enum(channelLanes).optional(),
      version,
    }),
    result: channel,
    refusals: [
      'HEARTH.NOT_FOUND',
      CHANGED,
      'CHANNEL.CLOSED',
      'CHANNEL.UNKNOWN_OWNER',
      'CHANNEL.WRONG_CREDENTIAL',
      'CHANNEL.WRONG_LANE',
      'CHANNEL.LANE_IN_USE',
    ],
  },
  close: {
    method: 'POST',
    path: '/cms/channels/:id/close',
    summary:
      'Close a channel for good; what waits is cancelled, and its credential is destroyed when nothing stands there any more, or at once',
    access: MANAGE,
    params: id,
    body: z.strictObject({ version, destroyNow: z.boolean().default(false) }),
    result: channel,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'CHANNEL.CLOSED'],
  },
  closing: {
    method: 'GET',
    path: '/cms/channels/:id/closing',
    summary: '停用前清点 What stands on a channel, is on its way, waits for it or wants hands',
    access: MANAGE,
    params: id,
    result: channelClosing,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  check: {
    method: 'POST',
    path: '/cms/channels/:id/check',
    summary: '检查账号 Ask the platform whose account it is and whether it may be posted to now',
    access: MANAGE,
    params: id,
    result: channelCheck,
    refusals: ['HEARTH.NOT_FOUND', 'CHANNEL.CLOSED', 'CHANNEL.NOT_DRIVEN'],
    perMinute: 30,
  },
  health: {
    method: 'GET',
    path: '/cms/channels/:id/health',
    summary: 'How a channel does: what was sent within its quota, what waits, what is in trouble',
    access: READ,
    params: id,
    result: z.object({
      health: channel.shape.health,
      note: z.string().nullable(),
      at: channel.shape.healthAt,
      used: z.int(),
      waiting: z.int(),
      troubled: z.int(),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
