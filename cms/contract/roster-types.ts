import { z } from 'zod';
import { stationSlug } from './stations';
import { textOf } from './text';

/** A moment as requests and answers spell it: ISO 8601 with its offset. */
export const moment = z.iso.datetime({ offset: true });

/** A post that somebody has to stand on (岗位), such as the editor on duty (值班编辑). */
export const dutyPost = z.object({
  id: z.uuid(),
  station: stationSlug,
  slug: stationSlug,
  name: textOf(30),
  active: z.boolean(),
  version: z.int32(),
});

/** A post as the API tells it. */
export type DutyPost = z.output<typeof dutyPost>;

/** One turn of one person on one post (班次). */
export const dutyShift = z.object({
  id: z.uuid(),
  station: stationSlug,
  post: z.uuid(),
  /** Who was planned. */
  person: z.uuid(),
  /** Who stands there instead (替班). */
  standIn: z.uuid().nullable(),
  startsAt: moment,
  endsAt: moment,
  version: z.int32(),
});

/** A shift as the API tells it. */
export type DutyShift = z.output<typeof dutyShift>;

/** The states of a delegation. */
export const delegationStates = ['proposed', 'accepted', 'active', 'expired', 'revoked', 'declined'] as const;

/** The state of a delegation. */
export type DelegationState = (typeof delegationStates)[number];

/** What can happen to a delegation; the last two only time does. */
export const delegationEvents = ['accept', 'decline', 'revoke', 'begin', 'end'] as const;

/** Something that happens to a delegation. */
export type DelegationEvent = (typeof delegationEvents)[number];

/** What a person may do to a delegation. */
export const delegationMoves = ['accept', 'decline', 'revoke'] as const;

/** Powers lent to somebody for a while (临时授权), with a reason. */
export const delegation = z.object({
  id: z.uuid(),
  station: stationSlug,
  from: z.uuid(),
  to: z.uuid(),
  /** The post that is covered, if it is about one. */
  post: z.uuid().nullable(),
  /** The admin permissions that are lent. */
  powers: z.array(z.string()),
  startsAt: moment,
  endsAt: moment,
  reason: z.string(),
  state: z.enum(delegationStates),
  /** What whoever asks may do now: buttons come from this. */
  allowed: z.array(z.enum(delegationMoves)),
  version: z.int32(),
});

/** A delegation as the API tells it. */
export type Delegation = z.output<typeof delegation>;

/** What lending powers takes. */
export const proposeDelegationBody = z
  .object({
    to: z.uuid(),
    post: z.uuid().nullable(),
    powers: z.array(z.string().max(120)).max(40),
    startsAt: moment,
    endsAt: moment,
    reason: z.string().trim().min(1).max(200),
  })
  .refine(({ post, powers }) => post !== null || powers.length > 0, {
    path: ['powers'],
    message: '请选择岗位或至少一项权限 / Choose a post or at least one power',
  });

/** What lending powers takes, parsed. */
export type ProposeDelegation = z.output<typeof proposeDelegationBody>;

/** Powers that are never lent, because they make powers. */
export const NEVER_LENT: readonly string[] = ['plugin::cms.people.edit', 'plugin::cms.stations.edit'];

/** Somebody who can be put on a shift or trusted with powers. */
export const colleague = z.object({
  id: z.uuid(),
  name: textOf(60),
  station: stationSlug,
  roles: z.array(z.string()),
  active: z.boolean(),
});

/** Who stands on a post at a moment. */
export const onDuty = z.object({
  person: z.uuid(),
  shift: z.uuid(),
  until: moment,
  /** Whose turn it would be: the person planned, or the one who lent the post. */
  insteadOf: z.uuid().nullable(),
});

/** Somebody on duty. */
export type OnDuty = z.output<typeof onDuty>;
