import { aMuxLab } from '../../../../../tests/lab/mux/mux-lab';
import { driverAt } from '../mux/testing/a-mux-driver';
import { aHouse } from '../testing/a-house';
import { aRoomBench } from '../testing/a-room-bench';
import { describeDriver } from '../testing/contract-suite';
import type { DriverBench } from '../testing/driver-bench';

async function aBench(): Promise<DriverBench> {
  const lab = await aMuxLab();
  lab.film = { pieces: [Buffer.alloc(188)] };
  const ingest = await lab.openIngest();
  const house = await aHouse({ driver: driverAt(lab), ingest: [{ protocol: 'rtmp', server: ingest.url }] });
  const bench = await aRoomBench({ house, name: 'hybrid' });
  const streams = (opId: string) => [...lab.world.streams.values()].filter(({ passthrough }) => passthrough === opId);
  return {
    ...bench,
    streams: (opId) => streams(opId).length,
    loseNextAnswer: () => {
      bench.loseNextAnswer();
      lab.fault('POST /video/v1/live-streams', { does: 'hang-after' });
    },
    // Whoever watches what Mux hands out is counted there.
    counted: async (ref, viewers) => {
      for (const { id } of streams(ref)) lab.world.viewers.set(id, viewers);
    },
    stop: async () => {
      await bench.stop();
      await ingest.stop();
      await lab.stop();
    },
  };
}

describeDriver('hybrid', aBench);
