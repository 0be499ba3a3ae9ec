import { z } from 'zod';
import { channelLanes, channelPlatforms, embargo, missedPolicy } from './channel-types';
import { editionContent, editionProblem, rulePack } from './edition-types';
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

/**
 * How a desk sorts deliveries: those that want somebody's hands, those that wait for their time or a gate, those on their way, those
 * that stand, those that are over. Each delivery is in exactly one.
 */
export const deliveryGroups = ['hands', 'waiting', 'moving', 'out', 'over'] as const;

/** How a desk sorts deliveries. */
export type DeliveryGroup = (typeof deliveryGroups)[number];

/** The states of each group; a delivery whose gate waits for a person wants hands as well. */
export const GROUP_STATES: Readonly<Record<DeliveryGroup, readonly PostingState[]>> = {
  hands: ['failed_final', 'rejected', 'manual', 'manual_takedown'],
  waiting: ['planned', 'gated', 'due'],
  moving: [
    ...(['claimed', 'sending', 'failed_retryable', 'unknown', 'accepted', 'platform_review'] as const),
    ...(['takedown_due', 'taking_down', 'verifying', 'still_visible'] as const),
  ],
  out: ['live'],
  over: ['replaced', 'cancelled', 'dropped', 'down'],
};

/** What the command screen counts of deliveries (大屏口径): what has to be looked after, what went out today, what is still to go out. */
export const deliveryTallies = ['trouble', 'out-today', 'waiting'] as const;

/** A count of deliveries on the command screen. */
export type DeliveryTally = (typeof deliveryTallies)[number];

/** The states that each count is made of; `out-today` further asks that the post went live today. The index of a migration names those of trouble. */
export const TALLY_STATES: Readonly<Record<DeliveryTally, readonly PostingState[]>> = {
  trouble: ['failed_retryable', 'failed_final', 'unknown', 'rejected', 'still_visible', 'manual_takedown'],
  'out-today': ['live', 'replaced'],
  waiting: ['planned', 'gated', 'due', 'claimed', 'sending', 'accepted', 'platform_review', 'manual'],
};

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
  'reschedule',
  'replan',
  'expire',
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
  'pace',
  'window',
  'paused',
  'missed',
  /** A near copy of something that was ordered down (近似稿). */
  'blocked',
  /** No lease lets it go out on this account now (版权闸). */
  'rights',
  /** It was signed too long ago, or by rules that have changed (重播重审). */
  'stale',
] as const;

/** What holds a delivery back. */
export type DeliveryGate = (typeof deliveryGates)[number];

/** Gates that a person opens by name. */
export const GATES_FOR_PEOPLE: readonly DeliveryGate[] = [
  'release',
  'aired',
  'elsewhere',
  'elsewhere-failed',
  'missed',
];

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

/** How many bytes of a film are at its platform, of how many (上传进度). */
export const uploadProgress = z.strictObject({ sent: z.int(), size: z.int() });

/** How many bytes of a film are at its platform, of how many. */
export type UploadProgress = z.output<typeof uploadProgress>;

/** A delivery as people see it: what really happened on one account. */
export const delivery = z.strictObject({
  id: z.uuid(),
  station: stationSlug,
  documentId: z.string(),
  locale: contentLocaleSchema,
  revision: z.int(),
  column: z.string(),
  action: z.enum(['publish', 'update']),
  channel: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    platform: z.enum(channelPlatforms),
    lane: z.enum(channelLanes),
  }),
  title: z.string(),
  state: z.enum(postingStates),
  gate: z.enum(deliveryGates).nullable(),
  allowed: z.array(z.enum(postingEvents)),
  dueAt: moment,
  nextAt: moment.nullable(),
  /** When the post is to come down by plan. */
  endsAt: moment.nullable(),
  embargo,
  missed: missedPolicy,
  handEdited: z.boolean(),
  attempt: z.int(),
  /** The film that is on its way, as far as the last call told. */
  upload: uploadProgress.nullable(),
  platformId: z.string().nullable(),
  url: z.string().nullable(),
  liveAt: moment.nullable(),
  problem: deliveryProblem.nullable(),
  problems: z.array(editionProblem),
  version: z.int32(),
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
    /** What the platform takes today. */
    pack: rulePack,
  }),
  attempts: z.array(deliveryAttempt),
});

/** A story that was signed and stands nowhere: no account shows it, and none will without somebody's hands (一个平台都没发出). */
export const nowhereStory = z.strictObject({
  documentId: z.string(),
  locale: contentLocaleSchema,
  station: stationSlug,
  title: z.string(),
  accounts: z.int(),
  since: moment,
});

/** A story that was signed and stands nowhere. */
export type NowhereStory = z.output<typeof nowhereStory>;
