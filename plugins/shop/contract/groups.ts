import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { regionCode } from './order-types';

/** Who may appoint leaders and gather groups, as the admin's roles name it. */
export const writeGroups = 'plugin::shop.groups.write';

/** The states of a leader (团长). */
export const leaderStates = ['applied', 'approved', 'declined', 'stopped'] as const;

/** The state of a leader (团长). */
export type LeaderState = (typeof leaderStates)[number];

/** What may happen to a leader. */
export const leaderEvents = ['approve', 'decline', 'stop'] as const;

/** What may happen to a leader. */
export type LeaderEvent = (typeof leaderEvents)[number];

/** The states of a group (团). */
export const groupStates = ['gathering', 'confirmed', 'failed', 'sent', 'arrived', 'closed'] as const;

/** The state of a group (团). */
export type GroupState = (typeof groupStates)[number];

/** What may happen to a group. */
export type GroupEvent = 'confirm' | 'fail' | 'send' | 'arrive' | 'close';

/** What it takes to lead: who, and where goods are handed out. All of it is shown to neighbours. */
export const leadSchema = z.strictObject({
  name: z.string().trim().min(1).max(40),
  point: z.string().trim().min(1).max(60),
  region: regionCode,
  detail: z.string().trim().min(2).max(120),
});

/** What it takes to lead. */
export type Lead = z.output<typeof leadSchema>;

/** A leader (团长) with the point where goods are handed out (自提点). */
export const leaderSchema = leadSchema.extend({
  id: z.uuid(),
  state: z.enum(leaderStates),
  version: z.number().int(),
  reason: z.string().nullable(),
  allowedEvents: z.array(z.enum(leaderEvents)),
});

/** A leader (团长). */
export type Leader = z.output<typeof leaderSchema>;

/** What it takes to gather a group. */
export const makeGroupSchema = z.strictObject({
  offer: z.uuid(),
  leader: z.uuid(),
  /** Of this century: the database knows no year 0. */
  cutoff: z.iso.datetime().refine((at) => at >= '2000-01-01', '日期太早 / too early a day'),
  minimum: z.number().int().min(1).max(100_000),
});

/** What it takes to gather a group. */
export type MakeGroup = z.output<typeof makeGroupSchema>;

/** A group (团) as the shop's people see it. */
export const groupSchema = makeGroupSchema.extend({
  id: z.uuid(),
  state: z.enum(groupStates),
  version: z.number().int(),
  point: leadSchema,
  /** Units that are paid for, and units that may still be. */
  paid: z.number().int(),
  waiting: z.number().int(),
  allowedEvents: z.array(z.enum(['confirm', 'fail', 'send', 'arrive', 'close'])),
});

/** A group (团) as the shop's people see it. */
export type Group = z.output<typeof groupSchema>;

/** What one supplier packs for one point (团购发货单). */
export const manifestSchema = z.strictObject({
  group: z.uuid(),
  point: leadSchema,
  title: z.record(z.string(), z.string()),
  spec: z.string(),
  units: z.number().int(),
  /** One line for each order, by the end of its number: nothing that names a buyer. */
  orders: z.array(z.strictObject({ number: z.string(), quantity: z.number().int() })),
});

/** What one supplier packs for one point. */
export type Manifest = z.output<typeof manifestSchema>;

/** A group as neighbours see it. */
export const shownGroupSchema = z.strictObject({
  id: z.uuid(),
  point: leadSchema,
  cutoff: z.iso.datetime(),
  minimum: z.number().int(),
  paid: z.number().int(),
});

/** A group as neighbours see it. */
export type ShownGroup = z.output<typeof shownGroupSchema>;

/** A group as its leader sees it. */
export const ledGroupSchema = shownGroupSchema.extend({
  state: z.enum(groupStates),
  version: z.number().int(),
  title: z.record(z.string(), z.string()),
  spec: z.string(),
  picked: z.number().int(),
});

/** A group as its leader sees it. */
export type LedGroup = z.output<typeof ledGroupSchema>;

const which = z.object({ id: z.uuid() });
const seen = z.strictObject({ version: z.number().int().min(1) });

