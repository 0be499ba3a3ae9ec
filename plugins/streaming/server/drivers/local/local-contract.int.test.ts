import { aHouse } from '../testing/a-house';
import { aRoomBench } from '../testing/a-room-bench';
import { describeDriver } from '../testing/contract-suite';
import type { DriverBench } from '../testing/driver-bench';

async function aBench(): Promise<DriverBench> {
  const house = await aHouse();
  const bench = await aRoomBench({ house, name: 'local' });
  const keys = new Map<string, number>();
  const { driver } = bench;
  return {
    ...bench,
    driver: {
      ...driver,
      create: async (spec) => {
        const made = await driver.create(spec);
        const kept = await house.desk.db.knex('streaming_key').where({ room: spec.opId, good_until: null });
        keys.set(spec.opId, kept.length);
        return made;
      },
    },
    // A stream is a room that somebody can send to; each has one key.
    streams: (opId) => keys.get(opId) ?? 0,
  };
}

describeDriver('local', aBench);
