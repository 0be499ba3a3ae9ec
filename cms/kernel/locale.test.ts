import { defaultLocale, isLocale, locales } from './locale';

describe('locales', () => {
  it('begin with the default one', () => {
    expect(locales[0]).toBe(defaultLocale);
  });

  it.each(['zh-Hans', 'en'])('accept %s', (value) => {
    expect(isLocale(value)).toBe(true);
  });

  it.each(['zh', 'EN', '', 'toString', null, undefined, 0, ['en']])('refuse %p', (value) => {
    expect(isLocale(value)).toBe(false);
  });
});
