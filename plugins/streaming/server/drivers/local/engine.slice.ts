import type { Platform, Slice } from '@hearth/cms/platform';
import { roomMoved, targetMoved, type IngestPoint, type LiveStreaming } from '../../../contract';
import { keyStore } from './key-store';
import { localDriver } from './local-driver';
import { localCaptionsOf } from '../../captions/captions-wiring';
import { hearEvent } from '../../rooms/hear-event';
import type { Drivers } from '../../rooms/room-deps';
import { roomDeps } from '../../rooms/rooms.slice';
import { hearTarget } from '../../targets/hear-target';
import { relayLink } from '../../targets/relay-link';
import { targetStore } from '../../targets/target-store';
import { Engine } from './engine';
import { engineSettings } from './engine-settings';
import { engineStore } from './engine-store';

type Wired = { readonly engine: Engine; readonly drivers: Drivers };

const wired = new WeakMap<Platform, Wired>();

/** Who carries video on this host. */
export const driversOf = (platform: Platform): Drivers => wiredOf(platform).drivers;

function wiredOf(platform: Platform): Wired {
  const known = wired.get(platform);
  if (known) return known;
  const settings = engineSettings(process.env);
  const local = localDriver({
    ...platform,
    keys: keyStore,
    ingest: ingestPoints(settings),
    captions: localCaptionsOf(platform),
    changed: () => {
      engine.changed();
    },
  });
  const named: Readonly<Partial<Record<LiveStreaming['driver'], LiveStreaming>>> = { local };
  const drivers: Drivers = { usual: 'local', named: (name) => named[name] };
  const engine = new Engine({
    ...platform,
    settings,
    store: engineStore,
    relay: relayLink({
      ...platform,
      targets: targetStore,
      hear: (told) => hearTarget({ ...platform, targets: targetStore }, told),
    }),
    hear: (event) => hearEvent(roomDeps(platform, drivers), event),
  });
  const made = { engine, drivers };
  wired.set(platform, made);
  return made;
}

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
