/** The histories of `books.test.ts` on the real database, where deeds really happen at the same moment. */
import fc from 'fast-check';
import { aBookGround, type BookGround } from './testing/book-database';
import { loadBookVerbs } from './testing/book-house';
import { huntBooks } from './testing/book-hunt';
import { aMemoryBook } from './testing/book-memory';
import { bookMutants } from './testing/book-mutants';
import { booksOutcome } from './testing/book-outcome';
import { keptBooks } from './testing/book-play';
import { bookHistory, bookTold } from './testing/book-story';
import { seedOfRun } from './testing/hunt';

const HISTORIES = 40;
const COMPARED = 15;

let ground: BookGround;

beforeAll(async () => {
  ground = await aBookGround();
}, 120_000);
afterAll(() => ground.end());

it(`I9 holds in ${HISTORIES} random histories on PostgreSQL`, async () => {
  const verbs = loadBookVerbs();
  const { breach } = await huntBooks({ runs: HISTORIES, seed: seedOfRun(), builds: () => ground.house(verbs) });
  expect(breach).toBeUndefined();
}, 300_000);

/** What the tables refuse by themselves, whatever the rules above them let through. */
describe.each(bookMutants.filter(({ table }) => table !== undefined))('without $guard', ({ table, file, by }) => {
  afterEach(() => {
    jest.resetModules();
    jest.dontMock(file);
  });

  it(`the tables refuse what would be written: ${table}`, async () => {
    jest.resetModules();
    jest.doMock(file, () => ({ ...jest.requireActual<object>(file), ...by(jest.requireActual(file)) }));
    const verbs = loadBookVerbs();
    const { breach } = await huntBooks({ runs: HISTORIES, seed: 7, cuts: false, builds: () => ground.house(verbs) });
    expect(breach).toContain(table);
  }, 120_000);
});

it('the books in memory come to the same, posting by posting', async () => {
  const verbs = loadBookVerbs();
  for (const drawn of fc.sample(bookHistory, { numRuns: COMPARED, seed: seedOfRun() })) {
    // What is done at one moment ends in any order there.
    const history = drawn.filter((one) => one.do !== 'together');
    const came = [];
    for (const house of [await ground.house(verbs), aMemoryBook(verbs)]) {
      const { answers } = await keptBooks(house, history);
      came.push({ to: await booksOutcome(house), answers, by: bookTold(history) });
    }
    expect(came[0]).toEqual(came[1]);
  }
}, 300_000);
