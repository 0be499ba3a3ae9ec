import { httpContract } from '@hearth/cms/contract';
import { makeGroupSchema, shownGroupSchema } from '@hearth/shop/contract';
import { z } from 'zod';
import { PINS_READ, PRICES_WRITE } from './pins-types';

/** For how many minutes neighbours may join a group that a live opens (拼团时限). */
export const GROUP_MINUTES = { min: 5, max: 10_080 } as const;

/** What it takes to open a group in a live (开团). */
export const openGroupSchema = makeGroupSchema.pick({ offer: true, leader: true, minimum: true }).extend({
  minutes: z.int().min(GROUP_MINUTES.min).max(GROUP_MINUTES.max),
});

/** What it takes to open a group in a live. */
export type OpenGroup = z.output<typeof openGroupSchema>;

/** A group that gathers for something that a live sells (拼团). */
export const liveGroupSchema = shownGroupSchema.extend({
  offer: z.uuid(),
  /** What is bought together and where it is picked up, as the room reads it. */
  title: z.string(),
  opensAt: z.iso.datetime(),
});

/** A group that gathers for something that a live sells. */
export type LiveGroup = z.output<typeof liveGroupSchema>;

/** Who may lead a group, and where its goods are handed out. */
export const liveLeaderSchema = z.strictObject({ id: z.uuid(), name: z.string(), point: z.string() });

/** Who may lead a group. */
export type LiveLeader = z.output<typeof liveLeaderSchema>;

const params = z.object({ id: z.uuid() });

/** The routes of groups in lives (直播拼团). */
export const liveGroupsContract = httpContract('live', {
  liveGroups: {
    method: 'GET',
    path: '/live/sessions/:id/groups',
    summary: '拼团 The groups that gather for what a session sells, and who may lead one',
    access: { staff: PINS_READ },
    params,
    result: z.strictObject({ groups: z.array(liveGroupSchema), leaders: z.array(liveLeaderSchema) }),
    refusals: ['SESSION.NOT_FOUND'],
  },
  openGroup: {
    method: 'POST',
    path: '/live/sessions/:id/groups',
    summary: '开团 Gathers a group for something that a session sells, and tells its room',
    access: { staff: PRICES_WRITE },
    params,
    body: openGroupSchema,
    result: liveGroupSchema,
    status: 201,
    refusals: [
      'SESSION.NOT_FOUND',
      'PINS.OFF_AIR',
      'PINS.REHEARSAL',
      'SHOP.OFFER_NOT_FOUND',
      'SHOP.LEADER_NOT_FOUND',
      'SHOP.LEADER_STATE',
      'SHOP.GROUP_CUTOFF',
    ],
  },
});
