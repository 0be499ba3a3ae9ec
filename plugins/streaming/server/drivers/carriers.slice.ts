import type { Platform, Slice } from '@hearth/cms/platform';
import { roomMoved } from '../../contract';
import { recordingMirror } from '../recordings/recording-mirror';
import { recordingDeps } from '../recordings/recordings-wiring';
import { roomLogStore } from '../rooms/room-log-store';
import { roomStore } from '../rooms/room-store';
import { targetStore } from '../targets/target-store';
import { carriersOf } from './drivers-wiring';
import { hearMux } from './hear-mux';
import { distributionStore } from './hybrid/distribution-store';
import { settleAll, settleDistribution } from './hybrid/settle-distribution';
import { muxSlice, type MuxPorts } from './mux/mux.slice';
import { watchedStreams } from './mux/watched-store';

/** Hybrid rooms, where Mux is set up: it hands them out. */
export const carriersSlice: Slice = {
  name: 'streaming.carriers',
  register(platform) {
    const here = carriersOf(platform).mux;
    if (!here) return;
    platform.outbox.subscribe({
      name: 'streaming.settle-distribution',
      events: [roomMoved],
      handle: ({ payload }) => settleDistribution(here.settle, payload.roomId),
    });
    platform.schedule.tick({
      name: 'streaming.settle-distributions',
      cron: '* * * * *',
      missed: 'skip',
      lease: 90,
      handle: async () => {
        await settleAll(here.settle);
      },
    });
  },
};

/** The ear of the house at Mux, applying what it hears to rooms. */
export const earSlice: Slice = muxSlice(portsOf);

function portsOf(platform: Platform): MuxPorts | undefined {
  const here = carriersOf(platform).mux;
  if (!here) return undefined;
  const mirror = recordingMirror(recordingDeps(platform, carriersOf(platform).drivers));
  const rooms = { ...platform, rooms: roomStore, log: roomLogStore, mirror };
  const targets = { ...platform, targets: targetStore };
  const { settings, driver } = here;
  return {
    ...{ settings, driver, watched: watchedStreams },
    apply: (tx, event) => hearMux({ rooms, targets, distribution: distributionStore }, tx, event),
  };
}
