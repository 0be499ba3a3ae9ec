import { routes, type Line, type Platform, type Slice } from '@hearth/cms/platform';
import { CameraSender } from '../../engine/camera/camera-sender';
import { CAMERA_LINE, camerasContract } from '../../contract';
import { engineOf } from '../drivers/local/engine.slice';
import { engineSettings } from '../drivers/local/engine-settings';
import { ffmpegFor } from '../ffmpeg/ffmpeg.slice';
import { hearEvent } from '../rooms/hear-event';
import type { Drivers } from '../rooms/room-deps';
import { roomDeps } from '../rooms/rooms.slice';
import { roomStore } from '../rooms/room-store';
import type { CameraDeps } from './camera-deps';
import { CameraSession, MOST_BYTES, type SessionDeps } from './camera-session';
import { cameraStore } from './camera-store';
import { takeCamera } from './take-camera';
import { listCameras, makeCamera, revokeCamera } from './turn-camera';

const PER_MINUTE = 60;
const sessions = new WeakMap<Platform, Set<CameraSession>>();

/** Phones as cameras (手机开播): links made by staff, and the door through which a phone sends. */
export const camerasSlice = (driversOf: (platform: Platform) => Drivers): Slice => ({
  name: 'streaming.cameras',
  start: async (platform) => {
    const { isOn, mostCameras } = engineSettings(process.env);
    const ffmpeg = isOn ? await ffmpegFor(platform, 'encoding') : undefined;
    // Without it there are no links either, and who presses the button is told why.
    if (!ffmpeg) return;
    const open = new Set<CameraSession>();
    sessions.set(platform, open);
    const deps = sessionDeps(platform, driversOf(platform), ffmpeg.path);
    platform.doors.open(CAMERA_LINE, {
      maxBytes: MOST_BYTES,
      perMinute: PER_MINUTE,
      entered: (line) => {
        if (open.size >= mostCameras) sendAway(line);
        else follow(new CameraSession(line, deps), open);
      },
    });
  },
  routes: (platform) => {
    const deps = cameraDeps(platform);
    return [
      routes(camerasContract, {
        listCameras: ({ actor, params }) => listCameras(deps, actor, params.room),
        makeCamera: ({ actor, params, body }) => makeCamera(deps, actor, { ...params, ...body }),
        revokeCamera: ({ actor, params }) => revokeCamera(deps, actor, params),
      }),
    ];
  },
  // What their lines held is given back before the database goes.
  stop: async (platform) => {
    const open = [...(sessions.get(platform) ?? [])];
    for (const session of open) session.leave();
    await Promise.all(open.map(({ done }) => done));
  },
});

function follow(session: CameraSession, open: Set<CameraSession>): void {
  open.add(session);
  void session.done.then(() => open.delete(session));
}

function sendAway(line: Line): void {
  line.send(JSON.stringify({ say: 'refused', why: 'busy' }));
  line.close(4000, 'busy');
}

function cameraDeps(platform: Platform): CameraDeps {
  return {
    ...{ ...platform, rooms: roomStore, cameras: cameraStore },
    isOffered: async () => engineSettings(process.env).isOn && (await ffmpegFor(platform, 'encoding')) !== undefined,
    changed: () => engineOf(platform).told(),
  };
}

function sessionDeps(platform: Platform, drivers: Drivers, ffmpeg: string): SessionDeps {
  const { database, log, clock, ids } = platform;
  const settings = engineSettings(process.env);
  const deps = cameraDeps(platform);
  const ingest = { host: isAny(settings.bind) ? '127.0.0.1' : settings.bind, port: settings.rtmpPort };
  const now = (): number => clock.now().getTime();
  return {
    take: (ask) => takeCamera(deps, ask),
    keep: (camera) => cameraStore.keep(database, camera),
    release: async (camera) => {
      await cameraStore.release(database, camera);
      await deps.changed();
    },
    roomOf: (room) => cameraStore.roomOf(database, room),
    over: async (room) => {
      if (!(await isGone(platform, room))) return;
      const ended = {
        id: ids.next(),
        driver: 'local',
        ref: room,
        type: 'stream.ended',
        at: clock.now(),
        data: {},
      } as const;
      await hearEvent(roomDeps(platform, drivers), ended);
    },
    viewers: async (room) => {
      const counted = await drivers.named('local')?.viewers(room);
      return counted?.ok === true ? counted.value : 0;
    },
    sender: (key, ears) => new CameraSender({ ffmpeg, ingest, key, now }, ears),
    now,
    broke: (error) => {
      log.error('a line of a camera broke', { error });
    },
    note: (room, said) => {
      log.info('a camera lost its way into the ingest', { room, said });
    },
  };
}

const isAny = (bind: string): boolean => bind === '0.0.0.0' || bind === '::';

/** Whether nobody sends into the room any more; another encoder may have taken its place. */
async function isGone(platform: Platform, room: string): Promise<boolean> {
  for (let looked = 0; looked < 30; looked += 1) {
    if (
      !engineOf(platform)
        .encoders()
        .some((one) => one.room === room)
    )
      return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
