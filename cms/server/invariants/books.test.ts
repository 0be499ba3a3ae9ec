/**
 * Invariant I9 (newsroom.md §6.4) over random histories of the books of points: heads grade and grade anew, people appeal, months are
 * closed, in any order. The use cases, machines and rules are the real ones; `books.int.test.ts` keeps such books on the real database. Each
 * part of the promise is then broken on purpose, to show that the histories would find it.
 */
import { loadBookVerbs } from './testing/book-house';
import { huntBooks, type BookHunted } from './testing/book-hunt';
import { aMemoryBook } from './testing/book-memory';
import { bookMutants } from './testing/book-mutants';
import { seedOfRun } from './testing/hunt';

const HISTORIES = 10_000;
const MUTANT_HISTORIES = 1_000;

describe(`in ${HISTORIES} random histories of the books`, () => {
  let hunted: BookHunted;

  beforeAll(async () => {
    const verbs = loadBookVerbs();
    hunted = await huntBooks({ runs: HISTORIES, seed: seedOfRun(), builds: () => aMemoryBook(verbs) });
  }, 600_000);

  it('I9: shares are the points of the work, and closing a month changes nothing earlier', () => {
    expect(hunted.breach).toBeUndefined();
  });

  it('sees works graded, graded anew in a later month, months closed and appeals accepted', () => {
    const { graded, regraded, closed, later, accepted } = hunted.seen;
    for (const often of [graded, regraded, closed, later]) expect(often).toBeGreaterThan(HISTORIES / 10);
    expect(accepted).toBeGreaterThan(HISTORIES / 50);
  });
});

/** Rules without one of their guards, on tables that keep nothing by themselves. */
describe.each(bookMutants)('without $guard', ({ promise, file, by }) => {
  afterEach(() => {
    jest.resetModules();
    jest.dontMock(file);
  });

  it(`I9 is broken (${promise}), and found`, async () => {
    jest.resetModules();
    jest.doMock(file, () => ({ ...jest.requireActual<object>(file), ...by(jest.requireActual(file)) }));
    const verbs = loadBookVerbs();
    const builds = () => aMemoryBook(verbs, { isKept: false });
    const { breach } = await huntBooks({ runs: MUTANT_HISTORIES, seed: 7, cuts: false, builds });
    expect(breach).toContain(`I9 ${promise}`);
  }, 120_000);
});
