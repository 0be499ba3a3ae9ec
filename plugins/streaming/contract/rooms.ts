import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { driverNames, latencies, roomDeeds, roomEntrySchema, roomSchema } from './room-types';

/** Who may see rooms, as the admin's roles name it. */
export const ROOMS_READ = 'plugin::streaming.rooms.read';

/** Who may make rooms, hold their keys, and end them. */
export const ROOMS_RUN = 'plugin::streaming.rooms.run';

/** What it takes to make a room. */
export const makeRoomSchema = z.strictObject({
  /** Whose room it is: one's own station, or one below it. */
  station: z.string().min(1).max(64),
  title: z.string().trim().min(1).max(200),
  /** Who carries it; without a word, who usually does on this host. */
  driver: z.enum(driverNames).optional(),
  latency: z.enum(latencies).default('low'),
  /** How long viewers wait for an encoder that is gone before the broadcast is over. */
  reconnectSeconds: z.int().min(0).max(1800).default(60),
  signed: z.boolean().default(false),
  record: z.boolean().default(true),
  audioOnly: z.boolean().default(false),
  /** Named among the lives of the app while it is on air; who says nothing means: unless a pass is needed. */
  listed: z.boolean().optional(),
  /** A trial that costs nothing and ends by itself, where whoever carries it has such. */
  test: z.boolean().default(false),
});

/** What it takes to make a room. */
export type MakeRoom = z.output<typeof makeRoomSchema>;

const room = z.object({ id: z.uuid() });
/** The encoder's key, in this answer and in no other. */
const withKey = z.strictObject({ room: roomSchema, key: z.string().nullable() });
const BROKEN = ['STREAMING.PROVIDER_REFUSED', 'STREAMING.PROVIDER_BUSY', 'STREAMING.PROVIDER_LOST'] as const;
const GONE = ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.ROOM_STATE', 'STREAMING.PROVIDER_GONE'] as const;

/** The routes of rooms. */
export const roomsContract = httpContract('streaming', {
  list: {
    method: 'GET',
    path: '/streaming/rooms',
    summary: 'The rooms of the stations that one sees, live ones first, then the newest',
    access: { staff: ROOMS_READ },
    query: z.strictObject({ text: z.string().trim().max(100).optional(), live: z.stringbool().optional() }),
    result: z.strictObject({ rooms: z.array(roomSchema) }),
    refusals: [],
  },
  make: {
    method: 'POST',
    path: '/streaming/rooms',
    summary: 'Makes a room; the key of its encoder is told here and never again',
    access: { staff: ROOMS_RUN },
    body: makeRoomSchema,
    result: withKey,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', 'STREAMING.NOT_OFFERED', ...BROKEN],
    perMinute: 30,
  },
  one: {
    method: 'GET',
    path: '/streaming/rooms/:id',
    summary: 'A room',
    access: { staff: ROOMS_READ },
    params: room,
    result: roomSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  log: {
    method: 'GET',
    path: '/streaming/rooms/:id/log',
    summary: 'What happened in a room, the newest first',
    access: { staff: ROOMS_READ },
    params: room,
    query: z.strictObject({ before: z.iso.datetime().optional() }),
    result: z.strictObject({ entries: z.array(roomEntrySchema) }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  rename: {
    method: 'PATCH',
    path: '/streaming/rooms/:id',
    summary: 'Gives a room another title',
    access: { staff: ROOMS_RUN },
    params: room,
    body: z.strictObject({ version: z.int(), title: z.string().trim().min(1).max(200) }),
    result: roomSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  newKey: {
    method: 'POST',
    path: '/streaming/rooms/:id/key',
    summary:
      'Makes a new key; the old one ends at once and its encoder is thrown out, or it is good for a while longer',
    access: { staff: ROOMS_RUN },
    params: room,
    body: z.strictObject({ overlapMinutes: z.int().min(0).max(10).default(0) }),
    result: withKey,
    refusals: [...GONE, ...BROKEN],
    perMinute: 30,
  },
  turn: {
    method: 'POST',
    path: '/streaming/rooms/:id/turn',
    summary: 'Ends the broadcast, or closes and opens the room',
    access: { staff: ROOMS_RUN },
    params: room,
    body: z.strictObject({ event: z.enum(roomDeeds) }),
    result: roomSchema,
    refusals: [...GONE, ...BROKEN],
  },
  remove: {
    method: 'DELETE',
    path: '/streaming/rooms/:id',
    summary: 'Removes a room that is not live; its recordings stay',
    access: { staff: ROOMS_RUN },
    params: room,
    result: z.null(),
    refusals: [...GONE, ...BROKEN],
  },
});
