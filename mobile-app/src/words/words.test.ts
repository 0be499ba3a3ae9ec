import zh from './zh.json';
import en from './en.json';
import { dateWords } from './dates';
import { word, type Word } from './words';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe('the two catalogues', () => {
  it('hold the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it.each(Object.keys(zh) as Word[])('%s is said in both and fills the same places', (key) => {
    expect(zh[key].trim()).not.toBe('');
    expect(places(en[key])).toEqual(places(zh[key]));
  });

  it('have a word for each computed key', () => {
    const computed = [
      ...['system', 'light', 'dark'].map((v) => `settings.scheme.${v}`),
      ...['system', 'zh', 'en'].map((v) => `settings.language.${v}`),
      ...[0, 1, 2, 3, 4, 5].map((v) => `settings.size.${v}`),
      ...['terms', 'privacy', 'push', 'personalisation', 'research'].flatMap((v) => [
        `consent.${v}`,
        `consent.${v}.hint`,
      ]),
    ];
    expect(computed.filter((key) => !(key in zh))).toEqual([]);
  });
});

describe('word', () => {
  it.each([
    ['zh', 1, '1 条新稿件'],
    ['zh', 3, '3 条新稿件'],
    ['en', 1, '1 new story'],
    ['en', 3, '3 new stories'],
  ] as const)('says %s %d', (tongue, n, said) => {
    expect(word(tongue, 'feed.new', { n })).toBe(said);
  });
});

describe('dateWords', () => {
  const now = new Date('2026-11-21T06:05:00Z');
  it.each([
    ['2026-11-21T06:04:40Z', { kind: 'ago', minutes: 0 }, { kind: 'ago', minutes: 0 }],
    ['2026-11-21T05:20:00Z', { kind: 'ago', minutes: 45 }, { kind: 'ago', minutes: 45 }],
    ['2026-11-20T18:00:00Z', { kind: 'date', text: '11月21日 02:00' }, { kind: 'date', text: '21 Nov, 02:00' }],
    [
      '2025-12-31T15:59:00Z',
      { kind: 'date', text: '2025年12月31日 23:59' },
      { kind: 'date', text: '31 Dec 2025, 23:59' },
    ],
    ['2025-12-31T16:00:00Z', { kind: 'date', text: '1月1日 00:00' }, { kind: 'date', text: '1 Jan, 00:00' }],
    ['2026-11-21T06:06:00Z', { kind: 'date', text: '11月21日 14:06' }, { kind: 'date', text: '21 Nov, 14:06' }],
  ])('%s', (iso, chinese, english) => {
    expect(dateWords('zh', new Date(iso), now)).toEqual(chinese);
    expect(dateWords('en', new Date(iso), now)).toEqual(english);
  });
});
