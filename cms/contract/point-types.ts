import { z } from 'zod';
import { roleSlugs } from './roles';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';
import { textOf, writtenText } from './text';

/** The grades of a work, the best first: 甲, 乙, 丙, 丁. */
export const pointGrades = ['a', 'b', 'c', 'd'] as const;

/** The grade of a work. */
export type PointGrade = (typeof pointGrades)[number];

/** Media above the station that may adopt a work (上级媒体采用), the highest first. */
export const adoptionLevels = ['national', 'provincial', 'municipal', 'county'] as const;

/** A level of media that adopted a work. */
export type AdoptionLevel = (typeof adoptionLevels)[number];

/** What a work is weighed by (评分因素). */
export const pointFactors = [
  'planning',
  'timeliness',
  'accuracy',
  'quality',
  'response',
  'difficulty',
  'workload',
] as const;

/** One thing that a work is weighed by. */
export type PointFactor = (typeof pointFactors)[number];

/** The most that one work can earn under any rule. */
export const MOST_POINTS = 10_000;

const points = z.int().min(0).max(MOST_POINTS);
const range = z.strictObject({
  from: points,
  to: points,
  /** From how many hundredths of what the factors can give this grade is proposed. */
  floor: z.int().min(0).max(100),
});

/** What many stations give points by (甲 120–200, 乙 80–119, 丙 51–70, 丁 20–50): a draft to begin with. */
export const USUAL_POINT_RULE = {
  grades: {
    a: { from: 120, to: 200, floor: 85 },
    b: { from: 80, to: 119, floor: 70 },
    c: { from: 51, to: 70, floor: 50 },
    d: { from: 20, to: 50, floor: 0 },
  },
  factors: { planning: 10, timeliness: 20, accuracy: 20, quality: 20, response: 10, difficulty: 10, workload: 10 },
  adoption: { national: 200, provincial: 100, municipal: 50, county: 20 },
  quotas: [{ role: 'reporter', points: 600 }],
};

