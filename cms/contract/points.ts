import { z } from 'zod';
import { httpContract } from './http';
import { pageCursor } from './page-cursor';
import { gradedWork, monthBooks, monthHead, monthPosting, ownPoints, ungradedWork } from './point-books';
import {
  pointAppeal,
  pointGrading,
  pointMonth,
  pointReason,
  pointRule,
  pointRuleBody,
  pointShift,
  pointWork,
} from './point-types';
import { stationSlug } from './stations';

/** Sees the points of a station, month by month. */
export const POINTS_READ = 'plugin::cms.points.read';
/** Grades works and answers appeals. */
export const POINTS_GRADE = 'plugin::cms.points.grade';
/** Closes months and adopts rules. */
export const POINTS_KEEP = 'plugin::cms.points.keep';

const OWN = { staff: null } as const;
const READ = { staff: POINTS_READ } as const;
const GRADE = { staff: POINTS_GRADE } as const;
const KEEP = { staff: POINTS_KEEP } as const;
// Not strict: Strapi's admin hands its own catch-all on as a parameter of a GET.
const which = z.object(pointWork.shape);
const id = z.object({ id: z.uuid() });
const limit = z.coerce.number().int().min(1).max(100).default(20);
const seen = { version: z.int32().min(0) };
const GRADING = [
  ...['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'POINTS.NO_RULE', 'POINTS.OUT_OF_RANGE', 'POINTS.SHARES_DIFFER'],
  ...[
    'POINTS.NOT_RELEASED',
    'POINTS.OWN_WORK',
    'POINTS.UNKNOWN_PERSON',
    'POINTS.REASON_MISSING',
    'POINTS.MONTH_CLOSED',
  ],
];

/** Points (绩效积分): what works that went out earn, for whom, by which rule, in which month. */
export const pointsContract = httpContract('points', {
  mine: {
    method: 'GET',
    path: '/cms/points/mine',
    summary: '我的积分 One’s own points with the work and the rule behind each; without a month those of the open one',
    access: OWN,
    query: z.object({ month: pointMonth.optional() }),
    result: ownPoints,
    refusals: [],
  },
  works: {
    method: 'GET',
    path: '/cms/points/works',
    summary:
      '待评作品 What went out since a month began (without one: the open month) and has no grade yet, the newest first; a machine proposes, a person grades',
    access: READ,
    query: z.object({ station: stationSlug, from: pointMonth.optional(), cursor: pageCursor.optional(), limit }),
    result: z.strictObject({
      month: pointMonth,
      works: z.array(ungradedWork),
      cursor: z.string().nullable(),
    }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  work: {
    method: 'GET',
    path: '/cms/points/works/:documentId/:locale',
    summary:
      'One work of one’s stations with all that was ever posted for it; who may not see the points of the station sees only their own shares',
    access: OWN,
    params: which,
    result: gradedWork,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  grade: {
    method: 'POST',
    path: '/cms/points/works/:documentId/:locale',
    summary: '评分 Grade a work, or grade it anew with a reason: the old posting is taken back in the open month',
    access: GRADE,
    params: which,
    body: z.strictObject({ ...seen, grading: pointGrading, reason: pointReason.optional() }),
    result: gradedWork,
    refusals: GRADING,
  },
  month: {
    method: 'GET',
    path: '/cms/points/months/:month',
    summary: 'A month of a station: who has how much, and how much was asked',
    access: READ,
    params: z.object({ month: pointMonth }),
    query: z.object({ station: stationSlug }),
    result: monthBooks,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  months: {
    method: 'GET',
    path: '/cms/points/months',
    summary: 'The months of a station’s books, the newest first',
    access: READ,
    query: z.object({ station: stationSlug }),
    result: z.strictObject({ months: z.array(monthHead) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  postings: {
    method: 'GET',
    path: '/cms/points/months/:month/postings',
    summary: 'What was posted in a month, the newest first: all of it, or what one person has a share in',
    access: READ,
    params: z.object({ month: pointMonth }),
    query: z.object({
      station: stationSlug,
      person: z.uuid().optional(),
      cursor: pageCursor.optional(),
      limit,
    }),
    result: z.strictObject({ postings: z.array(monthPosting), cursor: z.string().nullable() }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  export: {
    method: 'GET',
    path: '/cms/points/months/:month/export',
    summary:
      '导出 A month as CSV, one line for each share, at one moment; `X-Lines` says how many. Who took it stands in the ledger',
    access: READ,
    params: z.object({ month: pointMonth }),
    query: z.object({ station: stationSlug }),
    flows: 'text/csv',
    result: z.string(),
    refusals: ['HEARTH.NOT_FOUND', 'POINTS.EXPORTS_BUSY'],
    perMinute: 10,
  },
  close: {
    method: 'POST',
    path: '/cms/points/months/:month/close',
    summary: '结账 Close the open month by name; nothing is dated into it any more',
    access: KEEP,
    params: z.object({ month: pointMonth }),
    body: z.strictObject({ ...seen, station: stationSlug }),
    result: monthBooks,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'POINTS.MONTH_NOT_BEGUN', 'POINTS.MONTH_CLOSED'],
  },
  rules: {
    method: 'GET',
    path: '/cms/points/rules',
    summary: 'All versions of a station’s rule',
    access: OWN,
    query: z.object({ station: stationSlug }),
    result: z.strictObject({ rules: z.array(pointRule) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  adopt: {
    method: 'POST',
    path: '/cms/points/rules',
    summary: 'Adopt a version of the rule, from the open month or a later one',
    access: KEEP,
    body: z.strictObject({ ...seen, station: stationSlug, validFrom: pointMonth, rule: pointRuleBody }),
    result: pointRule,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'POINTS.RULE_TOO_EARLY', 'POINTS.MONTH_CLOSED'],
  },
  whatIf: {
    method: 'POST',
    path: '/cms/points/rules/what-if',
    summary: '试算 Run a draft of a rule on works since a month: who gains and who loses',
    access: KEEP,
    body: z.strictObject({ station: stationSlug, from: pointMonth, rule: pointRuleBody }),
    result: z.strictObject({ works: z.int(), people: z.array(pointShift.extend({ name: z.string() })) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  appeals: {
    method: 'GET',
    path: '/cms/points/appeals',
    summary: 'One’s own appeals, and those of the stations where one grades',
    access: OWN,
    result: z.strictObject({ appeals: z.array(pointAppeal) }),
    refusals: [],
  },
  appeal: {
    method: 'POST',
    path: '/cms/points/appeals',
    summary: '申诉 Appeal against a grading, in its month or the next',
    access: OWN,
    body: z.strictObject({ ...pointWork.shape, reason: pointReason }),
    result: pointAppeal,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'POINTS.NOT_GRADED', 'POINTS.APPEAL_TOO_LATE', 'POINTS.APPEAL_OPEN'],
  },
  accept: {
    method: 'POST',
    path: '/cms/points/appeals/:id/accept',
    summary: 'Accept an appeal: the work is graded anew in the open month',
    access: GRADE,
    params: id,
    body: z.strictObject({
      ...seen,
      answer: pointReason,
      grading: pointGrading,
      /** The version of the work that was looked at; without it the work is graded anew whatever stands. */
      workVersion: z.int32().min(1).optional(),
    }),
    result: pointAppeal,
    refusals: [...GRADING, 'MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'],
  },
  decline: {
    method: 'POST',
    path: '/cms/points/appeals/:id/decline',
    summary: 'Decline an appeal with a reason',
    access: GRADE,
    params: id,
    body: z.strictObject({ ...seen, answer: pointReason }),
    result: pointAppeal,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'],
  },
  withdraw: {
    method: 'POST',
    path: '/cms/points/appeals/:id/withdraw',
    summary: 'Take one’s own appeal back',
    access: OWN,
    params: id,
    body: z.strictObject(seen),
    result: pointAppeal,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'],
  },
});
