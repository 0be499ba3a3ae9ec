import { aMuxLab, type MuxLab } from '../../../../../tests/lab/mux/mux-lab';
import { describeDriver } from '../testing/contract-suite';
import type { DriverBench } from '../testing/driver-bench';
import { driverAt } from './testing/a-mux-driver';

const CREATE = 'POST /video/v1/live-streams';

async function aBench(): Promise<DriverBench> {
  const lab = await aMuxLab();
  const sending = new Map<string, ReturnType<MuxLab['encoder']>>();
  return {
    driver: driverAt(lab),
    vttUrl: 'https://kitchen.example.cn/words.vtt',
    streams: (opId) => [...lab.world.streams.values()].filter(({ passthrough }) => passthrough === opId).length,
    loseNextAnswer: () => lab.fault(CREATE, { does: 'hang-after' }),
    send: async (key) => {
      const encoder = lab.encoder(key);
      const said = encoder.connect();
      if (said === 'accepted') {
        encoder.live();
        sending.set(key, encoder);
      }
      return said;
    },
    endSending: async (key) => sending.get(key)?.end(),
    play: async (url) => (await fetch(url)).status,
    stop: () => lab.stop(),
  };
}

describeDriver('mux', { parts: ['streams', 'targets', 'recordings', 'playback'], make: aBench });
