import fc from 'fast-check';
import { lexemesOf, queryOf, vectorOf, wordsAsked } from './words.rules';

/** What PostgreSQL does with a literal of ours: `&`, `|`, brackets, and `:*` for a beginning. */
function finds(query: string | undefined, lexemes: ReadonlySet<string>): boolean {
  if (query === undefined) return false;
  let sum = query.replace(/'((?:[^']|'')*)'(:\*)?/g, (_all, word: string, begins?: string) => {
    const plain = word.replaceAll("''", "'").replaceAll('\\\\', '\\');
    return String(begins ? [...lexemes].some((one) => one.startsWith(plain)) : lexemes.has(plain));
  });
  const both = (one: string, other: string): string => String(one === 'true' && other === 'true');
  const either = (one: string, other: string): string => String(one === 'true' || other === 'true');
  for (let before = ''; before !== sum;) {
    before = sum;
    sum = sum
      .replace(/\((true|false)\)/g, '$1')
      .replace(/(true|false) & (true|false)/g, (_all, one: string, other: string) => both(one, other))
      .replace(/(true|false) \| (true|false)/g, (_all, one: string, other: string) => either(one, other));
  }
  if (sum !== 'true' && sum !== 'false') throw new Error(`no such literal: ${sum}`);
  return sum === 'true';
}

describe('finds a manuscript by its words', () => {
  const text = '河湾大桥主跨今晨合龙，窑坛村的王建国说，中华人民共和国成立以来这是头一回。GDP 增长 5.2%';
  it.each(['河湾大桥', '大桥', '窑坛', '窑坛村', '王建国', '合龙', 'gdp', 'GD', '5.2', '大桥 合龙', '共和国'])(
    '%s',
    (asked) => {
      expect(finds(queryOf(asked), lexemesOf(text))).toBe(true);
    },
  );

  it.each(['华人', '国成', '小桥', '大桥 洪水', 'dp'])('not by %s', (asked) => {
    expect(finds(queryOf(asked), lexemesOf(text))).toBe(false);
  });
});

it('reads full-width as half-width and asks nothing when nothing was typed', () => {
  expect(finds(queryOf('ＧＤＰ'), lexemesOf('gdp'))).toBe(true);
  expect(queryOf('，。！ ')).toBeUndefined();
  expect(wordsAsked('窑坛')).toEqual(['窑坛']);
});

it('finds every word that a text was made of, whatever stands beside it', () => {
  const word = fc.constantFrom('防汛', '应急', '响应', '青禾县', '大桥', '王敏', '转移', '住户', '水库', '堤坝');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), (words, pick) => {
      const asked = words[pick % words.length] ?? '';
      expect(finds(queryOf(asked), lexemesOf(words.join('，')))).toBe(true);
    }),
  );
});

it('writes literals that cannot be left', () => {
  expect(vectorOf(lexemesOf("o'clock"))).toContain("'o''clock'");
});
