import { aMuxLab, type MuxLab } from '../../../../../tests/lab/mux/mux-lab';
import { describeDriver } from '../testing/contract-suite';
import { played, type DriverBench } from '../testing/driver-bench';
import { driverAt } from './testing/a-mux-driver';

const CREATE = 'POST /video/v1/live-streams';

async function aBench(): Promise<DriverBench> {
  const lab = await aMuxLab();
  lab.film = { pieces: [Buffer.alloc(188)] };
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
    play: played,
    words: async (ref, language) =>
      (lab.world.assets.get(ref)?.tracks ?? []).filter((one) => one.language_code === language).length,
    counted: async (ref, viewers) => void lab.world.viewers.set(ref, viewers),
    stop: () => lab.stop(),
  };
}

describeDriver('mux', aBench);
