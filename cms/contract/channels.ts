import { z } from 'zod';
import { channelCredential as credential } from './channel-credentials';
import { channel, channelBody, channelLanes, channelPlatforms, columnTarget } from './channel-types';
import { httpContract } from './http';
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
    body: channelBody.extend({ credential: credential.nullable().optional(), version }),
    result: channel,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'CHANNEL.CLOSED', 'CHANNEL.UNKNOWN_OWNER', 'CHANNEL.WRONG_CREDENTIAL'],
  },
  close: {
    method: 'POST',
    path: '/cms/channels/:id/close',
    summary: 'Close a channel for good; its credential is destroyed, its deliveries stay',
    access: MANAGE,
    params: id,
    body: z.strictObject({ version }),
    result: channel,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'CHANNEL.CLOSED'],
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
