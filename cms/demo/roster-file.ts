import { z } from 'zod';

/** The posts of the demo and who takes turns on them; hours are of the day at the station. */
export const rosterFileSchema = z.strictObject({
  posts: z.array(
    z.strictObject({
      station: z.string(),
      slug: z.string(),
      name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
      turns: z.array(z.string()).min(1),
      from: z.int().min(0).max(23),
      hours: z.int().min(1).max(24),
    }),
  ),
  /** One turn that somebody else takes over. */
  swap: z.strictObject({ post: z.string(), inDays: z.int().positive(), standIn: z.string() }),
});

export type DemoRoster = z.infer<typeof rosterFileSchema>;
