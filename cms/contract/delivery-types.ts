import { z } from 'zod';
import { channelPlatforms, embargo, missedPolicy } from './channel-types';
import { editionContent, editionProblem } from './edition-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Where a delivery (发布单) stands on its way to one account. */
export const postingStates = [
  'planned',
  'gated',
  'due',
  'claimed',
  'sending',
  'failed_retryable',
  'failed_final',
  'unknown',
  'accepted',
  'platform_review',
  'rejected',
  'manual',
  'live',
  'replaced',
  'cancelled',
  'dropped',
  'takedown_due',
  'taking_down',
  'verifying',
  'still_visible',
  'manual_takedown',
  'down',
] as const;

/** Where a delivery stands. */
export type PostingState = (typeof postingStates)[number];

/** What can happen to a delivery. */
export const postingEvents = [
  'hold',
  'open',
  'unfit',
  'claim',
  'give_back',
  'start',
  'accept',
  'review',
  'go_live',
  'fail',
  'retry',
  'refuse',
  'lose',
  'absent',
  'hand_over',
  'give_up',
  'reject',
  'prove',
  'mend',
  'drop',
  'cancel',
  'replace',
  'take_down',
  'start_down',
  'removed',
  'gone',
  'still_there',
  'confirm_down',
] as const;

/** What can happen to a delivery. */
export type PostingEvent = (typeof postingEvents)[number];

/** What holds a delivery back at the moment (闸门). */
export const deliveryGates = [
  'embargo',
  'release',
  'aired',
  'elsewhere',
  'elsewhere-failed',
  'unsigned',
  'quota',
  'window',
  'paused',
  'missed',
  /** A near copy of something that was ordered down (近似稿). */
  'blocked',
] as const;

/** What holds a delivery back. */
export type DeliveryGate = (typeof deliveryGates)[number];

const sentence = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });

/** Why a delivery did not work, where, and how to mend it. */
export const deliveryProblem = z.strictObject({
  kind: z.enum(['retryable', 'final', 'unknown', 'rejected']),
  code: z.string(),
  path: z.string().nullable(),
  message: sentence,
  cure: sentence,
});

/** Why a delivery did not work. */
export type DeliveryProblem = z.output<typeof deliveryProblem>;

/** A delivery as people see it: what really happened on one account. */
export const delivery = z.strictObject({
  id: z.uuid(),
  station: stationSlug,
  documentId: z.string(),
  locale: contentLocaleSchema,
  revision: z.int(),
  action: z.enum(['publish', 'update']),
  channel: z.strictObject({ id: z.uuid(), name: z.string(), platform: z.enum(channelPlatforms) }),
  title: z.string(),
  state: z.enum(postingStates),
  gate: z.enum(deliveryGates).nullable(),
  allowed: z.array(z.enum(postingEvents)),
  dueAt: moment,
  nextAt: moment.nullable(),
  embargo,
  missed: missedPolicy,
  attempt: z.int(),
  platformId: z.string().nullable(),
  url: z.string().nullable(),
  liveAt: moment.nullable(),
  problem: deliveryProblem.nullable(),
  problems: z.array(editionProblem),
  version: z.int(),
  changedAt: moment,
});

/** A delivery as people see it. */
export type DeliveryShown = z.output<typeof delivery>;

/** One attempt to send, look or take down, as it was made. */
export const deliveryAttempt = z.strictObject({
  n: z.int(),
  act: z.enum(['send', 'look', 'withdraw']),
  digest: z.string(),
  startedAt: moment,
  endedAt: moment.nullable(),
  outcome: z.string().nullable(),
  code: z.string().nullable(),
});

/** A delivery with its edition and its attempts. */
export const wholeDelivery = z.strictObject({
  delivery,
  edition: z.strictObject({
    rule: z.string(),
    handEdited: z.boolean(),
    hash: z.string(),
    masterHash: z.string(),
    content: editionContent,
  }),
  attempts: z.array(deliveryAttempt),
});
