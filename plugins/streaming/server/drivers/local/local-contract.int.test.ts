import { aStreamingDesk } from '../../testing/a-streaming-desk';
import { aRoomBench } from '../testing/a-room-bench';
import { anEngine, freePort, type EngineAtWork } from '../testing/an-engine';
import { describeDriver } from '../testing/contract-suite';
import type { DriverBench } from '../testing/driver-bench';

async function aBench(): Promise<DriverBench> {
  const rtmpPort = await freePort();
  const server = `rtmp://127.0.0.1:${rtmpPort}/live`;
  const at: { work?: EngineAtWork } = {};
  const desk = await aStreamingDesk({ server, changed: () => at.work?.engine.changed() });
  at.work = anEngine(desk, { rtmpPort, allowed: [] });
  const bench = await aRoomBench({ desk, name: 'local', server });
  const keys = new Map<string, number>();
  const { driver } = bench;
  return {
    ...bench,
    driver: {
      ...driver,
      create: async (spec) => {
        const made = await driver.create(spec);
        keys.set(spec.opId, (await desk.db.knex('streaming_key').where({ room: spec.opId, good_until: null })).length);
        return made;
      },
    },
    // A stream is a room that somebody can send to; each has one key.
    streams: (opId) => keys.get(opId) ?? 0,
    vttUrl: '',
    play: () => Promise.resolve(0),
    stop: async () => {
      await at.work?.stop();
      await desk.drop();
    },
  };
}

describeDriver('local', { parts: ['streams', 'targets'], make: aBench });
