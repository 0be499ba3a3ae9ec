import { z } from 'zod';
import {
  adoptionLevels,
  MOST_POINTS,
  pointFactors,
  pointGrades,
  pointLine,
  pointMonth,
  pointRule,
  pointTotal,
  pointWork,
} from './point-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';

const scores = z.partialRecord(z.enum(pointFactors), z.int().min(0).max(10));
const share = z.strictObject({ person: z.uuid(), name: z.string(), amount: z.int() });

/** One posting of a work, with who got what. */
export const workPosting = z.strictObject({
  id: z.uuid(),
  month: pointMonth,
  grade: z.enum(pointGrades),
  /** Within the range of the grade, before what adoption adds. */
  base: z.int(),
  adopted: z.array(z.enum(adoptionLevels)),
  scores,
  points: z.int(),
  ruleVersion: z.int(),
  /** Whether it takes an earlier one back. */
  isReversal: z.boolean(),
  reason: z.string().nullable(),
  by: z.string(),
  at: moment,
  shares: z.array(share),
});

/** One posting of a work, with who got what. */
export type WorkPosting = z.output<typeof workPosting>;

/** A posting in the journal of a month. */
export const monthPosting = workPosting.extend({ ...pointWork.shape, title: z.string() });

/** A posting in the journal of a month. */
export type MonthPosting = z.output<typeof monthPosting>;

/** Why somebody is suggested for a share: wrote it, filed from the field for it, or was sent out for its topic. */
export const makerRoles = ['author', 'filed', 'assigned'] as const;

/** Somebody who had a hand in a work, as far as its records say. */
export const workMaker = z.strictObject({
  person: z.uuid(),
  name: z.string(),
  because: z.array(z.enum(makerRoles)).min(1),
});

/** Somebody who had a hand in a work. */
export type WorkMaker = z.output<typeof workMaker>;

/** What a machine proposes for a work (建议); a person decides, and signs what they decide. */
export const workProposal = z.strictObject({
  grade: z.enum(pointGrades),
  base: z.int().min(0).max(MOST_POINTS),
  /** What a machine can know by itself: what proofreaders found and whether it was filed in time. Whatever is missing counts as half. */
  scores,
});

/** What a machine proposes for a work. */
export type WorkProposal = z.output<typeof workProposal>;

/** A work that went out and has no grade yet. */
export const ungradedWork = z.strictObject({
  ...pointWork.shape,
  title: z.string(),
  author: z.string(),
  releasedAt: moment,
  /** Null while the station has no rule. */
  proposal: workProposal.nullable(),
  makers: z.array(workMaker),
});

/** A work that went out and has no grade yet. */
export type UngradedWork = z.output<typeof ungradedWork>;

/** A work with all that was ever posted for it; version 0 before it is graded. */
export const gradedWork = z.strictObject({
  ...pointWork.shape,
  station: stationSlug,
  title: z.string(),
  isReleased: z.boolean(),
  version: z.int32(),
  standing: z.uuid().nullable(),
  /** The month into which a grading is dated now. */
  month: pointMonth,
  /** What holds in that month. */
  rule: pointRule.nullable(),
  mayGrade: z.boolean(),
  mayAppeal: z.boolean(),
  /** Only for whoever may grade. */
  proposal: workProposal.nullable(),
  makers: z.array(workMaker),
  postings: z.array(workPosting),
});

/** A work with all that was ever posted for it. */
export type GradedWork = z.output<typeof gradedWork>;

/** What one person has in a month, line by line. */
export const ownPoints = z.strictObject({
  month: pointMonth,
  isOpen: z.boolean(),
  lines: z.array(pointLine),
  total: z.int(),
  /** The highest of what is asked of the person's posts; null: nothing is. */
  quota: z.int().nullable(),
  /** Months in which the person has anything, the newest first. */
  months: z.array(pointMonth),
});

/** What one person has in a month. */
export type OwnPoints = z.output<typeof ownPoints>;

/** A month of the books of a station, as a list names it. */
export const monthHead = z.strictObject({
  month: pointMonth,
  isOpen: z.boolean(),
  /** Whether it may be closed now: it is the open one, and has begun. */
  mayClose: z.boolean(),
  closedBy: z.string().nullable(),
  closedAt: moment.nullable(),
  version: z.int32(),
});

/** A month of the books of a station, as a list names it. */
export type MonthHead = z.output<typeof monthHead>;

/** A month of the books of a station. */
export const monthBooks = monthHead.extend({
  station: stationSlug,
  /** All that was posted in it. */
  total: z.int(),
  /** Appeals about its works that wait for an answer. */
  openAppeals: z.int().min(0),
  people: z.array(pointTotal),
});

/** A month of the books of a station. */
export type MonthBooks = z.output<typeof monthBooks>;
