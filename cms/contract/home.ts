import { z } from 'zod';
import { httpContract } from './http';
import { reviewStates } from './review-shapes';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Who may see the kitchen's home page. */
export const HOME_READ = 'plugin::cms.home.read';

/** What readers see of a manuscript compared with its draft: nothing yet, an older wording, or the same. */
export const deskStateSchema = z.enum(['draft', 'changed', 'published']);

/** A manuscript as a line on somebody's desk. */
export const deskItemSchema = z.strictObject({
  id: z.string(),
  locale: contentLocaleSchema,
  title: z.string(),
  station: z.string(),
  column: z.string().nullable(),
  state: deskStateSchema,
  /** Where its review stands. */
  review: z.enum(reviewStates).nullable(),
  /** Who touched it last, or whose words it holds where a script did. */
  by: z.string(),
  changedAt: z.iso.datetime(),
});

/** A story that went out, and where. */
export const sentItemSchema = z.strictObject({
  id: z.string(),
  locale: contentLocaleSchema,
  title: z.string(),
  station: z.string(),
  column: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  correctedAt: z.iso.datetime().nullable(),
  channels: z.array(z.strictObject({ channel: z.literal('app'), url: z.string() })),
});

/** A line on somebody's desk. */
export type DeskItem = z.infer<typeof deskItemSchema>;

/** A story that went out. */
export type SentItem = z.infer<typeof sentItemSchema>;

const access = { staff: HOME_READ } as const;

/** The kitchen's home page: three lists, each one query, so that a slow one holds up no other. */
export const homeContract = httpContract('home', {
  mine: {
    method: 'GET',
    path: '/cms/home/mine',
    summary: '我的工作 What I wrote or touched last',
    access,
    result: z.strictObject({ items: z.array(deskItemSchema) }),
    refusals: [],
  },
  waiting: {
    method: 'GET',
    path: '/cms/home/waiting',
    summary: '等我处理 What others wrote at my stations and nobody has sent out',
    access,
    result: z.strictObject({ items: z.array(deskItemSchema) }),
    refusals: [],
  },
  sent: {
    method: 'GET',
    path: '/cms/home/sent',
    summary: '今日发出 What went out or was corrected today',
    access,
    query: z.object({
      /** Each story once that went out today for the first time, as the command screen counts them. */
      only: z.literal('new').optional(),
      /** A station and all below it, as the command screen adds them up. */
      within: stationSlug.optional(),
    }),
    result: z.strictObject({ items: z.array(sentItemSchema) }),
    refusals: [],
  },
});
