import en from './words/en.json';
import zh from './words/zh.json';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

it('are the same in both languages and fill the same places', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
  for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
    expect([key, places(en[key])]).toEqual([key, places(zh[key])]);
    expect([key, zh[key].trim(), en[key].trim()]).not.toContain('');
  }
});
