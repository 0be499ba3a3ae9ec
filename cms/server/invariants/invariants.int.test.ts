/** The histories of `invariants.test.ts` on the real database, where deeds really happen at the same moment. */
import { aGround, type Ground } from './testing/database-house';
import { breach, hunt, seedOfRun, type Hunted } from './testing/hunt';
import { PROMISES, type Promised } from './testing/oracle';
import { loadVerbs } from './testing/verbs';

const HISTORIES = 40;

describe(`in ${HISTORIES} random histories on PostgreSQL`, () => {
  let ground: Ground;
  let hunted: Hunted;

  beforeAll(async () => {
    ground = await aGround();
    const verbs = loadVerbs();
    const builds: Hunted['builds'] = async (begins) => {
      await ground.clear();
      return ground.house(verbs, begins);
    };
    hunted = await hunt({ runs: HISTORIES, seed: seedOfRun(), builds });
  }, 600_000);
  afterAll(() => ground.end());

  // The names of the record.
  it.each(Object.entries(PROMISES) as [Promised, string][])('%s: %s', async (promise) => {
    expect(await breach(hunted, promise)).toBeUndefined();
  });
});
