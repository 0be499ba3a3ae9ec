import { httpContract, writtenText } from '@hearth/cms/contract';
import { sessionKinds } from '@hearth/shop/contract';
import { z } from 'zod';
import { hostKinds, liveSessionSchema, sessionEvents, sessionStates } from './session-types';

/** Who may see sessions, as the admin's roles name it. */
export const SESSIONS_READ = 'plugin::live.sessions.read';

/** Who may plan them: what is shown when, by whom. */
export const SESSIONS_PLAN = 'plugin::live.sessions.plan';

/** Who may take them on the air and off. */
export const SESSIONS_RUN = 'plugin::live.sessions.run';

/** Who may look at titles, covers and settings, and raise alarms. */
export const SESSIONS_WATCH = 'plugin::live.sessions.watch';

/** What of a session was made by a machine (AI 使用情况). */
export const machineUses = ['avatar', 'voice', 'script', 'scene'] as const;

/** What of a session was made by a machine. */
export type MachineUse = (typeof machineUses)[number];

const several = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z
    .array(z.enum(words))
    .max(words.length)
    .refine((all) => new Set(all).size === all.length);

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  .meta({ examples: ['zh-Hans'] });

/** What is planned of a session (场次策划). */
export const planSessionSchema = z.strictObject({
  title: writtenText(120)
    .min(1)
    .meta({ examples: ['脐橙公益专场'] }),
  /** BCP 47: the language that is spoken. */
  language,
  place: writtenText(120).default(''),
  /** Clothes, set and props, in words: they are looked at before the live (服装、布景、道具). */
  props: writtenText(500).default(''),
  cover: z.uuid().nullable().default(null),
  kinds: several(sessionKinds).min(1),
  hostKind: z.enum(hostKinds).default('human'),
  machineUses: several(machineUses).default([]),
  /** The label that a machine speaks or shows stays in the picture. */
  aiLabel: z.boolean().default(false),
  isAdvertising: z.boolean().default(true),
  /** The word 广告 stays in the picture. */
  adMark: z.boolean().default(false),
  /** Somebody under eighteen is seen, and who answers for them agreed in writing. */
  showsMinors: z.boolean().default(false),
  guardianConsent: z.boolean().default(false),
  plannedAt: z.iso.datetime(),
  plannedMinutes: z.int().min(5).max(780),
  /** Who carries the picture: a room of streaming. */
  streamingRoom: z.uuid().nullable().default(null),
});

/** What is planned of a session. */
export type PlanSession = z.output<typeof planSessionSchema>;

/** Who looked at title, cover, place and props as they are now; null when nobody did, or when they were changed since. */
export const settingReviewSchema = z.strictObject({ by: z.string(), name: z.string(), at: z.iso.datetime() });

/** A session with all that is planned of it. */
export const plannedSessionSchema = liveSessionSchema.extend({
  kinds: z.array(z.enum(sessionKinds)),
  props: z.string(),
  hostKind: z.enum(hostKinds),
  machineUses: z.array(z.enum(machineUses)),
  aiLabel: z.boolean(),
  isAdvertising: z.boolean(),
  adMark: z.boolean(),
  showsMinors: z.boolean(),
  guardianConsent: z.boolean(),
  settingReview: settingReviewSchema.nullable(),
  /** SHA-256 of title, cover, place and props as they are now: what is looked at is named by it. */
  settingHash: z.string(),
  /** What a rehearsal rehearses. */
  rehearsalOf: z.uuid().nullable(),
  /** The same live in several languages has one number. */
  series: z.uuid(),
  /** Rises with each change of the order of the run-of-show. */
  runsheetVersion: z.int(),
  items: z.int(),
});

/** A session with all that is planned of it. */
export type PlannedSession = z.output<typeof plannedSessionSchema>;

/** Something that happened to a session; it is never changed (场次日志). */
export const sessionEntrySchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  event: z.string(),
  by: z.string(),
  words: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** Something that happened to a session. */
export type SessionEntry = z.output<typeof sessionEntrySchema>;

/** How much an alarm presses: the third pauses the live (告警级别). */
export const alarmDegrees = [1, 2, 3] as const;

/** How much an alarm presses. */
export type AlarmDegree = (typeof alarmDegrees)[number];

const params = z.object({ id: z.uuid() });
const version = z.int32().min(1);
const CHANGES = ['SESSION.NOT_FOUND', 'SESSION.FIXED', 'HEARTH.CHANGED_MEANWHILE'] as const;

