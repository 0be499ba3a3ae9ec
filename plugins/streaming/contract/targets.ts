import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { targetPlatforms } from './platform-presets';
import { ROOMS_READ, ROOMS_RUN } from './rooms';
import { targetSchema } from './target-types';

const words = {
  name: z.string().trim().min(1).max(100),
  url: z.string().trim().min(1).max(500),
};
/** The key as the platform shows it. It is written and never read. */
const key = z.string().trim().min(1).max(1_000);

/** What it takes to add a copy. */
export const addTargetSchema = z.strictObject({ ...words, platform: z.enum(targetPlatforms), key });

/** What it takes to add a copy. */
export type AddTarget = z.output<typeof addTargetSchema>;

const room = z.object({ room: z.uuid() });
const one = z.object({ room: z.uuid(), id: z.uuid() });
const GONE = ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.TARGET_NOT_FOUND'] as const;

/** The routes of copies to platforms. */
export const targetsContract = httpContract('streaming', {
  listTargets: {
    method: 'GET',
    path: '/streaming/rooms/:room/targets',
    summary: 'The platforms that get a copy of a room, each with its light',
    access: { staff: ROOMS_READ },
    params: room,
    result: z.strictObject({ targets: z.array(targetSchema) }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  addTarget: {
    method: 'POST',
    path: '/streaming/rooms/:room/targets',
    summary: 'Adds a platform, switched off',
    access: { staff: ROOMS_RUN },
    params: room,
    body: addTargetSchema,
    result: targetSchema,
    status: 201,
    refusals: [
      'STREAMING.ROOM_NOT_FOUND',
      'STREAMING.TARGET_ADDRESS',
      'STREAMING.TARGET_NAME',
      'STREAMING.TOO_MANY_TARGETS',
    ],
    perMinute: 60,
  },
  changeTarget: {
    method: 'PATCH',
    path: '/streaming/rooms/:room/targets/:id',
    summary: 'Gives a copy another name or address; one that is on air begins anew',
    access: { staff: ROOMS_RUN },
    params: one,
    body: z.strictObject({ ...words, version: z.int() }),
    result: targetSchema,
    refusals: [...GONE, 'STREAMING.TARGET_ADDRESS', 'STREAMING.TARGET_NAME', 'HEARTH.CHANGED_MEANWHILE'],
  },
  replaceTargetKey: {
    method: 'POST',
    path: '/streaming/rooms/:room/targets/:id/key',
    summary: 'Puts a new key in, also while it is on air; no other copy notices',
    access: { staff: ROOMS_RUN },
    params: one,
    body: z.strictObject({ key }),
    result: targetSchema,
    refusals: GONE,
    perMinute: 60,
  },
  turnTarget: {
    method: 'POST',
    path: '/streaming/rooms/:room/targets/:id/turn',
    summary: 'Starts a copy, begins it anew, or stops it',
    access: { staff: ROOMS_RUN },
    params: one,
    body: z.strictObject({ event: z.enum(['start', 'stop']) }),
    result: targetSchema,
    refusals: [...GONE, 'STREAMING.NOT_OFFERED'],
  },
  removeTarget: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/targets/:id',
    summary: 'Removes a copy with its key',
    access: { staff: ROOMS_RUN },
    params: one,
    result: z.null(),
    refusals: GONE,
  },
});
