import { cell } from './spreadsheet';

it.each([
  ['题目', '题目'],
  ['=1+1', "'=1+1"],
  ['+86 139', "'+86 139"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['-34', '-34'],
  ['一，"二"', '"一，""二"""'],
  ['=a,b', `"'=a,b"`],
  ['一行\r\n又一行', '一行 又一行'],
])('writes %j so that a spreadsheet shows it and runs nothing', (text, written) => {
  expect(cell(text)).toBe(written);
});
