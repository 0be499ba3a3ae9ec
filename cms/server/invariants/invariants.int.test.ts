/** The histories of `invariants.test.ts` on the real database, where deeds really happen at the same moment. */
import { aGround, type Ground } from './testing/database-house';
import { breach, drawn, hunt, seedOfRun, type Hunted } from './testing/hunt';
import { told, type Happening } from './testing/happenings';
import { aMemoryHouse } from './testing/memory-house';
import { outcomeOf } from './testing/outcome';
import { lived } from './testing/play';
import { PROMISES, type Promised } from './testing/oracle';
import { loadVerbs } from './testing/verbs';

const HISTORIES = 40;
const COMPARED = 10;
/** What ends at a certain minute there ends by the machine's own clock here. */
const byTheClock = (one: Happening): boolean => one.do === 'together' || one.do === 'wait';

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

  it('the house in memory comes to the same, deed by deed', async () => {
    const verbs = loadVerbs();
    for (const { begins, happenings } of drawn(COMPARED, seedOfRun())) {
      const history = { begins, happenings: happenings.filter((one) => !byTheClock(one)) };
      await ground.clear();
      const houses = [await ground.house(verbs, begins), aMemoryHouse(verbs, begins)];
      const came = [];
      for (const house of houses) {
        await lived(house, history);
        came.push({ to: await outcomeOf(house), by: told(history) });
      }
      expect(came[0]).toEqual(came[1]);
    }
  });
});
