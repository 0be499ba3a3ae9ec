import { z } from 'zod';

/** What the demo station takes along, and whom it sends. Times are hours from the load: leaves, is there, files. */
export const fieldFileSchema = z.strictObject({
  resources: z.array(
    z.strictObject({
      station: z.string(),
      kind: z.enum(['crew', 'car', 'camera', 'studio']),
      name: z.string().min(1),
      note: z.string(),
    }),
  ),
  tasks: z.array(
    z.strictObject({
      topic: z.string(),
      kind: z.enum(['text', 'photo', 'short_video', 'tv_item', 'live']),
      plan: z.string(),
      people: z.array(z.string()).min(1),
      resources: z.array(z.string()),
      place: z.string(),
      contact: z.string(),
      brief: z.string(),
      hours: z.tuple([z.number(), z.number(), z.number()]),
      state: z.enum(['assigned', 'accepted', 'on_site', 'filed']),
      filed: z.string().optional(),
    }),
  ),
});

export type DemoField = z.infer<typeof fieldFileSchema>;
