import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { cameraSchema } from './camera-types';
import { ROOMS_RUN } from './rooms';

const room = z.object({ room: z.uuid() });

/** What it takes to make a camera link. */
export const makeCameraSchema = z.strictObject({
  label: z.string().trim().min(1).max(60),
  hours: z.int().min(1).max(168).default(12),
});

/** What it takes to make a camera link. */
export type MakeCamera = z.output<typeof makeCameraSchema>;

/** The routes of links by which phones become cameras. */
export const camerasContract = httpContract('streaming', {
  listCameras: {
    method: 'GET',
    path: '/streaming/rooms/:room/cameras',
    summary: 'The links of a room by which phones become its camera; those that ended a day ago are not among them',
    access: { staff: ROOMS_RUN },
    params: room,
    result: z.strictObject({ cameras: z.array(cameraSchema) }),
    refusals: ['STREAMING.ROOM_NOT_FOUND'],
  },
  makeCamera: {
    method: 'POST',
    path: '/streaming/rooms/:room/cameras',
    summary: 'Makes a link for one phone; its token is told here and never again',
    access: { staff: ROOMS_RUN },
    params: room,
    body: makeCameraSchema,
    result: z.strictObject({ camera: cameraSchema, token: z.string() }),
    status: 201,
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.NOT_OFFERED', 'STREAMING.TOO_MANY_CAMERAS'],
    perMinute: 30,
  },
  revokeCamera: {
    method: 'DELETE',
    path: '/streaming/rooms/:room/cameras/:id',
    summary: 'Takes a link back; a phone that sends by it is cut off',
    access: { staff: ROOMS_RUN },
    params: z.object({ room: z.uuid(), id: z.uuid() }),
    result: z.null(),
    refusals: ['STREAMING.ROOM_NOT_FOUND', 'STREAMING.CAMERA_NOT_FOUND'],
  },
});
