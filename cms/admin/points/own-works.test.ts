import type { PointAppeal, PointLine } from '../../contract';
import { waiting, worksOf } from './own-works';

// What the page groups by; the rest of a line it only shows.
const line = (documentId: string, amount: number, mayAppeal = false) =>
  ({ documentId, locale: 'zh-Hans', title: documentId, amount, mayAppeal }) as PointLine;

it('puts what was taken back beside what came instead, and adds up what is left', () => {
  const works = worksOf([line('b', 24, true), line('a', 10), line('b', -20), line('b', 20)]);
  expect(works.map(({ title, sum, mayAppeal, lines }) => [title, sum, mayAppeal, lines.length])).toEqual([
    ['b', 24, true, 3],
    ['a', 10, false, 1],
  ]);
});

it('keeps the languages of a manuscript apart', () => {
  const english = { ...line('a', 5), locale: 'en' } as PointLine;
  expect(worksOf([line('a', 10), english])).toHaveLength(2);
});

it('knows the appeal that waits about a work', () => {
  const appeal = { documentId: 'a', locale: 'zh-Hans', state: 'open' } as PointAppeal;
  expect(waiting([appeal], line('a', 1))).toBe(appeal);
  expect(waiting([{ ...appeal, state: 'declined' }], line('a', 1))).toBeUndefined();
});
