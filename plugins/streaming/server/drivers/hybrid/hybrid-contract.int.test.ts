import { aMuxLab } from '../../../../../tests/lab/mux/mux-lab';
import { aStreamingDesk } from '../../testing/a-streaming-desk';
import { aRoomBench } from '../testing/a-room-bench';
import { anEngine, freePort, type EngineAtWork } from '../testing/an-engine';
import { describeDriver } from '../testing/contract-suite';
import type { DriverBench } from '../testing/driver-bench';
import { driverAt } from '../mux/testing/a-mux-driver';

async function aBench(): Promise<DriverBench> {
  const lab = await aMuxLab();
  const ingest = await lab.openIngest();
  const rtmpPort = await freePort();
  const server = `rtmp://127.0.0.1:${rtmpPort}/live`;
  const at: { work?: EngineAtWork } = {};
  const mux = { driver: driverAt(lab), ingest: [{ protocol: 'rtmp', server: ingest.url }] } as const;
  const desk = await aStreamingDesk({ server, mux, changed: () => at.work?.engine.changed() });
  at.work = anEngine(desk, { rtmpPort, allowed: [new URL(ingest.url).host] });
  const bench = await aRoomBench({ desk, name: 'hybrid', server });
  return {
    ...bench,
    streams: (opId) => [...lab.world.streams.values()].filter(({ passthrough }) => passthrough === opId).length,
    loseNextAnswer: () => {
      bench.loseNextAnswer();
      lab.fault('POST /video/v1/live-streams', { does: 'hang-after' });
    },
    vttUrl: '',
    play: async (url) => (await fetch(url)).status,
    stop: async () => {
      await at.work?.stop();
      await desk.drop();
      await ingest.stop();
      await lab.stop();
    },
  };
}

describeDriver('hybrid', { parts: ['streams', 'targets', 'playback'], make: aBench });
