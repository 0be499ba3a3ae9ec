import type { BookHouse } from './book-house';
import { HANDS } from './book-story';

/** What books came to, without the ids that differ from house to house. */
export async function booksOutcome({ records, idOf, works }: BookHouse): Promise<readonly string[]> {
  const { months, rules, postings, entries, appeals, ledger } = await records();
  const names = new Map(HANDS.map((who) => [idOf(who), who]));
  const nameOf = (person: string | null): string => (person === null ? 'the work' : (names.get(person) ?? '?'));
  const sides = (id: string): string =>
    entries
      .filter(({ posting }) => posting === id)
      .map(({ person, amount }) => `${nameOf(person)} ${amount}`)
      .join(', ');
  return [
    ...months.map(({ month, isOpen }) => `${month} is ${isOpen ? 'open' : 'closed'}`),
    ...rules.map(({ version, validFrom }) => `rule ${version} from ${validFrom}`),
    ...postings.map(({ id, month, documentId, grading, points, reverses, byPerson }) => {
      const what = reverses === null ? 'gives' : 'takes back';
      const work = works.findIndex((one) => one.documentId === documentId);
      return `${month}: ${nameOf(byPerson)} ${what} ${grading.grade} ${points} of work ${work}: ${sides(id)}`;
    }),
    ...appeals.map(({ person, state, answeredBy }) => `${nameOf(person)}: ${state} by ${nameOf(answeredBy)}`),
    ...ledger,
  ];
}
