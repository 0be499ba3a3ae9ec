import { z } from 'zod';

const comment = z.strictObject({ by: z.string(), text: z.string().min(1) });

/** How far a topic of the demo has come; `half` has its first signature and waits for the next. */
export const demoTopicStates = [
  'draft',
  'pitched',
  'half',
  'returned',
  'rejected',
  'approved',
  'assigned',
  'accepted',
  'on_site',
  'filed',
  'covered',
  'postponed',
  'cancelled',
  'merged',
] as const;

/** A topic of the demo: what it says, by whom, and how far it has come. Times are hours from the load. */
const demoTopic = z.strictObject({
  key: z.string(),
  station: z.string(),
  column: z.string(),
  title: z.string().max(80),
  angle: z.string().min(1),
  importance: z.number().int().min(1).max(3),
  channels: z.array(z.string()),
  place: z.string(),
  notes: z.string(),
  budgetYuan: z.number().int().min(0),
  peopleWanted: z.number().int().min(0),
  plannedInHours: z.tuple([z.number(), z.number()]),
  by: z.string(),
  state: z.enum(demoTopicStates),
  people: z.array(z.string()).default([]),
  reason: z.string().optional(),
  into: z.string().optional(),
  comments: z.array(comment).default([]),
});

/** What the demo's newsrooms plan, and who signs it. */
export const topicFileSchema = z.strictObject({
  chains: z.array(
    z.strictObject({ station: z.string(), column: z.string().nullable(), steps: z.array(z.string()).min(1) }),
  ),
  topics: z.array(demoTopic),
});

export type DemoTopic = z.infer<typeof demoTopic>;
export type DemoTopics = z.infer<typeof topicFileSchema>;
