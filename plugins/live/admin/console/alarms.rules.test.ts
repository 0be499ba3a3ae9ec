import type { SessionEntry } from '../../contract';
import { alarmsOf, isNew } from './alarms.rules';

const entry = (event: string, facts: SessionEntry['facts'] = {}): SessionEntry => ({
  ...{ id: '0195f000-0000-7000-8000-000000000001', at: '2026-11-30T12:00:00.000Z', event, by: '孙合规' },
  ...{ words: '价格说错', facts },
});

it('finds alarms among all that happened', () => {
  const alarms = alarmsOf([entry('go-live'), entry('alarm', { degree: 1 }), entry('pause')]);
  expect(alarms.map(({ degree, words }) => [degree, words])).toEqual([[1, '价格说错']]);
});

it('takes an unknown degree for the gravest', () => {
  expect(alarmsOf([entry('alarm'), entry('alarm', { degree: 9 })]).map(({ degree }) => degree)).toEqual([3, 3]);
});

it.each([
  [undefined, true],
  ['2026-11-30T11:59:59.000Z', true],
  ['2026-11-30T12:00:00.000Z', false],
])('seen until %p is it new: %p', (seen, is) => {
  const [alarm] = alarmsOf([entry('alarm')]);
  expect(isNew(alarm!, seen)).toBe(is);
});
