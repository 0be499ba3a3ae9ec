import { z } from 'zod';
import { markSeverities, returnReasons } from '../contract';
import { draftSchema } from './story-file';

const by = z.string().min(1);

/** One step of a manuscript's way through review, by the person who takes it. */
const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('submit') }),
  z.strictObject({ do: z.literal('pass'), by, note: z.string().optional() }),
  z.strictObject({ do: z.literal('proof'), by, errors: z.int().min(0) }),
  z.strictObject({
    do: z.literal('mark'),
    by,
    /** The words of the body that the remark is about. */
    quote: z.string().min(1),
    severity: z.enum(markSeverities),
    reason: z.enum(returnReasons),
    text: z.string().min(1),
  }),
  z.strictObject({ do: z.literal('return'), by, reason: z.enum(returnReasons), note: z.string().min(1) }),
]);

/** A manuscript that is at work in the demo: who wrote it, and how far it has come. */
export const reviewFileSchema = draftSchema.extend({
  by,
  course: z.array(stepSchema),
  /** It waits for its next signature since its time was up so long ago. */
  lateMinutes: z.int().positive().optional(),
});

export type DemoReview = z.infer<typeof reviewFileSchema>;
export type DemoStep = z.infer<typeof stepSchema>;
