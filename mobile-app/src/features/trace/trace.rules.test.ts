import en from './words/en.json';
import zh from './words/zh.json';
import { dayWords, isLot, paperWord } from './trace.rules';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

it('has the same words in both languages, which fill the same places', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect([key, places(en[key])]).toEqual([key, places(zh[key])]);
    expect([key, zh[key].trim(), en[key].trim()]).not.toContain('');
  }
});

it.each([
  ['zh', '2026-12-01', '2026年12月1日'],
  ['en', '2026-12-01', '1 Dec 2026'],
  ['en', '2027-01-31', '31 Jan 2027'],
] as const)('says in %s of %s: %s', (tongue, day, said) => {
  expect(dayWords(tongue, day)).toBe(said);
});

it.each([
  ['0195f000-0000-7000-8000-000000000000', true],
  ['unknown', false],
  ['0195f000-0000-7000-8000-00000000000', false],
  ['', false],
  ['../../admin', false],
])('takes %s for a lot: %s', (word, is) => {
  expect(isLot(word)).toBe(is);
});

it.each([
  [true, null, 'trace.valid'],
  [true, '2027-01-01', 'trace.valid.until'],
  [false, '2026-01-01', 'trace.over.since'],
  [false, null, 'trace.over'],
] as const)('says of a paper (%s, %s): %s', (isValid, until, said) => {
  expect(paperWord({ isValid, until })).toBe(said);
});
