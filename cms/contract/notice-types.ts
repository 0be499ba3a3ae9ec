import { z } from 'zod';
import { roleSlugs } from './roles';
import { stationSlug } from './stations';
import { textOf } from './text';

/** How much a notice (通知) presses: 普通事项 low, 一般 normal, 紧急 high. Only the last rings at night and climbs when nobody reads it. */
export const urgencies = ['low', 'normal', 'high'] as const;

/** How much a notice presses. */
export type Urgency = (typeof urgencies)[number];

/** The ways to a person or a group. In-app is the record of what was told and cannot be switched off. */
export const noticeLanes = ['in-app', 'mail', 'sms', 'group'] as const;

/** One of the ways to a person or a group. */
export type NoticeLane = (typeof noticeLanes)[number];

/** The lanes that ring outside the admin, and that a person may switch off for themselves. */
export const ringingLanes = ['mail', 'sms'] as const;

/** A lane that rings outside the admin. */
export type RingingLane = (typeof ringingLanes)[number];

/** The platforms whose group robots (群机器人) the house can speak through. */
export const robotPlatforms = ['wecom', 'dingtalk', 'feishu'] as const;

/** A platform of group robots. */
export type RobotPlatform = (typeof robotPlatforms)[number];

const minuteOfDay = z.int().min(0).max(1439);

/** Quiet hours (免打扰) by the station's clock, in minutes of the day; `from` later than `to` spans midnight. */
export const quietHours = z.object({ from: minuteOfDay, to: minuteOfDay }).refine(({ from, to }) => from !== to, {
  path: ['to'],
  message: '开始与结束不能相同 / Start and end must differ',
});

/** Quiet hours. */
export type QuietHours = z.output<typeof quietHours>;

/** Whom a rule or a step of an escalation means: everybody with a role at the station, or whoever stands on a post. */
export const audience = z.union([z.strictObject({ role: z.enum(roleSlugs) }), z.strictObject({ post: stationSlug })]);

/** Whom a rule or a step of an escalation means. */
export type Audience = z.output<typeof audience>;

/** What a rule says, without its identity. */
export const noticeRuleBody = z.object({
  station: stationSlug,
  /** A kind of notice, or `*` for all. */
  kind: z
    .string()
    .regex(/^(\*|[a-z][a-z-]*(\.[a-z][a-z-]*)+)$/)
    .max(60),
  /** Null: everybody who is told. */
  audience: audience.nullable(),
  lanes: z.array(z.enum(ringingLanes)).max(2),
  webhooks: z.array(z.uuid()).max(10),
  quiet: quietHours.nullable(),
  minUrgency: z.enum(urgencies),
  escalation: z.object({ afterMinutes: z.int().min(1).max(1440), chain: z.array(audience).min(1).max(5) }).nullable(),
});

/** What a rule says. */
export type NoticeRuleBody = z.output<typeof noticeRuleBody>;

/** A rule of a station: which notices go to whom by which lanes (通知规则). */
export const noticeRule = noticeRuleBody.extend({ id: z.uuid(), version: z.int32() });

/** A rule of a station. */
export type NoticeRule = z.output<typeof noticeRule>;

/** How a person wants to be told (我的通知设置). */
export const noticePreference = z.object({
  lanes: z.array(z.enum(ringingLanes)).max(2),
  quiet: quietHours.nullable(),
});

/** How a person wants to be told. */
export type NoticePreference = z.output<typeof noticePreference>;

/** A notice as its recipient reads it. */
export const noticeItem = z.object({
  id: z.uuid(),
  kind: z.string(),
  station: stationSlug,
  urgency: z.enum(urgencies),
  title: z.string(),
  body: z.string(),
  /** Where in the admin the matter is dealt with. */
  link: z.string().nullable(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  /** Above 0: it came by escalation, because nobody before had read it. */
  step: z.int(),
});

/** A notice as its recipient reads it. */
export type NoticeItem = z.output<typeof noticeItem>;

/** A group robot; its token and secret never leave the host. */
export const noticeWebhook = z.object({
  id: z.uuid(),
  station: stationSlug,
  name: z.string(),
  platform: z.enum(robotPlatforms),
  signed: z.boolean(),
  active: z.boolean(),
  /** Until then the platform wants silence; a moment in the past means nothing. */
  pausedUntil: z.iso.datetime().nullable(),
  version: z.int32(),
});

/** A group robot. */
export type NoticeWebhook = z.output<typeof noticeWebhook>;

/** The states of a delivery. */
export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'failed',
  'dead',
  'unknown',
  'reconciled',
  'gave-up',
  'spared',
] as const;

/** The state of a delivery. */
export type DeliveryState = (typeof deliveryStates)[number];

/** What can happen to a delivery. */
export const deliveryEvents = [
  'claim',
  'accept',
  'throttle',
  'refuse',
  'lose',
  'give-up',
  'resend',
  'reconcile',
  'spare',
  'retry',
] as const;

/** Something that happens to a delivery. */
export type DeliveryEvent = (typeof deliveryEvents)[number];

/** One notice on its way to one person or group, for whoever looks after the lanes. */
export const noticeDelivery = z.object({
  id: z.uuid(),
  station: stationSlug,
  kind: z.string(),
  title: z.string(),
  lane: z.enum(noticeLanes),
  /** The person's name or the robot's, by which the row is recognised. */
  target: textOf(80),
  state: z.enum(deliveryStates),
  tries: z.int(),
  says: z.string().nullable(),
  at: z.iso.datetime(),
  /** What a person may do now: buttons come from this. */
  allowed: z.array(z.enum(['retry'])),
  version: z.int32(),
});

/** One notice on its way to one person or group. */
export type NoticeDelivery = z.output<typeof noticeDelivery>;
