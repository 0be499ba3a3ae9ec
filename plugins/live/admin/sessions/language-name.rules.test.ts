import { languageName } from './language-name.rules';

it.each([
  ['zh-Hans', '简体中文'],
  ['en', 'English'],
  ['no language', 'no language'],
])('calls %s %s', (language, name) => {
  expect(languageName(language)).toBe(name);
});
