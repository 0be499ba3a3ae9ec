import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { GAMES_READ, GAMES_WRITE, gameMoment, seenGame, whichGame } from './games';

/** A live that is shown between the stories of the app (信息流推广位). */
export const placementSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  title: z.string(),
  /** After how many stories it stands. */
  position: z.int(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** What sells is advertising, and says so. */
  isAdvertising: z.boolean(),
  isEnded: z.boolean(),
  version: z.int(),
});

/** A live that is shown between the stories of the app. */
export type Placement = z.output<typeof placementSchema>;

/** What it takes to place a live in the feed. */
export const makePlacementSchema = z.strictObject({
  session: z.uuid(),
  position: z.int().min(1).max(20),
  from: gameMoment,
  until: gameMoment,
});

/** What it takes to place a live in the feed. */
export type MakePlacement = z.output<typeof makePlacementSchema>;

/** What the app is told of a live between its stories. */
export const shownPlacementSchema = placementSchema
  .pick({ id: true, session: true, title: true, position: true, isAdvertising: true })
  .extend({ isLive: z.boolean(), plannedAt: z.iso.datetime() });

/** What the app is told of a live between its stories. */
export type ShownPlacement = z.output<typeof shownPlacementSchema>;

/** Placements for the people of the station (推广位). */
export const placementsContract = httpContract('live', {
  placements: {
    method: 'GET',
    path: '/live/placements',
    summary: '推广位 Lives between the stories of the app, the newest first',
    access: { staff: GAMES_READ },
    result: z.strictObject({ placements: z.array(placementSchema) }),
    refusals: [],
  },
  makePlacement: {
    method: 'POST',
    path: '/live/placements',
    summary: '投放推广 Shows a live between the stories of the app for some time',
    access: { staff: GAMES_WRITE },
    body: makePlacementSchema,
    result: placementSchema,
    status: 201,
    refusals: [
      'GAMES.SESSION_NOT_FOUND',
      'GAMES.SESSION_OVER',
      'GAMES.REHEARSAL',
      'GAMES.PLACEMENT_TIMES',
      'GAMES.PLACEMENT_TAKEN',
    ],
  },
  endPlacement: {
    method: 'POST',
    path: '/live/placements/:id/end',
    summary: '下线推广 Takes a live out of the feed',
    access: { staff: GAMES_WRITE },
    params: whichGame,
    body: seenGame,
    result: placementSchema,
    refusals: ['GAMES.PLACEMENT_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
});

/** Placements for the app. */
export const placedContract = httpContract('live', {
  placedLives: {
    method: 'GET',
    path: '/api/live/placements',
    summary: '推广的直播 The lives that a station shows between its stories now',
    access: 'public',
    query: z.strictObject({ station: z.string().min(1).max(60) }),
    result: z.strictObject({ placements: z.array(shownPlacementSchema) }),
    refusals: [],
    perMinute: 600,
  },
});
