import { nearestDay, weekdayOf } from './calendar.rules';
import { applied, isSetAbove, isStricter, type Choice } from './choice.rules';
import { fieldsOf } from './manuscript-text.rules';
import { numberOf } from './read-number.rules';

it.each([
  ['3', 3],
  ['12,600', 12_600],
  ['1.2亿', 120_000_000],
  ['86万', 860_000],
  ['3千万', 30_000_000],
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['两百', 200],
  ['三百二十', 320],
  ['一千零五', 1_005],
  ['一亿二千万', 120_000_000],
  ['五万三千', 53_000],
])('reads %s', (written, value) => {
  expect(numberOf(written)).toBe(value);
});

it.each(['', '很多', '3x'])('reads no number in “%s”', (written) => {
  expect(numberOf(written)).toBeUndefined();
});

describe('the calendar', () => {
  it('knows weekdays', () => {
    expect(weekdayOf({ year: 2026, month: 11, day: 21 })).toBe('六');
    expect(weekdayOf({ year: 2024, month: 2, day: 29 })).toBe('四');
  });

  it.each([
    ['2026-12-28', { month: 1, day: 3 }, 2027],
    ['2026-01-05', { month: 12, day: 30 }, 2025],
    ['2026-06-01', { month: 5, day: 1 }, 2026],
  ])('on %s takes %o for the nearest', (asOf, day, year) => {
    expect(nearestDay(day, asOf)).toEqual({ ...day, year });
  });
});

describe('what stations choose', () => {
  const house = { severity: 'amber', station: null } as const;
  const path = ['province', 'city', 'county'];
  const off = (station: string): Choice => ({ station, active: false, severity: null });
  const says = (station: string, severity: Choice['severity']): Choice => ({ station, active: true, severity });

  it.each<[string, Choice[], object]>([
    ['nobody chose', [], { active: true, severity: 'amber', chosenBy: null }],
    ['the county switches it off', [off('county')], { active: false, chosenBy: 'county' }],
    ['the city is stricter', [says('city', 'red')], { severity: 'red', chosenBy: 'city' }],
    [
      'the county is laxer than the city',
      [says('city', 'red'), off('county')],
      { active: true, severity: 'red', chosenBy: 'city' },
    ],
    [
      'the county is stricter than the city',
      [off('city'), says('county', 'red')],
      { active: true, severity: 'red', chosenBy: 'county' },
    ],
    ['a station outside the path chose', [off('elsewhere')], { active: true, chosenBy: null }],
  ])('of a rule of the house: %s', (_case, choices, expected) => {
    expect(applied(house, path, choices)).toMatchObject(expected);
  });

  it('leaves a rule of a station above as it is or stricter', () => {
    const rule = { severity: 'amber', station: 'province' } as const;
    expect(applied(rule, path, [off('county')])).toMatchObject({ active: true, severity: 'amber' });
    expect(applied(rule, path, [says('county', 'red')])).toMatchObject({ severity: 'red' });
    expect(applied(rule, path, [off('province')])).toMatchObject({ active: false });
    const above = applied(rule, ['province', 'city'], []);
    expect([isSetAbove(rule, 'county', above), isStricter({ active: false, severity: 'red' }, above)]).toEqual([
      true,
      false,
    ]);
  });
});

it('reads a manuscript block by block', () => {
  const text = (said: string) => ({ type: 'text', text: said });
  const body = [
    { type: 'paragraph', children: [text('今天'), { type: 'link', children: [text('大桥')] }, text('合龙。')] },
    { type: 'image', children: [text('')] },
    {
      type: 'list',
      children: [
        { type: 'list-item', children: [text('一')] },
        { type: 'list-item', children: [text('二')] },
      ],
    },
    null,
  ];
  expect(fieldsOf({ title: '标题', summary: null, body })).toEqual([
    { name: 'title', text: '标题' },
    { name: 'body.0', text: '今天大桥合龙。' },
    { name: 'body.2', text: '一\n二' },
  ]);
});

it('reads what is said of pictures and films, and the tags', () => {
  const image = { url: '/a.jpg', alternativeText: '堤坝', caption: null };
  const body = [
    { type: 'paragraph', children: [{ type: 'text', text: '正文' }] },
    { type: 'image', image, children: [] },
  ];
  const cover = { caption: '合龙现场', alternativeText: '大桥' };
  expect(fieldsOf({ title: '标题', cover, film: null, body, tags: '防汛' })).toEqual([
    { name: 'title', text: '标题' },
    { name: 'cover.caption', text: '合龙现场' },
    { name: 'cover.alt', text: '大桥' },
    { name: 'body.0', text: '正文' },
    { name: 'body.1.alt', text: '堤坝' },
    { name: 'tags', text: '防汛' },
  ]);
});
