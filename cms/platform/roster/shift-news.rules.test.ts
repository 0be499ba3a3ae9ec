import { isAtOnce, netNews, type ShiftChange, type ShiftNews } from './shift-news.rules';

const news = (shift: string, change: ShiftChange, hour = '08'): ShiftNews => ({
  ...{ shift, change, post: 'p' },
  startsAt: `2026-12-01T${hour}:00:00.000Z`,
  endsAt: '2026-12-01T20:00:00.000Z',
});

it.each<[string, readonly ShiftNews[], readonly string[]]>([
  ['all of a week, in its order', [news('b', 'added', '09'), news('a', 'added')], ['a added', 'b added']],
  ['nothing of what came and went', [news('a', 'added'), news('a', 'removed')], []],
  ['a turn that was there and is gone', [news('a', 'swapped'), news('a', 'removed')], ['a removed']],
  ['a fresh turn as fresh, whoever changed it then', [news('a', 'added'), news('a', 'swapped')], ['a added']],
  ['the last of many', [news('a', 'swapped'), news('a', 'swapped')], ['a swapped']],
])('tells %s', (_what, changes, left) => {
  expect(netNews(changes).map(({ shift, change }) => `${shift} ${change}`)).toEqual(left);
});

it.each([
  ['2026-12-01T06:00:00.000Z', true],
  ['2026-12-01T04:00:00.000Z', false],
])('waits at %s: %s', (now, atOnce) => {
  expect(isAtOnce(news('a', 'added'), Date.parse(now))).toBe(atOnce);
});