/** What points are given by at one station (绩效细则). */
export const pointRuleBody = z
  .strictObject({
    grades: z.strictObject({ a: range, b: range, c: range, d: range }),
    /** How much each factor weighs; 0: not at all. */
    factors: z.record(z.enum(pointFactors), z.int().min(0).max(100)),
    /** What adoption adds; of several only the highest level counts. */
    adoption: z.record(z.enum(adoptionLevels), points),
    /** How many points a month is asked of whoever holds a post (月度定额). */
    quotas: z.array(z.strictObject({ role: z.enum(roleSlugs), points })).max(roleSlugs.length),
  })
  .superRefine(({ grades, factors, quotas }, context) => {
    const wrong = (path: string[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    for (const [at, grade] of pointGrades.entries()) {
      const { from, to, floor } = grades[grade];
      if (from > to) wrong(['grades', grade], '下限高于上限 The lowest is above the highest');
      const worse = pointGrades[at + 1];
      if (worse && grades[worse].to >= from) wrong(['grades', grade], '与下一等重叠 Overlaps the grade below');
      if (worse && grades[worse].floor >= floor) wrong(['grades', grade], '起评线不高于下一等 Its floor is too low');
    }
    if (grades.d.floor !== 0) wrong(['grades', 'd'], '末等起评线须为 0 The last grade begins at 0');
    if (Object.values(factors).every((weight) => weight === 0)) wrong(['factors'], '因素全为 0 All factors are 0');
    if (new Set(quotas.map(({ role }) => role)).size < quotas.length) wrong(['quotas'], '岗位重复 A post stands twice');
  })
  .meta({ examples: [USUAL_POINT_RULE] });

/** What points are given by at one station. */
export type PointRuleBody = z.output<typeof pointRuleBody>;

/** A month as books are kept by: the year and the month of the station's clock. */
export const pointMonth = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);

/** One version of the rule of a station. */
export const pointRule = z.strictObject({
  station: stationSlug,
  version: z.int(),
  validFrom: pointMonth,
  rule: pointRuleBody,
  by: z.string(),
  at: moment,
});

/** One version of the rule of a station. */
export type PointRule = z.output<typeof pointRule>;

const documentId = z.string().regex(/^[a-z0-9]{10,40}$/);

/** Which work: a manuscript in one language. */
export const pointWork = z.strictObject({ documentId, locale: contentLocaleSchema });

/** Which work: a manuscript in one language. */
export type PointWork = z.output<typeof pointWork>;

/** What somebody gets of a work: by weight (percent or parts), or in points that add up by themselves. */
export const pointShare = z.strictObject({ person: z.uuid(), weight: z.int().min(1).max(MOST_POINTS) });

/** What somebody gets of a work. */
export type PointShare = z.output<typeof pointShare>;

/** How a work is graded. */
export const pointGrading = z
  .strictObject({
    grade: z.enum(pointGrades),
    /** Within the range of the grade; what adoption adds comes on top. */
    base: points,
    adopted: z.array(z.enum(adoptionLevels)).max(adoptionLevels.length).default([]),
    /** What the factors were scored, from 0 to 10, where somebody did. */
    scores: z.partialRecord(z.enum(pointFactors), z.int().min(0).max(10)).default({}),
    by: z.enum(['percent', 'points']),
    shares: z.array(pointShare).min(1).max(30),
  })
  .refine(({ shares }) => new Set(shares.map(({ person }) => person)).size === shares.length, {
    path: ['shares'],
    message: '同一人出现两次 Somebody stands twice',
  });

/** How a work is graded. */
export type PointGrading = z.output<typeof pointGrading>;

/** Where an appeal (申诉) stands. */
export const appealStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;

/** Where an appeal stands. */
export type AppealState = (typeof appealStates)[number];

/** What can happen to an appeal. */
export const appealEvents = ['accept', 'decline', 'withdraw'] as const;

/** Something that happens to an appeal. */
export type AppealEvent = (typeof appealEvents)[number];

/** Why somebody appeals, regrades or declines. */
export const pointReason = writtenText(500).min(2);

/** What one person has of one work in one posting. */
export const pointLine = z.strictObject({
  ...pointWork.shape,
  posting: z.uuid(),
  title: z.string(),
  month: pointMonth,
  grade: z.enum(pointGrades),
  /** Of the whole work. */
  points: z.int(),
  /** Of this person; negative where a correction takes it back. */
  amount: z.int(),
  /** Whether it takes an earlier posting back. */
  isReversal: z.boolean(),
  /** Whether one may appeal against it now. */
  mayAppeal: z.boolean(),
  ruleVersion: z.int(),
  reason: z.string().nullable(),
  by: z.string(),
  at: moment,
});

/** What one person has of one work in one posting. */
export type PointLine = z.output<typeof pointLine>;

/** What one person has in one month. */
export const pointTotal = z.strictObject({
  person: z.uuid(),
  name: textOf(60),
  total: z.int(),
  /** The highest of what is asked of the person's posts; null: nothing is. */
  quota: z.int().nullable(),
  /** How many points are missing to the quota; 0: none, or nothing is asked. */
  missing: z.int().min(0),
});

/** What one person has in one month. */
export type PointTotal = z.output<typeof pointTotal>;

/** Who gains and who loses under a draft of a rule (试算). */
export const pointShift = z.strictObject({ person: z.uuid(), before: z.int(), after: z.int() });

/** Who gains and who loses under a draft of a rule. */
export type PointShift = z.output<typeof pointShift>;

/** An appeal. */
export const pointAppeal = z.strictObject({
  ...pointWork.shape,
  id: z.uuid(),
  station: stationSlug,
  title: z.string(),
  month: pointMonth,
  person: z.uuid(),
  name: z.string(),
  reason: z.string(),
  state: z.enum(appealStates),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  allowed: z.array(z.enum(appealEvents)),
  at: moment,
  version: z.int32(),
});

/** An appeal. */
export type PointAppeal = z.output<typeof pointAppeal>;
