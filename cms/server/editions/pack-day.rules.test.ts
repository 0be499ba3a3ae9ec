import { join } from 'node:path';
import { packDay } from './pack-day.rules';
import { readRulePacks } from './read-packs';

const packs = readRulePacks(join(__dirname, '../../../database/rule-packs'));

describe('the day of a rule pack', () => {
  it.each([
    ['2026-11-28T15:59:59.999Z', '2026-11-28'],
    ['2026-11-28T16:00:00.000Z', '2026-11-29'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('%s is %s in Shanghai', (at, day) => {
    expect(packDay(new Date(at))).toBe(day);
  });
});

it('the pack of Weibo with one picture begins at midnight of the stations’ own time', () => {
  const at = (moment: string) => packs('weibo', packDay(new Date(moment)));
  expect(at('2026-11-28T15:59:59Z')).toMatchObject({ version: 2, media: { pictures: { max: 18 } } });
  expect(at('2026-11-28T16:00:00Z')).toMatchObject({ version: 3, media: { pictures: { max: 1 } } });
});
