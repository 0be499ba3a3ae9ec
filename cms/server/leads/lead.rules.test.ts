import { sameness } from './lead.rules';

it.each([
  ['南塘里停水了！', '南塘里 停水了', true],
  ['ＡＢＣ路口塌陷', 'abc路口塌陷', true],
  ['南塘里停水', '南塘里停电', false],
])('%s / %s', (one, other, isSame) => {
  expect(sameness(one) === sameness(other)).toBe(isSame);
});
