import { z } from 'zod';
import { happeningWords, notedLead, readSources, routeRule } from '../contract';

const hour = z.string().regex(/^\d\d:\d\d$/);

/** What the demo station is told, reads elsewhere and knows will happen. Hours count back from the load, days on from it. */
export const deskFileSchema = z.strictObject({
  tips: z.array(
    z.strictObject({
      station: z.string(),
      title: z.string(),
      text: z.string().min(10),
      place: z.string(),
      happened: z.string(),
      contact: z.string(),
      /** Drawings that stand for the photos that came along, by their names. */
      photos: z.array(z.string()).default([]),
      hoursAgo: z.number(),
      /** What became of it, by the desk; one that is new waits. */
      course: z.enum(['new', 'given', 'checked', 'dropped']),
      column: z.string().nullable(),
      reason: z.string().optional(),
    }),
  ),
  /** What people told the desk by telephone, by letter or at the door. */
  noted: z.array(notedLead.omit({ toldAt: true }).extend({ hoursAgo: z.number() })),
  sources: z.array(
    z.strictObject({
      station: z.string(),
      name: z.string(),
      url: z.url(),
      leadSource: z.enum(readSources),
      rights: z.string(),
      column: z.string().nullable(),
      /** How its readings go: one that is refused so often stays broken. */
      goes: z.enum(['well', 'refused', 'paused']),
      items: z.array(
        z.strictObject({
          title: z.string(),
          text: z.string(),
          place: z.string(),
          hoursAgo: z.number(),
          // What its source said first; it is read twice then.
          earlier: z.string().optional(),
          /** Whether the desk put it aside. */
          aside: z.boolean().optional(),
        }),
      ),
    }),
  ),
  rules: z.strictObject({ station: z.string(), note: z.string(), rules: z.array(routeRule) }),
  happenings: z.array(
    happeningWords.omit({ starts: true }).extend({
      station: z.string(),
      inDays: z.int(),
      at: hour,
      /** The column of the topic that somebody made of it, before anything became of it. */
      topic: z.string().optional(),
      /** What became of it since: put off by some days, or cancelled; of a series, its first occurrence. */
      since: z
        .strictObject({ event: z.enum(['postpone', 'cancel']), days: z.int().optional(), reason: z.string() })
        .optional(),
    }),
  ),
});

export type DemoDesk = z.infer<typeof deskFileSchema>;