/** The routes of sessions. */
export const sessionsOfLiveContract = httpContract('live', {
  listSessions: {
    method: 'GET',
    path: '/live/sessions',
    summary: '场次 The sessions of the stations that one sees, within some days or of some states, by time',
    access: { staff: SESSIONS_READ },
    query: z.object({
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      state: z.enum(sessionStates).optional(),
      search: z.string().trim().max(60).optional(),
      rehearsals: z.stringbool().default(false),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    result: z.strictObject({ sessions: z.array(plannedSessionSchema) }),
    refusals: [],
  },
  seeSession: {
    method: 'GET',
    path: '/live/sessions/:id',
    summary: '场次 One session with all that is planned of it',
    access: { staff: SESSIONS_READ },
    params,
    result: plannedSessionSchema,
    refusals: ['SESSION.NOT_FOUND'],
  },
  planSession: {
    method: 'POST',
    path: '/live/sessions',
    summary: '新建场次 Plans a session; its room is made with it',
    access: { staff: SESSIONS_PLAN },
    body: planSessionSchema,
    result: plannedSessionSchema,
    status: 201,
    refusals: ['SESSION.STREAM_NOT_FOUND'],
  },
  changeSession: {
    method: 'PUT',
    path: '/live/sessions/:id',
    summary: '修改场次 Changes what is planned; a title, cover or setting that is changed has to be looked at anew',
    access: { staff: SESSIONS_PLAN },
    params,
    body: planSessionSchema.extend({ version }),
    result: plannedSessionSchema,
    refusals: [...CHANGES, 'SESSION.STREAM_NOT_FOUND'],
  },
  copySession: {
    method: 'POST',
    path: '/live/sessions/:id/copies',
    summary: '复制场次 Plans the same once more: another day, another language, or a rehearsal that touches no stock',
    access: { staff: SESSIONS_PLAN },
    params,
    body: z.strictObject({
      plannedAt: z.iso.datetime(),
      language: language.optional(),
      asRehearsal: z.boolean().default(false),
    }),
    result: plannedSessionSchema,
    status: 201,
    refusals: ['SESSION.NOT_FOUND', 'SESSION.REHEARSED_ALREADY'],
  },
  turnSession: {
    method: 'POST',
    path: '/live/sessions/:id/turn',
    summary: '推进场次 Takes a session on: prepared, rehearsed, ready, on the air, paused, ended; or calls it off',
    access: { staff: SESSIONS_RUN },
    params,
    body: z.strictObject({ event: z.enum(sessionEvents), version, reason: writtenText(300).default('') }),
    result: plannedSessionSchema,
    refusals: [
      'SESSION.NOT_FOUND',
      'SESSION.GATE_CLOSED',
      'SESSION.REASON_MISSING',
      'HEARTH.CHANGED_MEANWHILE',
      'MACHINE.EVENT_NOT_ALLOWED',
      'MACHINE.GUARD_REFUSED',
    ],
  },
  reviewSetting: {
    method: 'POST',
    path: '/live/sessions/:id/setting-review',
    summary: '审核标题封面布景 Somebody who did not plan it looked at title, cover, clothes, set and props',
    access: { staff: SESSIONS_WATCH },
    params,
    body: z.strictObject({
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ examples: ['0'.repeat(64)] }),
    }),
    result: plannedSessionSchema,
    refusals: [...CHANGES, 'SESSION.OWN_SETTING'],
  },
  raiseAlarm: {
    method: 'POST',
    path: '/live/sessions/:id/alarms',
    summary: '告警 Tells everybody on duty; the third degree pauses the live at once',
    access: { staff: SESSIONS_WATCH },
    params,
    body: z.strictObject({ degree: z.literal(alarmDegrees), words: writtenText(300).min(1) }),
    result: plannedSessionSchema,
    refusals: ['SESSION.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
    perMinute: 60,
  },
  sessionLog: {
    method: 'GET',
    path: '/live/sessions/:id/log',
    summary: '场次日志 What happened to a session, the newest first',
    access: { staff: SESSIONS_READ },
    params,
    query: z.object({ before: z.uuid().optional() }),
    result: z.strictObject({ entries: z.array(sessionEntrySchema) }),
    refusals: ['SESSION.NOT_FOUND'],
  },
});
