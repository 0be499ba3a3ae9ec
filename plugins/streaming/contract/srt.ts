import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { ROOMS_READ, ROOMS_RUN } from './rooms';

/** Where a room awaits encoders by SRT. The passphrase is in no answer but that which made it. */
export const srtSchema = z.strictObject({
  /** As encoders are given it, without the passphrase. */
  server: z.string(),
  host: z.string(),
  port: z.int(),
  /** How long both sides wait for what was lost on the way, in milliseconds. */
  latencyMs: z.int(),
  changedAt: z.iso.datetime(),
});

/** Where a room awaits encoders by SRT. */
export type Srt = z.output<typeof srtSchema>;

/** What this host can by SRT: take encoders in, and send copies out. */
const offered = z.strictObject({ in: z.boolean(), out: z.boolean() });

/** What a room has by SRT, and what it could have. */
export const srtOfRoomSchema = z.strictObject({ offered, srt: srtSchema.nullable() });

/** What a room has by SRT, and what it could have. */
export type SrtOfRoom = z.output<typeof srtOfRoomSchema>;

/** What it takes to open a room to SRT, or to give it another passphrase. */
export const openSrtSchema = z.strictObject({ latencyMs: z.int().min(20).max(8_000).default(200) });

/** What it takes to open a room to SRT, or to give it another passphrase. */
export type OpenSrt = z.output<typeof openSrtSchema>;

const room = z.object({ room: z.uuid() });

/** The routes of rooms that encoders reach by SRT. */
export const srtContract = httpContract('streaming', {
  seeSrt: {
    method: 'GET',
    path: '/streaming/rooms/:room/srt',
    summary: 'Where a room awaits encoders by SRT, and whether this host offers it',
    access: { staff: ROOMS_READ },
    params: room,
    result: srtOfRoomSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  openSrt: {
    method: 'POST',
    path: '/streaming/rooms/:room/srt',
    summary: 'Opens a room to SRT, or gives it a new passphrase, which is told here and never again',
    access: { staff: ROOMS_RUN },
    params: room,
    body: openSrtSchema,
    result: z.strictObject({ srt: srtSchema, passphrase: z.string() }),
    status: 201,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.NOT_OFFERED', 'STREAMING.SRT_PORTS_FULL'],
    perMinute: 30,
  },
  closeSrt: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/srt',
    summary: 'Closes a room to SRT; an encoder that sends by it is cut off',
    access: { staff: ROOMS_RUN },
    params: room,
    result: z.null(),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
});
