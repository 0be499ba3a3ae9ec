import { z } from 'zod';
import { httpContract } from './http';
import { optionalTextOf, textOf } from './text';

/** The levels of stations, highest first: 中央、省、市、县. A station stands below one of a higher level. */
export const stationLevels = ['central', 'provincial', 'municipal', 'county'] as const;

/** One of the levels of stations. */
export type StationLevel = (typeof stationLevels)[number];

/** The short name by which rows, addresses and log-ins know a station; it never changes. */
export const stationSlug = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

const ink = z.string().regex(/^#[0-9A-F]{6}$/);

/** What a station says of itself beside its name; plugins add their own keys. */
export const stationSettings = z.looseObject({
  short: textOf(20).optional(),
  place: textOf(20).optional(),
  mark: z.string().max(80).optional(),
});

const stationWords = {
  name: textOf(60),
  slogan: optionalTextOf(80),
  /** The two inks of the station's look: one cool, one warm. */
  inks: z.object({ cool: ink, warm: ink }),
  settings: stationSettings,
};

/** A station (台) in the tree of stations. */
export const station = z.object({
  slug: stationSlug,
  level: z.enum(stationLevels),
  parent: stationSlug.nullable(),
  ...stationWords,
  version: z.int32(),
});

/** A station as the API tells it. */
export type Station = z.output<typeof station>;

/** What founding a station below another takes. */
export const foundStationBody = z.object({
  slug: stationSlug,
  level: z.enum(stationLevels),
  parent: stationSlug,
  ...stationWords,
});

/** What founding a station below another takes, parsed. */
export type FoundStation = z.output<typeof foundStationBody>;

/** What may change about a station; its place in the tree stays, because everything below it would change hands. */
export const describeStationBody = z.object({ ...stationWords, version: z.int32() });

/** What may change about a station, parsed. */
export type DescribeStation = z.output<typeof describeStationBody>;

/** The tree of stations, seen from one's own. */
export const stationContract = httpContract('stations', {
  list: {
    method: 'GET',
    path: '/cms/stations',
    summary: 'One’s own station and those below it',
    access: { staff: null },
    result: z.object({ own: stationSlug, stations: z.array(station) }),
    refusals: [],
  },
  found: {
    method: 'POST',
    path: '/cms/stations',
    summary: 'Found a station below one’s own',
    access: { staff: 'plugin::cms.stations.edit' },
    body: foundStationBody,
    result: station,
    status: 201,
    refusals: ['STATIONS.SLUG_TAKEN', 'STATIONS.LEVEL_NOT_BELOW'],
  },
  describe: {
    method: 'PUT',
    path: '/cms/stations/:slug',
    summary: 'Change name, slogan, inks and settings of a station',
    access: { staff: 'plugin::cms.stations.edit' },
    params: z.object({ slug: stationSlug }),
    body: describeStationBody,
    result: station,
    refusals: ['HEARTH.CHANGED_MEANWHILE'],
  },
});
