import fc from 'fast-check';
import { queryOf, vectorOf, wordsIn } from './words.rules';

describe('words', () => {
  it('are cut by meaning, in one form for all widths and cases', () => {
    expect(wordsIn('坛窑复火，ＩＰｖ６ 与 iPhone')).toEqual(['坛', '窑', '复', '火', 'ipv6', '与', 'iphone']);
  });

  it('keep their places, so that characters side by side are found side by side', () => {
    expect(
      vectorOf([
        { text: '中央厨房', weight: 'A' },
        { text: '开火', weight: 'D' },
      ]),
    ).toBe("'中央':1A '中':1A '央':2A '厨房':3A '厨':3A '房':4A '开火':6D '开':6D '火':7D");
  });

  it.each([
    ['坛窑', "('坛窑':* | ('坛' <-> '窑'))"],
    ['水 电', "'水' & '电':*"],
    ['wi-fi', "'wi' & 'fi':*"],
    ["O'Brien\\", "'o''brien':*"],
    ['……', undefined],
  ])('of %s are asked for as %s', (text, query) => {
    expect(queryOf(text)).toBe(query);
  });

  it('never let an operator of the database through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bare = (queryOf(text) ?? '').replace(/'(?:[^'\\]|''|\\\\)*'/g, 'w');
        expect(bare).toMatch(/^(?:w(?::\*)?|\(w(?::\*)? \| \(w(?: <-> w)*\)\)|(?: & ))*$/);
      }),
    );
  });
});