/** The routes of groups for the shop's people. */
export const groupContract = httpContract('shop', {
  groupLeaders: {
    method: 'GET',
    path: '/shop/group-leaders',
    summary: 'Those who lead groups, and those who asked to',
    access: { staff: writeGroups },
    result: z.strictObject({ leaders: z.array(leaderSchema) }),
    refusals: [],
  },
  decideLeader: {
    method: 'POST',
    path: '/shop/group-leaders/:id/decide',
    summary: 'Appoints a leader, declines or stops one',
    access: { staff: writeGroups },
    params: which,
    body: seen.extend({ event: z.enum(leaderEvents), reason: z.string().trim().max(200).default('') }),
    result: leaderSchema,
    refusals: ['SHOP.LEADER_NOT_FOUND', 'SHOP.LEADER_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  groups: {
    method: 'GET',
    path: '/shop/groups',
    summary: 'The groups of the station, newest first',
    access: { staff: writeGroups },
    query: z.strictObject({ before: z.uuid().optional() }),
    result: z.strictObject({ groups: z.array(groupSchema), more: z.boolean() }),
    refusals: [],
  },
  makeGroup: {
    method: 'POST',
    path: '/shop/groups',
    summary: 'Gathers a group for an offer: its leader, until when, from how many on',
    access: { staff: writeGroups },
    body: makeGroupSchema,
    result: groupSchema,
    status: 201,
    refusals: ['SHOP.OFFER_NOT_FOUND', 'SHOP.LEADER_NOT_FOUND', 'SHOP.LEADER_STATE', 'SHOP.GROUP_CUTOFF'],
  },
  groupManifest: {
    method: 'GET',
    path: '/shop/groups/:id/manifest',
    summary: 'What the supplier packs for a group',
    access: { staff: writeGroups },
    params: which,
    result: manifestSchema,
    refusals: ['SHOP.GROUP_NOT_FOUND'],
  },
  sendGroup: {
    method: 'POST',
    path: '/shop/groups/:id/send',
    summary: 'Sends a group off: all of its orders are shipped together',
    access: { staff: writeGroups },
    params: which,
    body: seen,
    result: groupSchema,
    refusals: ['SHOP.GROUP_NOT_FOUND', 'SHOP.GROUP_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
});

/** What neighbours and leaders do. */
export const neighbourContract = httpContract('shop', {
  groupsOf: {
    method: 'GET',
    path: '/api/shop/offers/:id/groups',
    summary: 'The groups that gather for an offer',
    access: 'public',
    params: which,
    result: z.strictObject({ groups: z.array(shownGroupSchema) }),
    refusals: [],
    perMinute: 600,
  },
  lead: {
    method: 'PUT',
    path: '/api/shop/lead',
    summary: 'Asks to lead groups; whoever was declined may ask again',
    access: 'reader',
    body: leadSchema,
    result: leaderSchema,
    refusals: ['SHOP.LEADER_STATE'],
    perMinute: 20,
  },
  ledGroups: {
    method: 'GET',
    path: '/api/shop/lead',
    summary: 'Whether the reader leads, and the groups that they lead',
    access: 'reader',
    result: z.strictObject({ leader: leaderSchema.nullable(), groups: z.array(ledGroupSchema) }),
    refusals: [],
  },
  groupArrived: {
    method: 'POST',
    path: '/api/shop/groups/:id/arrived',
    summary: 'The leader says that the goods came to the point',
    access: 'reader',
    params: which,
    body: seen,
    result: z.null(),
    status: 204,
    refusals: ['SHOP.GROUP_NOT_FOUND', 'SHOP.GROUP_STATE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  pickUp: {
    method: 'POST',
    path: '/api/shop/groups/:id/pick-ups',
    summary: 'The leader hands out what a code stands for',
    access: 'reader',
    params: which,
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    result: z.strictObject({ number: z.string(), quantity: z.number().int() }),
    refusals: ['SHOP.GROUP_NOT_FOUND', 'SHOP.GROUP_STATE', 'SHOP.PICKUP_CODE'],
    perMinute: 30,
  },
  pickUpCode: {
    method: 'GET',
    path: '/api/shop/orders/:id/pick-up',
    summary: 'Where the reader picks an order up, and the code that they say there',
    access: 'reader',
    params: which,
    result: z.strictObject({ code: z.string(), point: leadSchema, state: z.enum(groupStates) }),
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
});
