import { httpContract, roleSlugs, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { dutyChecks, dutyStages, type DutyCheckName } from './duty-types';
import { holdEvidence, orderHoldSchema, readEvidence } from './evidence';
import { pinnedSchema, readDuties, sessionKinds, sessionPhases, sessionSchema } from './sessions';

/** Who may confirm duties by name and have the house check them, as the admin's roles name it. */
export const confirmDuties = 'plugin::shop.duties.confirm';

const both = z.strictObject({ 'zh-Hans': z.string(), en: z.string() });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const checkNames = Object.keys(dutyChecks) as [DutyCheckName, ...DutyCheckName[]]; // keys of the literal

/** Whether a duty was kept: it was, it was not, nobody knows yet, or this live does not have it. */
export const dutyStates = ['holds', 'fails', 'open', 'exempt'] as const;

/** Whether a duty was kept. */
export type DutyState = (typeof dutyStates)[number];

/** What a check may find wrong, by its name. */
export const dutyFaults = [
  ...(['not-shown', 'shown-late', 'not-cleared', 'sold-while-barred', 'seller-missing'] as const),
  ...(['above-lowest', 'above-last', 'no-deal', 'no-proof', 'unconfirmed', 'word'] as const),
  ...(['unsigned', 'promise-changed', 'page-missing', 'page-changed', 'record-missing'] as const),
  ...(['no-agreement', 'signed-late', 'not-approved', 'overdue', 'by-clock', 'not-paid', 'not-published'] as const),
] as const;

/** What a check found wrong. */
export type DutyFault = (typeof dutyFaults)[number];

/** One thing that was looked at: what it is, its number or its words, its hash, and what was wrong with it. */
export const dutyEvidenceSchema = z.strictObject({
  kind: z.enum(['offer', 'page', 'orders', 'order', 'donation', 'after-sales', 'after-sale', 'group', 'text']),
  ref: z.string(),
  hash: hash.nullable(),
  fault: z.enum(dutyFaults).nullable(),
});

/** One thing that was looked at. */
export type DutyEvidence = z.output<typeof dutyEvidenceSchema>;

/** What was answered about a duty, by whom or by which check, and what was looked at. */
export const dutyAnswerSchema = z.strictObject({
  id: z.uuid(),
  dutyVersion: z.int(),
  dutyHash: hash,
  outcome: z.enum(dutyStates),
  check: z.strictObject({ name: z.enum(checkNames), version: z.int() }).nullable(),
  by: z.string(),
  words: z.string(),
  evidence: z.array(dutyEvidenceSchema),
  evidenceHash: hash,
  previous: z.uuid().nullable(),
  at: z.iso.datetime(),
});

/** What was answered about a duty. */
export type DutyAnswer = z.output<typeof dutyAnswerSchema>;

/** A duty of one live with all that was answered about it, the newest last. */
export const sessionDutySchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  article: both,
  duty: both,
  stage: z.enum(dutyStages),
  check: z.enum(checkNames).nullable(),
  owner: z.enum(roleSlugs),
  state: z.enum(dutyStates),
  /** Whether a person may answer it now. */
  isConfirmable: z.boolean(),
  answers: z.array(dutyAnswerSchema),
});

/** A duty of one live. */
export type SessionDuty = z.output<typeof sessionDutySchema>;

const counts = z.strictObject({ holds: z.int(), fails: z.int(), open: z.int(), exempt: z.int() });

/** How many duties of a live are in which state. */
export type DutyCounts = z.output<typeof counts>;

/** A live in the list, with how its duties stand. */
export const listedSessionSchema = sessionSchema.extend({ duties: counts });

/** A live in the list. */
export type ListedSession = z.output<typeof listedSessionSchema>;

/** All that the page of duties shows of one live. */
export const dutyFileSchema = z.strictObject({
  session: sessionSchema,
  goods: z.array(pinnedSchema),
  duties: z.array(sessionDutySchema),
  counts,
  holds: z.array(orderHoldSchema),
});

/** All that the page of duties shows of one live. */
export type DutyFile = z.output<typeof dutyFileSchema>;

