import { contentLocaleSchema, httpContract, namedSchema, stationSlug } from '@hearth/cms/contract';
import { z } from 'zod';
import { hostKinds } from './session-types';

/** A live that is to come, as everybody may know of it (直播预告). */
export const announcedLiveSchema = z
  .strictObject({
    id: z.uuid(),
    station: namedSchema,
    title: z.string(),
    language: z.string(),
    /** A machine that will speak is named beforehand. */
    hostKind: z.enum(hostKinds),
    /** What sells is advertising, and says so. */
    isAdvertising: z.boolean(),
    place: z.string(),
    plannedAt: z.iso.datetime(),
    plannedMinutes: z.int(),
    /** Null for a live that takes no reservations (预约). */
    reserving: z.strictObject({ isOpen: z.boolean(), reserved: z.int(), hasBenefit: z.boolean() }).nullable(),
  })
  .meta({ id: 'AnnouncedLive' });

/** A live that can be watched again (回放). */
export const replayedLiveSchema = z
  .strictObject({
    id: z.uuid(),
    station: namedSchema,
    title: z.string(),
    isAdvertising: z.boolean(),
    beganAt: z.iso.datetime(),
    seconds: z.number(),
  })
  .meta({ id: 'ReplayedLive' });

const lists = z.strictObject({
  coming: z.array(announcedLiveSchema),
  replays: z.array(replayedLiveSchema),
  asOf: z.iso.datetime(),
});

/** What comes and what was, beside what is on the air now. */
export type AnnouncedLives = z.output<typeof lists>;

/** What everybody may know of lives that are not on the air; on the fast lane. */
export const announcedLivesContract = httpContract('live', {
  announcedLives: {
    method: 'GET',
    path: '/api/live/sessions',
    summary:
      '直播预告与回放 The announced lives of a station and those below it, the next first, and the latest replays; without a station those of all',
    access: 'public',
    query: z.object({ station: stationSlug.optional(), locale: contentLocaleSchema.default('zh-Hans') }),
    result: lists,
    refusals: ['HEARTH.NOT_FOUND'],
    perMinute: 1_200,
  },
});
