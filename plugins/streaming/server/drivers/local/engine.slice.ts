import { join } from 'node:path';
import type { Platform, Slice } from '@hearth/cms/platform';
import { roomMoved, targetMoved, type IngestPoint } from '../../../contract';
import { keyStore } from './key-store';
import { localDriver, type LocalDriver } from './local-driver';
import { localPlayback } from './local-playback';
import { localStreamStore } from './local-stream-store';
import { localTargets } from './local-targets';
import { passesOf } from '../../passes/passes-wiring';
import { viewerCountStore } from '../../watching/viewer-count-store';
import { localRecordingStore } from './local-recording-store';
import { localRecordings } from './local-recordings';
import { recordingWorksOf } from '../../recordings/recordings-wiring';
import { takingStore } from '../../recordings/taking-store';
import { localCaptionsOf } from '../../captions/captions-wiring';
import { hearEvent } from '../../rooms/hear-event';
import { roomLogStore } from '../../rooms/room-log-store';
import { roomStore } from '../../rooms/room-store';
import { ffmpegFor } from '../../ffmpeg/ffmpeg.slice';
import { lookFiles } from '../../looks/look-files';
import { lookStore } from '../../looks/look-store';
import { slateFiles } from '../../slates/slate-files';
import { slateStore } from '../../slates/slate-store';
import { srtLink } from '../../srt/srt-link';
import { srtStore } from '../../srt/srt-store';
import { hearTarget } from '../../targets/hear-target';
import { relayLink, type RelayLink } from '../../targets/relay-link';
import { targetStore } from '../../targets/target-store';
import { isOutside } from '../../targets/targets.slice';
import { Engine } from './engine';
import { engineSettings } from './engine-settings';
import { engineStore } from './engine-store';

type Wired = { readonly engine: Engine; readonly local: LocalDriver };

const wired = new WeakMap<Platform, Wired>();

/** Live video by processes of this host. */
export const localOf = (platform: Platform): LocalDriver => wiredOf(platform).local;

/** The engine of this host. */
export const engineOf = (platform: Platform): Engine => wiredOf(platform).engine;

function wiredOf(platform: Platform): Wired {
  const known = wired.get(platform);
  if (known) return known;
  const settings = engineSettings(process.env);
  const local = localDriver({
    ...platform,
    keys: keyStore,
    streams: localStreamStore,
    targets: localTargets({
      ...platform,
      ...{ streams: localStreamStore, targets: targetStore },
      isOpen: (url) => isOutside(url, new Set(settings.targets.allowed)),
    }),
    ingest: ingestPoints(settings),
    playing: localPlayback({
      ...{ clock: platform.clock, issuer: passesOf(platform).issuer },
      count: (playback) => viewerCountStore.sum(platform.database.read, playback),
    }),
    recordings: localRecordings({
      ...platform,
      works: recordingWorksOf(platform),
      broadcasts: localRecordingStore,
      takings: takingStore,
    }),
    captions: localCaptionsOf(platform),
    changed: () => {
      engine.changed();
    },
  });
  const engine = new Engine({
    ...platform,
    settings,
    store: engineStore,
    relay: copiesOf(platform, settings),
    srt: srtLink({
      ...{ ...platform, srt: srtStore, ports: settings.srtPorts, bind: settings.bind },
      ffmpeg: () => srtFfmpeg(platform),
    }),
    slates: slateFiles({ ...platform, slates: slateStore, folder: join(settings.folder, 'slates') }),
    hear: (event) => hearEvent({ ...platform, rooms: roomStore, log: roomLogStore }, event),
  });
  const made = { engine, local };
  wired.set(platform, made);
  return made;
}

const copiesOf = (platform: Platform, settings: ReturnType<typeof engineSettings>): RelayLink =>
  relayLink({
    ...platform,
    targets: targetStore,
    looks: lookFiles({
      ...{ ...platform, looks: lookStore, folder: join(settings.folder, 'logos') },
      ffmpeg: async () => (await ffmpegFor(platform, 'encoding'))?.path ?? 'ffmpeg',
    }),
    ffmpeg: () => srtFfmpeg(platform),
    hear: (told) => hearTarget({ ...platform, targets: targetStore }, told),
  });

const srtFfmpeg = async (platform: Platform): Promise<string | undefined> => (await ffmpegFor(platform, 'srt'))?.path;

function ingestPoints({ publicHost, rtmpPort, rtmps }: ReturnType<typeof engineSettings>): readonly IngestPoint[] {
  const plain = { protocol: 'rtmp', server: `rtmp://${publicHost}:${rtmpPort}/live` } as const;
  return rtmps ? [{ protocol: 'rtmps', server: `rtmps://${publicHost}:${rtmps.port}/live` }, plain] : [plain];
}

/** The processes of live video beside the host: started with the first room, found again by the next host, ended with this one. */
export const engineSlice: Slice = {
  name: 'streaming.engine',
  register: (platform) => {
    platform.outbox.onEveryNode([roomMoved, targetMoved], {
      heard: () => {
        wiredOf(platform).engine.changed();
      },
      lost: () => {
        wiredOf(platform).engine.changed();
      },
    });
  },
  ready: (platform) => {
    wiredOf(platform).engine.start();
    return Promise.resolve();
  },
  stop: (platform) => wiredOf(platform).engine.stop('end'),
};
