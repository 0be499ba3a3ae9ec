import { z } from 'zod';
import { httpContract } from './http';
import { columnSchema, contentLocaleSchema, feedSchema } from './stories';
import { stationLevels, stationSlug } from './stations';

const stationOfHome = z.strictObject({
  slug: stationSlug,
  name: z.string(),
  slogan: z.string().nullable(),
  /** The two inks of the station's look, the cool one first. */
  inks: z.array(z.string()).length(2),
});

const stationLeaf = z
  .strictObject({
    slug: stationSlug,
    name: z.string(),
    level: z.enum(stationLevels),
    parent: stationSlug.nullable(),
  })
  .meta({ id: 'StationLeaf' });

/** How the whole app shows itself: as always, or without colour on days of national mourning (哀悼日). */
export const appModes = ['normal', 'mourning'] as const;

/** What the app needs before its first page: whose it is, which columns there are, and how it should look today. */
export const homeSchema = z
  .strictObject({
    station: stationOfHome,
    stations: z.array(stationLeaf),
    columns: z.array(columnSchema),
    mode: z.enum(appModes),
    /** 突发 The stories that breaking mode puts first, as long as it is on and they are public. */
    breaking: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    asOf: z.iso.datetime(),
  })
  .meta({ id: 'Home' });

/** What the app needs before its first page. */
export type Home = z.output<typeof homeSchema>;

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const locale = contentLocaleSchema.default('zh-Hans');

/** What the news app reads without signing in. Both are served by the fast lane, so what a query may hold is kept narrow. */
export const appContract = httpContract('app', {
  home: {
    method: 'GET',
    path: '/api/app/home',
    summary: 'A station, its columns and the stations around it',
    access: 'public',
    query: z.object({ station: stationSlug.optional(), locale }),
    result: homeSchema,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  feed: {
    method: 'GET',
    path: '/api/app/feed',
    summary: 'The newest stories of a station and those below it, page by page',
    access: 'public',
    query: z.object({
      station: stationSlug.optional(),
      column: slug.optional(),
      locale,
      after: z
        .string()
        .regex(/^[\w-]{1,200}$/)
        .optional(),
      first: z.coerce.number().int().min(1).max(50).default(20),
    }),
    result: feedSchema,
    refusals: ['HEARTH.NOT_FOUND', 'STORY.BAD_CURSOR'],
  },
});
