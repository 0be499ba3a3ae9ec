import { z } from 'zod';

/** The path of the WebSocket over which a phone sends. */
export const CAMERA_LINE = '/streaming/camera';

/** Where a camera link stands 手机开播链接: nobody has it open, a phone holds it, its time is over. */
export const cameraStates = ['ready', 'held', 'over'] as const;

/** A link by which a phone becomes the camera of a room. Its token is told once. */
export const cameraSchema = z.strictObject({
  id: z.uuid(),
  room: z.uuid(),
  /** Whose phone it is for. */
  label: z.string(),
  state: z.enum(cameraStates),
  goodUntil: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
});

/** A link by which a phone becomes the camera of a room. */
export type Camera = z.output<typeof cameraSchema>;

/** What a phone says first: everything else it may say once it is let in. */
export const cameraHello = z.strictObject({
  say: z.literal('hello'),
  token: z.string().regex(/^[\w-]{43}$/),
  /** The same for one phone, however often it comes back. */
  device: z.uuid(),
});

/** What a phone says between the pieces of its recording. */
export const cameraSays = z.discriminatedUnion('say', [
  cameraHello,
  /** A recording begins: its pieces follow as binary messages. A second one takes the place of the first. */
  z.strictObject({ say: z.literal('begin'), mime: z.string().max(200) }),
  /** The live is over, for good. */
  z.strictObject({ say: z.literal('stop') }),
]);

/** What a phone says between the pieces of its recording. */
export type CameraSays = z.output<typeof cameraSays>;

/** Why a phone is sent away 拒绝原因; after `lost` and `busy` it comes back by itself. */
export const cameraRefusals = [
  'link-over',
  'link-held',
  'taken-over',
  'revoked',
  'room-closed',
  'ended',
  'not-a-camera',
  'too-much',
  'lost',
  'busy',
] as const;

/** Why a phone is sent away. */
export type CameraRefusal = (typeof cameraRefusals)[number];

/** What the house says to a phone. */
export type CameraHears =
  | { readonly say: 'welcome'; readonly title: string; readonly goodUntil: string; readonly live: boolean }
  /** The picture goes out, and so many watch; `copied` says that it costs this machine nothing. */
  | { readonly say: 'live'; readonly viewers: number; readonly copied: boolean }
  /** Begin the recording anew; its key frames are too rare to be handed on. */
  | { readonly say: 'again' }
  | { readonly say: 'ended' }
  | { readonly say: 'refused'; readonly why: CameraRefusal };
