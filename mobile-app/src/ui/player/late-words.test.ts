import liveEn from '../../features/watch/lives/words/en.json';
import liveZh from '../../features/watch/lives/words/zh.json';
import en from './words/en.json';
import zh from './words/zh.json';

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
const pairs: readonly (readonly [string, Record<string, string>, Record<string, string>])[] = [
  ['the player', zh, en],
  ['lives', liveZh, liveEn],
];

describe.each(pairs)('the words of %s', (_name, chinese, english) => {
  it('hold the same keys', () => expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort()));
  it.each(Object.keys(chinese))('%s is said in both and fills the same places', (key) => {
    expect(chinese[key]?.trim()).not.toBe('');
    expect(places(english[key] ?? '')).toEqual(places(chinese[key] ?? ''));
  });
});
