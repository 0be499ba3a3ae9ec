import { isDue, minutesOf, ownClock, wordOfNone } from './announced.rules';

const AT = new Date('2026-12-01T11:30:00.000Z');

it.each([
  ['zh', -480, null],
  ['en', -480, null],
  ['zh', 0, '12月1日 11:30'],
  ['en', 480, '1 Dec, 03:30'],
  ['zh', -780, '12月2日 00:30'],
  ['en', -330, '1 Dec, 17:00'],
] as const)('in %s, %d minutes from Greenwich, a live at 19:30 in Beijing begins at %s', (tongue, offset, said) => {
  expect(ownClock(AT, tongue, offset)).toBe(said);
});

it.each([
  ['2026-12-01T11:29:59.999Z', true],
  ['2026-12-01T11:30:00.000Z', true],
  ['2026-12-01T11:30:00.001Z', false],
])('a live that is planned for %s is due: %s', (planned, due) => expect(isDue(planned, AT)).toBe(due));

it.each([
  [5, 1],
  [89, 1],
  [91, 2],
  [3_600, 60],
])('%d seconds are %d minutes', (seconds, minutes) => expect(minutesOf(seconds)).toBe(minutes));

it.each([
  [2, 0, 'live.now.none'],
  [1, 3, 'live.now.none'],
  [0, 3, 'live.now.none.replays'],
  [0, 0, null],
])('%d to come and %d to watch again: %s', (coming, replays, said) => {
  expect(wordOfNone({ coming, replays })).toBe(said);
});
