import { join } from 'node:path';
import { channelPlatforms } from '../../contract';
import { standingsOf } from './pack-standing.rules';
import { readRulePacks } from './read-packs';

const packs = readRulePacks(join(__dirname, '../../../database/rule-packs'));
const weibo = (day: string) =>
  standingsOf(packs.all, day)
    .filter(({ pack }) => pack.id === 'weibo')
    .map(({ pack: { version }, standing, until }) => [version, standing, until]);

it('tells which version of a pack held, holds and will hold', () => {
  expect(weibo('2026-11-29')).toEqual([
    [4, 'next', null],
    [3, 'now', '2026-11-30'],
    [2, 'past', '2026-11-29'],
    [1, 'past', '2026-11-28'],
  ]);
  expect(weibo('2026-11-30').map(([version, standing]) => [version, standing])).toEqual([
    ...[
      [4, 'now'],
      [3, 'past'],
    ],
    ...[
      [2, 'past'],
      [1, 'past'],
    ],
  ]);
});

it.each(['2026-11-21', '2026-11-28', '2026-11-29', '2027-01-01'])(
  'on %s one version of each pack holds, the one that editions are made by',
  (day) => {
    const now = standingsOf(packs.all, day).filter(({ standing }) => standing === 'now');
    expect(now.map(({ pack }) => [pack.id, pack.version])).toEqual(
      channelPlatforms.map((platform) => [platform, packs(platform, day).version]),
    );
  },
);
