import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Camera, MakeCamera } from '../../contract';
import { hashOfKey, keyOf } from '../rooms/hash-key';
import type { CameraDeps, CameraLinkRefusal } from './camera-deps';
import type { KeptCamera } from './camera-store';
import { MOST_CAMERAS, stateOf } from './camera.rules';

const TOKEN_BYTES = 32;

/** A link as pages see it. */
function presentCamera({ id, room, label, goodUntil, seenAt, ...facts }: KeptCamera, now: Date): Camera {
  const state = stateOf({ ...facts, goodUntil, seenAt }, now);
  return { id, room, label, state, goodUntil: goodUntil.toISOString(), seenAt: seenAt?.toISOString() ?? null };
}

/** The links of a room. */
export async function listCameras(
  deps: CameraDeps,
  actor: StaffActor,
  room: string,
): Promise<Result<{ cameras: Camera[] }, CameraLinkRefusal>> {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  const now = deps.clock.now();
  const cameras = await deps.cameras.ofRoom(deps.database, room);
  return ok({ cameras: cameras.map((camera) => presentCamera(camera, now)) });
}

/** Makes a link for one phone. Its token is in this answer and in no other; what is kept is its hash. */
export async function makeCamera(
  deps: CameraDeps,
  actor: StaffActor,
  { room: roomId, label, hours }: MakeCamera & { readonly room: string },
): Promise<Result<{ camera: Camera; token: string }, CameraLinkRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  // The phone's picture is made here and goes into our own ingest; a room that lives elsewhere has none.
  if (room.driver === 'mux' || !(await deps.isOffered())) return err('STREAMING.NOT_OFFERED', { what: 'camera' });
  const token = keyOf(deps.random.bytes(TOKEN_BYTES));
  const id = deps.ids.next();
  const link = { id, room: room.id, station: room.station, label };
  return deps.database.transaction(async (tx) => {
    if ((await deps.cameras.count(tx, room.id)) >= MOST_CAMERAS)
      return err('STREAMING.TOO_MANY_CAMERAS', { most: MOST_CAMERAS });
    const goodUntil = await deps.cameras.insert(tx, { ...link, hash: hashOfKey(token), hours, madeBy: actor.id });
    deps.ledger.append(tx, {
      actor,
      action: 'streaming-camera.made',
      subject: id,
      facts: { room: room.id, label, hours },
    });
    const unused = { revokedAt: null, holder: null, line: null, seenAt: null };
    const camera = presentCamera({ ...link, ...unused, goodUntil }, deps.clock.now());
    return ok({ camera, token });
  });
}

/** Takes a link back. A phone that sends by it is thrown out by the ingest, whose key ends with the link. */
export async function revokeCamera(
  deps: CameraDeps,
  actor: StaffActor,
  { room, id }: { readonly room: string; readonly id: string },
): Promise<Result<null, CameraLinkRefusal>> {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  const isDone = await deps.database.transaction(async (tx) => {
    if (!(await deps.cameras.revoke(tx, { room, id }))) return false;
    deps.ledger.append(tx, { actor, action: 'streaming-camera.revoked', subject: id, facts: { room } });
    return true;
  });
  if (!isDone) return err('STREAMING.CAMERA_NOT_FOUND');
  await deps.changed();
  return ok(null);
}
