import { z } from 'zod';
import { httpContract } from './http';
import { revisionFields } from './review-policy';
import { returnReasons } from './review-shapes';
import { reviewLevel } from './review-policy';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** The states of a remark (批注). */
export const markStates = ['open', 'resolved', 'waived'] as const;

/** A state of a remark. */
export type MarkState = (typeof markStates)[number];

/** What happens to a remark: it is done, excused with a reason, or opened again. */
export const markEvents = ['resolve', 'waive', 'reopen'] as const;

/** What happens to a remark. */
export type MarkEvent = (typeof markEvents)[number];

/** Whether it must be settled before anybody signs (须改), or only suggests (建议). */
export const markSeverities = ['must', 'note'] as const;

/** Which words a remark is about: `from` and `to` count UTF-16 units in the text of one paragraph, or of a field of one line. */
export const markAnchor = z.strictObject({
  field: z.enum(revisionFields),
  /** The paragraph of the body; 0 for other fields. */
  block: z.int().min(0),
  from: z.int().min(0),
  to: z.int().min(0),
  /** The words themselves; empty for a remark on the whole manuscript. */
  quote: z.string().max(2_000),
  before: z.string().max(60),
  after: z.string().max(60),
});

/** Which words a remark is about. */
export type MarkAnchor = z.output<typeof markAnchor>;

/** A remark with its thread. */
export const mark = z.strictObject({
  id: z.uuid(),
  severity: z.enum(markSeverities),
  reason: z.enum(returnReasons).nullable(),
  text: z.string(),
  anchor: markAnchor,
  /** The words it was about are gone; it stands here with what it quoted. */
  orphaned: z.boolean(),
  madeOn: z.int(),
  state: z.enum(markStates),
  person: z.uuid(),
  name: z.string(),
  at: moment,
  closed: z.strictObject({ name: z.string(), why: z.string().nullable(), at: moment }).nullable(),
  sentBack: z.strictObject({ level: reviewLevel, by: z.string(), at: moment }).nullable(),
  replies: z.array(z.strictObject({ id: z.uuid(), person: z.uuid(), name: z.string(), text: z.string(), at: moment })),
  allowed: z.array(z.enum(markEvents)),
  version: z.int32(),
});

/** A remark with its thread. */
export type Mark = z.output<typeof mark>;

const READ = { staff: 'plugin::cms.review.read' } as const;
const which = z.object({ documentId: z.string().regex(/^[a-z0-9]{20,32}$/), locale: contentLocaleSchema });
const one = which.extend({ id: z.uuid() });
const text = writtenText(1_000).min(1);
const mentions = z.array(z.uuid()).max(10).default([]);

/** Remarks on the text (批注), their threads, and what became of them. */
export const marksContract = httpContract('marks', {
  list: {
    method: 'GET',
    path: '/cms/marks/:documentId/:locale',
    summary: 'All remarks on a manuscript, where they stand in its words of now',
    access: READ,
    params: which,
    result: z.strictObject({
      revision: z.int(),
      marks: z.array(mark),
      /** How many keep it from being signed. */
      open: z.int(),
      /** Who can be called by name here. */
      people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  add: {
    method: 'POST',
    path: '/cms/marks/:documentId/:locale',
    summary: '加批注 Say something about certain words, or about the whole (with an empty quote)',
    access: READ,
    params: which,
    body: z.strictObject({
      /** The revision that was read when the words were selected. */
      revision: z.int().min(1),
      anchor: markAnchor,
      severity: z.enum(markSeverities),
      reason: z.enum(returnReasons).nullable(),
      text,
      mentions,
    }),
    result: mark,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'MARKS.NOT_THERE'],
  },
  reply: {
    method: 'POST',
    path: '/cms/marks/:documentId/:locale/:id/replies',
    summary: '回复 Answer in the thread of a remark',
    access: READ,
    params: one,
    body: z.strictObject({ text, mentions }),
    result: mark,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  move: {
    method: 'POST',
    path: '/cms/marks/:documentId/:locale/:id/moves',
    summary: '已改、免改、重开 Settle a remark, excuse it with a reason, or open it again',
    access: READ,
    params: one,
    body: z.strictObject({ event: z.enum(markEvents), version: z.int32(), why: writtenText(300).optional() }),
    result: mark,
    refusals: [
      'HEARTH.NOT_FOUND',
      'HEARTH.CHANGED_MEANWHILE',
      'MACHINE.EVENT_NOT_ALLOWED',
      'MACHINE.GUARD_REFUSED',
      'MARKS.REASON_MISSING',
    ],
  },
});
