import { followed } from './followed.rules';

const at = (hour: number): string => `2026-12-08T${String(hour).padStart(2, '0')}:00:00.000Z`;
const drift = {
  was: { from: at(8), to: at(10), place: '广场', isOff: false },
  now: { from: at(14), to: at(17), place: '老街', isOff: false },
};

it.each([
  ['planned as the event was', [at(8), at(10), '广场'], [at(14), at(17), '老街']],
  ['an hour before it, elsewhere', [at(7), at(10), '台里'], [at(13), at(17), '台里']],
  ['without a time', [null, null, ''], [at(14), at(17), '老街']],
] as const)('%s', (_what, [plannedFrom, plannedTo, place], [from, to, where]) => {
  expect(followed({ plannedFrom, plannedTo, place }, drift)).toEqual({
    plannedFrom: from,
    plannedTo: to,
    place: where,
  });
});
