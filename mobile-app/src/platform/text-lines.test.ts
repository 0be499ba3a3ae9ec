import { linesOf } from './text-lines';

const wide = (s: string) => [...s].reduce((sum, c) => sum + (/[ -~]/.test(c) ? 1 : 2), 0);
const lines = (text: string, width: number, most = 9) => linesOf({ text, width, most }, wide);

it.each([
  ['breaks between Chinese characters', lines('茂岭晚稻开镰', 8), ['茂岭晚稻', '开镰']],
  ['keeps a Latin word whole', lines('编号 Report-2026 已出', 13), ['编号', 'Report-2026', '已出']],
  ['keeps closing punctuation off the start', lines('茂岭晚稻，开镰', 8), ['茂岭晚稻，', '开镰']],
  ['cuts a word longer than the line', lines('abcdefghij', 4), ['abcd', 'efgh', 'ij']],
  ['ends with an ellipsis', lines('一二三四五六七八', 4, 2), ['一二', '三…']],
  ['of nothing makes nothing', lines('', 8), []],
])('%s', (_name, made, expected) => expect(made).toEqual(expected));
