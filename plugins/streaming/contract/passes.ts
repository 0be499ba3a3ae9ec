import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { roomSchema } from './room-types';
import { ROOMS_READ, ROOMS_RUN } from './rooms';

/** Who may change the key that passes are signed with. */
export const PASS_KEYS_ROTATE = 'plugin::streaming.passes.rotate';

/** What a token is for, as Mux calls it: the picture, a still of it, the stills along a timeline. */
export type Audience = 'v' | 't' | 's';

/** So many hosts may a room name on whose pages a player may stand; Mux takes as many. */
export const MOST_HOSTS = 10;

/** The longest that a pass may last; a key that no longer signs is good for as long. */
export const LONGEST_PASS_HOURS = 30 * 24;

/** A host on whose pages a player may stand, `news.example.cn` or `*.example.cn`, as Mux writes them 来源网站. */
export const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
  .meta({ examples: ['news.example.cn'] });

/** A link that lets people watch who have no pass of their own 观看链接. Its secret is told once. */
export const watchLinkSchema = z.strictObject({
  id: z.uuid(),
  /** For whom it was made, in the words of who made it. */
  audience: z.string(),
  until: z.iso.datetime(),
  madeAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  /** How many viewers came in by it. */
  opened: z.int(),
});

/** A link that lets people watch. */
export type WatchLink = z.output<typeof watchLinkSchema>;

/** What it takes to make a link. */
export const makeLinkSchema = z.strictObject({
  audience: z.string().trim().min(1).max(100),
  hours: z.int().min(1).max(LONGEST_PASS_HOURS),
});

/** What it takes to make a link. */
export type MakeLink = z.output<typeof makeLinkSchema>;

/** A key of passes as pages see it 签名密钥. */
export const signingKeySchema = z.strictObject({
  kid: z.uuid(),
  madeAt: z.iso.datetime(),
  /** When another took its place; what it signed is good until `goodUntil`. */
  retiredAt: z.iso.datetime().nullable(),
  goodUntil: z.iso.datetime().nullable(),
});

/** A key of passes as pages see it. */
export type SigningKey = z.output<typeof signingKeySchema>;

/** Where staff watch a room, and where our own picture is of what a network hands out seconds later. */
export const previewSchema = z.strictObject({ hls: z.string(), near: z.string().nullable() });

/** Where staff watch a room. */
export type Preview = z.output<typeof previewSchema>;

const room = z.object({ room: z.uuid() });

/** The routes of passes. */
export const passesContract = httpContract('streaming', {
  listLinks: {
    method: 'GET',
    path: '/streaming/rooms/:room/links',
    summary: 'The links by which people watch a room, the newest first',
    access: { staff: ROOMS_READ },
    params: room,
    result: z.strictObject({ links: z.array(watchLinkSchema) }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  makeLink: {
    method: 'POST',
    path: '/streaming/rooms/:room/links',
    summary: 'Makes a link; its pass is told here and never again',
    access: { staff: ROOMS_RUN },
    params: room,
    body: makeLinkSchema,
    result: z.strictObject({ link: watchLinkSchema, pass: z.string() }),
    status: 201,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.ROOM_STATE', 'STREAMING.TOO_MANY_LINKS'],
    perMinute: 60,
  },
  revokeLink: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/links/:id',
    summary: 'Ends a link: nobody comes in by it any more, and who watches by it on our own servers is let out',
    access: { staff: ROOMS_RUN },
    params: z.object({ room: z.uuid(), id: z.uuid() }),
    result: watchLinkSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.LINK_NOT_FOUND'],
  },
  changeAudience: {
    method: 'PUT',
    path: '/streaming/rooms/:room/audience',
    summary: 'Whether the app lists a room, and on whose pages its player may stand',
    access: { staff: ROOMS_RUN },
    params: room,
    body: z.strictObject({ version: z.int(), listed: z.boolean(), hosts: z.array(hostSchema).max(MOST_HOSTS) }),
    result: roomSchema,
    refusals: [
      'STREAMING.ROOM_NOT_FOUND',
      'STREAMING.ROOM_STATE',
      'STREAMING.NOT_OFFERED',
      'STREAMING.PROVIDER_REFUSED',
      'STREAMING.PROVIDER_BUSY',
      'STREAMING.PROVIDER_LOST',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  preview: {
    method: 'GET',
    path: '/streaming/rooms/:room/preview',
    summary:
      'Where staff watch a room; they are not counted among its viewers. `near` is our own picture of what a network hands out',
    access: { staff: ROOMS_READ },
    params: room,
    result: previewSchema,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.ROOM_STATE', 'STREAMING.NOT_OFFERED', 'STREAMING.PROVIDER_BUSY'],
  },
  signingKeys: {
    method: 'GET',
    path: '/streaming/signing-keys',
    summary: 'The keys that passes are signed with and were signed with; they are of the house, so others see none',
    access: { staff: PASS_KEYS_ROTATE },
    result: z.strictObject({ keys: z.array(signingKeySchema) }),
    refusals: [],
  },
  rotateSigningKey: {
    method: 'POST',
    path: '/streaming/signing-keys',
    summary: 'A new key signs from now on; passes that the old one signed are good until they run out',
    access: { staff: PASS_KEYS_ROTATE },
    body: z.strictObject({ reason: z.string().trim().min(1).max(200) }),
    result: z.strictObject({ keys: z.array(signingKeySchema) }),
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED'],
    perMinute: 6,
  },
});
