import { z } from 'zod';
import { adoptionLevels, MOST_POINTS, pointGrades, pointRuleBody } from '../contract';

const by = z.string();
const work = z.strictObject({
  /** A story of the demo, by its slug. */
  story: z.string(),
  grade: z.enum(pointGrades),
  base: z.int().min(0).max(MOST_POINTS),
  adopted: z.array(z.enum(adoptionLevels)).default([]),
  /** Who gets how many per cent. */
  shares: z.record(z.string(), z.int().min(1).max(100)),
  /** Why it was graded again; the first grading of a work has none. */
  reason: z.string().optional(),
});

/** What the demo station's books hold: a rule, a month that is closed and the one that is open, and an appeal that waits. */
export const pointsFileSchema = z.strictObject({
  rule: pointRuleBody,
  last: z.array(work),
  now: z.array(work),
  appeal: z.strictObject({ story: z.string(), by, reason: z.string().min(2) }),
});

export type DemoPoints = z.infer<typeof pointsFileSchema>;