/** What a person says of a duty; `previous` is the answer that they saw, and a press is answered once. */
export const confirmDutySchema = z.strictObject({
  press: z.uuid(),
  outcome: z.enum(['holds', 'fails', 'exempt']),
  words: writtenText(500)
    .min(2)
    .meta({ examples: ['已核对'] }),
  previous: z.uuid().nullable(),
});

/** What a person says of a duty. */
export type ConfirmDuty = z.output<typeof confirmDutySchema>;

const which = z.object({ id: z.uuid() });
const dutyName = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/)
  .meta({ examples: ['patrol'] });
const why = z.strictObject({
  reason: writtenText(300)
    .min(2)
    .meta({ examples: ['消费者投诉'] }),
});
const held = z.strictObject({ holds: z.array(orderHoldSchema) });

/** The routes of duties. */
export const dutiesContract = httpContract('shop', {
  sessions: {
    method: 'GET',
    path: '/shop/sessions',
    summary: '场次 The lives of the station with how their duties stand, the newest first',
    access: { staff: readDuties },
    query: z.object({
      search: writtenText(60).optional(),
      phase: z.enum(sessionPhases).optional(),
      kind: z.enum(sessionKinds).optional(),
      before: z.uuid().optional(),
    }),
    result: z.strictObject({ sessions: z.array(listedSessionSchema), more: z.boolean() }),
    refusals: [],
  },
  sessionDuties: {
    method: 'GET',
    path: '/shop/sessions/:id/duties',
    summary: '合规清单 Which duties a live has, which were checked, by whom and when',
    access: { staff: readDuties },
    params: which,
    result: dutyFileSchema,
    refusals: ['DUTIES.SESSION_NOT_FOUND'],
  },
  checkDuties: {
    method: 'POST',
    path: '/shop/sessions/:id/checks',
    summary: '系统核对 Has the house check what it can; each finding is another answer',
    access: { staff: confirmDuties },
    params: which,
    body: z.strictObject({ press: z.uuid() }),
    result: dutyFileSchema,
    refusals: ['DUTIES.SESSION_NOT_FOUND'],
    perMinute: 30,
  },
  confirmDuty: {
    method: 'POST',
    path: '/shop/sessions/:id/duties/:duty',
    summary: '确认义务 Answers a duty by name and in words; an answer that was wrong is answered again',
    access: { staff: confirmDuties },
    params: z.object({ id: z.uuid(), duty: dutyName }),
    body: confirmDutySchema,
    result: dutyFileSchema,
    refusals: [
      'DUTIES.SESSION_NOT_FOUND',
      'DUTIES.DUTY_NOT_FOUND',
      'DUTIES.DUTY_EXEMPT',
      'DUTIES.DUTY_BY_MACHINE',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  sessionEvidence: {
    method: 'GET',
    path: '/shop/sessions/:id/evidence',
    summary:
      '场次证据包 The evidence of a live, signed; that it was taken out is noted in the ledger. X-Lines says how many orders',
    access: { staff: readEvidence },
    params: which,
    result: z.string(),
    flows: 'application/json',
    refusals: ['DUTIES.SESSION_NOT_FOUND', 'BOOKS.EXPORTS_BUSY'],
    perMinute: 12,
  },
  holdSession: {
    method: 'POST',
    path: '/shop/sessions/:id/hold',
    summary: '保全场次 Holds a live: nothing of its orders is purged until the hold is lifted',
    access: { staff: holdEvidence },
    params: which,
    body: why,
    result: held,
    refusals: ['DUTIES.SESSION_NOT_FOUND', 'DUTIES.SESSION_HELD'],
  },
  liftSessionHold: {
    method: 'POST',
    path: '/shop/sessions/:id/hold/lift',
    summary: '解除场次保全 Lifts the hold on a live',
    access: { staff: holdEvidence },
    params: which,
    body: why,
    result: held,
    refusals: ['DUTIES.SESSION_NOT_FOUND', 'DUTIES.SESSION_NOT_HELD'],
  },
});
