import fc from 'fast-check';
import { unkeepablePaths } from './unkeepable.rules';

it.each([
  ['a text', 'a\u0000b', ['']],
  ['a half character', '\ud83d', ['']],
  ['one field of several', { title: '好', body: [{ text: 'x' }, { text: '\u0000' }] }, ['body.1.text']],
  ['a key', { facts: { 'a\u0000': 1 } }, ['facts']],
  ['nothing wrong', { title: '🍑', at: new Date(0), none: null, many: [1, true] }, []],
])('finds in %s where it is', (_name, value, paths) => {
  expect(unkeepablePaths(value)).toEqual(paths);
});

it('finds nothing in any well-formed JSON without the zero sign, and something in all other', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(value);
      const hasZero = /(?<!\\)(?:\\\\)*\\u0000/.test(text);
      const hasHalf = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/.test(text);
      expect(unkeepablePaths(value).length > 0).toBe(hasZero || hasHalf);
    }),
  );
});
