import { POINTS_GRADE, POINTS_READ, type PointWork } from '../../../contract';
import type { PointsDeps } from '../../points/points-deps';
import type { Around } from './book-house';
import { BOOK_POWERS, HANDS, type Hand } from './book-story';

/** What the verbs of points ask beside the books: the people of a history, its clock, and which of its works went out. */
export function besideBooks({
  station,
  around,
  idOf,
}: {
  readonly station: string;
  readonly around: Around;
  idOf(who: Hand): string;
}): Pick<PointsDeps, 'people' | 'roster' | 'notices' | 'time' | 'cases' | 'releases' | 'works' | 'staffAt'> {
  const known = HANDS.map((who) => ({
    ...{ id: idOf(who), station, name: { 'zh-Hans': who, en: who }, active: true, roles: ['reporter'] },
    powers: (BOOK_POWERS[who] as readonly string[]).includes('grade') ? [POINTS_GRADE, POINTS_READ] : [],
  }));
  const caseOf = ({ documentId, locale }: PointWork) => ({
    ...{ id: documentId, documentId, locale, station, title: '稿件' },
    state: around.out.has(documentId) ? 'signed' : 'writing',
  });
  // Of people, cases and notices only what these verbs ask for is there.
  return {
    people: { byIds: async (ids: readonly string[]) => known.filter(({ id }) => ids.includes(id)) },
    roster: { powersOf: async (id: string) => known.find((one) => one.id === id)?.powers ?? [] },
    notices: { notify: async () => undefined },
    time: { now: async () => new Date(around.now) },
    cases: { now: async (_read: unknown, which: PointWork) => caseOf(which) },
    releases: { last: async () => new Map() },
    works: { ungraded: async () => [], made: async () => [], facts: async () => [] },
    staffAt: async () => known,
  } as unknown as ReturnType<typeof besideBooks>;
}
