import { z } from 'zod';
import { hideRuleIds } from './hide-rules';

/** Where a ban stands (处罚状态). */
export const banStates = ['running', 'appealed', 'upheld', 'lifted'] as const;

/** Where a ban stands. */
export type BanState = (typeof banStates)[number];

/** What may happen to a ban: the person appeals, the station keeps to it or lifts it. */
export const banEvents = ['appeal', 'uphold', 'lift'] as const;

/** What may happen to a ban. */
export type BanEvent = (typeof banEvents)[number];

/** That somebody may not write in one room for a while (禁言). */
export const muteSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  reader: z.uuid(),
  name: z.string(),
  rule: z.enum(hideRuleIds),
  reason: z.string(),
  until: z.iso.datetime(),
  by: z.string(),
  at: z.iso.datetime(),
});

/** That somebody may not write in one room for a while. */
export type Mute = z.output<typeof muteSchema>;

/** What a mute is made of. */
export const muteReaderSchema = z.strictObject({
  reader: z.uuid(),
  minutes: z.int().min(1).max(1_440),
  rule: z.enum(hideRuleIds),
  reason: z.string().trim().min(2).max(300),
});

/** What a mute is made of. */
export type MuteReader = z.output<typeof muteReaderSchema>;

const ban = {
  id: z.uuid(),
  rule: z.enum(hideRuleIds),
  reason: z.string(),
  /** What was written, as it stands in the record. */
  evidence: z.string().nullable(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  state: z.enum(banStates),
  appeal: z.strictObject({ words: z.string(), at: z.iso.datetime() }).nullable(),
  decision: z.strictObject({ words: z.string(), at: z.iso.datetime() }).nullable(),
};

/** That somebody may not write in any room of a station for a term (处罚), as they see it themselves. */
export const ownBanSchema = z.strictObject({
  ...ban,
  station: z.string(),
  /** The rule as people read it, and the law it stands on. */
  ruleText: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  law: z.string(),
  mayAppeal: z.boolean(),
});

/** A ban as the person sees it. */
export type OwnBan = z.output<typeof ownBanSchema>;

/** A ban as the station sees it. */
export const deskBanSchema = z.strictObject({
  ...ban,
  /** Null once the account is gone. */
  reader: z.uuid().nullable(),
  name: z.string(),
  by: z.string(),
  decidedBy: z.string().nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(banEvents)),
});

/** A ban as the station sees it. */
export type DeskBan = z.output<typeof deskBanSchema>;

/** What a ban is made of. */
export const banReaderSchema = z.strictObject({
  reader: z.uuid(),
  days: z.int().min(1).max(365),
  rule: z.enum(hideRuleIds),
  reason: z.string().trim().min(2).max(300),
  message: z.uuid().nullable(),
});

/** What a ban is made of. */
export type BanReader = z.output<typeof banReaderSchema>;

/** What a station did to the messages of a room, for everybody who audits it (互动处置公示). */
export const roomAuditSchema = z.strictObject({
  messages: z.int(),
  hidden: z.int(),
  /** Messages that judge goods badly: how many there were, and how many were hidden. */
  reviews: z.int(),
  hiddenReviews: z.int(),
  rules: z.array(z.strictObject({ rule: z.enum(hideRuleIds), hidden: z.int(), hiddenReviews: z.int() })),
  asOf: z.iso.datetime(),
});

/** What a station did to the messages of a room. */
export type RoomAudit = z.output<typeof roomAuditSchema>;
