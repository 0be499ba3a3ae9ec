import { excerpt, highlight, termsOf } from './highlight';
import { remembered } from './history';

const shown = (text: string, query: string) =>
  highlight(text, termsOf(query))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('highlight', () => {
  it.each([
    ['茂岭晚稻开镰', '茂岭', '[茂岭]晚稻开镰'],
    ['农村饮水安全专项报告', '饮水安全', '农村[饮水安全]专项报告'],
    ['清河大桥封闭，大桥西段绕行', '清河 大桥', '[清河][大桥]封闭，[大桥]西段绕行'],
    ['Rice harvest in Maoling', 'maoling RICE', '[Rice] harvest in [Maoling]'],
    ['亩产 612 公斤', '612', '亩产 [612] 公斤'],
    ['a+b (c) 价格', 'a+b (c)', '[a+b (c)] 价格'],
    ['没有', '别的词', '没有'],
    ['空', '  ', '空'],
  ])('%s for "%s"', (text, query, marked) => {
    expect(shown(text, query)).toBe(marked);
  });

  it('never loses a character', () => {
    const text = '十一月的茂岭，二十八台收割机同时下田。';
    for (const query of ['茂岭', '收割机 下田', '。', '十一月的茂岭，二十八台收割机同时下田。']) {
      expect(
        highlight(text, termsOf(query))
          .map((p) => p.text)
          .join(''),
      ).toBe(text);
    }
  });
});

it('shows the part of a summary where the word is', () => {
  const long = `${'前'.repeat(40)}收割机${'后'.repeat(40)}`;
  expect(excerpt(long, ['收割机'], 20)).toBe(`…${'前'.repeat(12)}收割机${'后'.repeat(5)}`);
  expect(excerpt(long, ['没有'], 20)).toBe(long);
});

describe('remembered', () => {
  it.each([
    [[], '茂岭', ['茂岭']],
    [['清河'], '茂岭', ['茂岭', '清河']],
    [['茂岭', '清河'], '清河', ['清河', '茂岭']],
    [['茂'], '茂岭', ['茂岭']],
    [['清河'], '  ', ['清河']],
  ])('%j then %s', (before, search, after) => {
    expect(remembered(before, search)).toEqual(after);
  });

  it('keeps ten', () => {
    const many = Array.from({ length: 14 }, (_, i) => `词${i}号`);
    expect(many.reduce<readonly string[]>((history, word) => remembered(history, word), [])).toHaveLength(10);
  });
});
