import { barePhrase, calledName, hasContact, hasLink, judgesBadly } from './words.rules';

it.each([
  ['好吃！！！', '好吃'],
  ['好 吃', '好吃'],
  ['好好好好吃', '好吃'],
  ['６６６', '6'],
  ['Good', 'god'],
])('compares %s as %s', (text, bare) => {
  expect(barePhrase(text)).toBe(bare);
});

it.each(['看 https://a.example', '上 www.abc', 'taobao.com 有货', 'ＴＡＯＢＡＯ．ｃｏｍ', 'a1.xyz便宜'])(
  'sees the link in %s',
  (text) => {
    expect(hasLink(text)).toBe(true);
  },
);

it.each(['5.8 折', '好.真好', 'v1.2版'])('sees no link in %s', (text) => {
  expect(hasLink(text)).toBe(false);
});

it.each([
  ...['13800138000', '138 0013 8000', '１３８００１３８０００', '一三八零零一三八零零零'],
  ...['加微 abc_123', 'vx：farm88', 'QQ 1234567'],
])('sees who can be reached in %s', (text) => {
  expect(hasContact(text)).toBe(true);
});

it.each(['买了 12 斤', '2026年11月30日', '一二三走起', '第一次买，三天到', '加油'])(
  'sees nobody to reach in %s',
  (text) => {
    expect(hasContact(text)).toBe(false);
  },
);

it.each(['上次买的都烂了', '太贵了', '怎么还没发货', '假货', '我要退款', 'This is FAKE', "don't buy it", '不甜'])(
  'protects %s',
  (text) => {
    expect(judgesBadly(text)).toBe(true);
  },
);

it.each(['真甜', '不贵', '买了不后悔', '主播辛苦了', '老板不骗人', '多少钱一箱', '没坏，都很好'])(
  '%s judges nothing badly',
  (text) => {
    expect(judgesBadly(text)).toBe(false);
  },
);

it.each([
  ['王敏', '王敏'],
  ['13800138000', '观众c001'],
  ['a@b.cn', '观众c001'],
  ['  ', '观众c001'],
  ['王\u0000敏', '王敏'],
  ['很'.repeat(30), '很'.repeat(20)],
])('calls %s %s', (name, called) => {
  expect(calledName(name, '0195f000-0000-7000-8000-00000000c001')).toBe(called);
});
