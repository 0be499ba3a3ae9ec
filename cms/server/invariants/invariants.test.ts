/**
 * The invariants of the newsroom (newsroom.md §6.4) over random histories of a story: five people write, review, publish, take down
 * and correct it in any order, workers die between any two transactions, platforms lose answers. The use cases, machines and rules are the
 * real ones; `invariants.int.test.ts` plays such histories on the real database. Each promise is then broken on purpose, one guard at a
 * time, to show that the histories would find it.
 */
import { aMemoryHouse } from './testing/memory-house';
import { mutants } from './testing/mutants';
import { breach, hunt, seedOfRun, type Hunted } from './testing/hunt';
import { PROMISES, type Promised } from './testing/oracle';
import { loadVerbs } from './testing/verbs';

// Ten thousand took more than eight minutes on a loaded machine, and why is not known yet.
const HISTORIES = 10_000;
const MUTANT_HISTORIES = 1_000;

describe(`in ${HISTORIES} random histories`, () => {
  let hunted: Hunted;

  beforeAll(async () => {
    const verbs = loadVerbs();
    hunted = await hunt({ runs: HISTORIES, seed: seedOfRun(), builds: (begins) => aMemoryHouse(verbs, begins) });
  }, 600_000);

  it('sees stories signed, sent, published and ordered down: histories in which nothing happens prove nothing', () => {
    const { sent, signed, released, downed, carried } = hunted.seen;
    for (const often of [sent, signed, released, carried]) expect(often).toBeGreaterThan(HISTORIES / 10);
    expect(downed).toBeGreaterThan(HISTORIES / 50);
  });

  // The names of the record.
  it.each(Object.entries(PROMISES) as [Promised, string][])('%s: %s', async (promise) => {
    expect(await breach(hunted, promise)).toBeUndefined();
  });
});

/** Rules without one of their guards; a history that finds nothing wrong with them would find nothing wrong with ours. */
describe.each(mutants)('without $guard', ({ promise, file, by, oneRow = true }) => {
  afterEach(() => {
    jest.resetModules();
    jest.dontMock(file);
  });

  it(`${promise} is broken, and found`, async () => {
    jest.resetModules();
    jest.doMock(file, () => ({ ...jest.requireActual<object>(file), ...by(jest.requireActual(file)) }));
    const verbs = loadVerbs();
    const builds: Hunted['builds'] = (begins) => aMemoryHouse(verbs, begins, { oneRow });
    const { found } = await hunt({ runs: MUTANT_HISTORIES, seed: 7, builds, until: promise });
    expect([...found.keys()]).toContain(promise);
  }, 300_000);
});
