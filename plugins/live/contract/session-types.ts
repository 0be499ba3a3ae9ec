import { z } from 'zod';

/** Where a session stands (场次状态). */
export const sessionStates = [
  'planned',
  'prepared',
  'rehearsal',
  'ready',
  'live',
  'paused',
  'ending',
  'ended',
  'published',
  'archived',
  'cancelled',
] as const;

/** Where a session stands. */
export type SessionState = (typeof sessionStates)[number];

/** What may happen to a session: `pause` also by the house itself, when an alarm of the highest degree comes. */
export const sessionEvents = [
  'prepare',
  'rehearse',
  'end-rehearsal',
  'make-ready',
  'unready',
  'go-live',
  'pause',
  'resume',
  'stop',
  'finish',
  'publish-replay',
  'archive',
  'cancel',
] as const;

/** What may happen to a session. */
export type SessionEvent = (typeof sessionEvents)[number];

/** The people whom a live cannot do without (在岗角色). */
export const dutyRoles = ['host', 'field-controller', 'compliance-officer', 'duty-editor'] as const;

/** A person whom a live cannot do without. */
export type DutyRole = (typeof dutyRoles)[number];

/** Who speaks: a person of the house, a guest, or one that was made by a machine, which is always said (主播类型). */
export const hostKinds = ['human', 'guest', 'digital-human'] as const;

/** Who speaks. */
export type HostKind = (typeof hostKinds)[number];

/** A session as pages see it (场次). */
export const liveSessionSchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  title: z.string(),
  /** BCP 47. */
  language: z.string(),
  state: z.enum(sessionStates),
  isRehearsal: z.boolean(),
  /** The room of people, and who carries its picture. */
  room: z.uuid(),
  streamingRoom: z.uuid().nullable(),
  cover: z.uuid().nullable(),
  place: z.string(),
  kinds: z.array(z.string()),
  plannedAt: z.iso.datetime(),
  plannedMinutes: z.int(),
  beganAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.int(),
  allowedEvents: z.array(z.enum(sessionEvents)),
});

/** A session as pages see it. */
export type LiveSession = z.output<typeof liveSessionSchema>;

/** A line of the run-of-show (流程单). */
export const runsheetItemSchema = z.strictObject({
  id: z.uuid(),
  position: z.int(),
  title: z.string(),
  /** How long it is planned to take. */
  seconds: z.int(),
  presenter: z.string(),
  product: z.uuid().nullable(),
  offer: z.uuid().nullable(),
  /** In a rehearsal the offer whose looks this one borrows; `offer` is then a number that no shop knows, so that nobody can order it. */
  rehearses: z.uuid().nullable(),
  /** How many are meant to be sold. */
  plannedUnits: z.int().nullable(),
  tools: z.array(z.strictObject({ kind: z.enum(['price', 'coupon', 'envelope', 'lottery', 'group']), id: z.uuid() })),
  /** What is shown when this one cannot be. */
  fallback: z.uuid().nullable(),
  script: z.uuid().nullable(),
  state: z.enum(['waiting', 'on', 'done', 'skipped']),
  beganAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  version: z.int(),
});

/** A line of the run-of-show. */
export type RunsheetItem = z.output<typeof runsheetItemSchema>;

/** How a claim that is spoken stands: proved now, proved but soon no more, or not (绿、黄、红). */
export const claimLights = ['green', 'amber', 'red'] as const;

/** A sentence of a script, with the claims that it makes (话术). */
export const scriptSentenceSchema = z.strictObject({
  beat: z.enum(['hook', 'origin', 'proof', 'taste', 'offer', 'rule', 'close']),
  text: z.string(),
  claims: z.array(
    z.strictObject({ id: z.uuid(), text: z.string(), light: z.enum(claimLights), why: z.string().nullable() }),
  ),
});

/** A version of a script; what was signed is known by its hash. */
export const scriptSchema = z.strictObject({
  id: z.uuid(),
  item: z.uuid(),
  version: z.int(),
  seconds: z.int(),
  sentences: z.array(scriptSentenceSchema),
  hash: z.string(),
  approvals: z.array(z.strictObject({ by: z.string(), name: z.string(), at: z.iso.datetime() })),
  /** The hash that two people signed; null until they did. */
  approvedHash: z.string().nullable(),
});

/** A version of a script. */
export type Script = z.output<typeof scriptSchema>;

/** One condition of the gate (开播条件), and what to do when it does not hold. */
export const gateConditionSchema = z.strictObject({
  name: z.string(),
  holds: z.boolean(),
  /** What was looked at, in words for people. */
  about: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  items: z.array(z.uuid()),
});

/** One condition of the gate. */
export type GateCondition = z.output<typeof gateConditionSchema>;
