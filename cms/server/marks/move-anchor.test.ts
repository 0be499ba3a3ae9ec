import fc from 'fast-check';
import type { MarkAnchor } from '../../contract';
import { anchorAt, findQuote, moveAnchor } from './move-anchor';

const body = (...texts: string[]): { body: object[] } => ({
  body: texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
});
const on = (quote: string, text: string, block = 0): MarkAnchor => {
  const from = text.indexOf(quote);
  return anchorAt('body', { block, text }, [from, from + quote.length]);
};
const FIRST = '县里 21 日启动四级响应，三个村的住户当晚转移。';
const SECOND = '气象台预计雨还要下两天。';

describe('a remark after an edit', () => {
  it.each([
    ['stays where nothing was touched', body(FIRST, SECOND), { block: 0, quote: '四级响应' }],
    ['moves with words before it', body(`记者获悉，${FIRST}`, SECOND), { block: 0, quote: '四级响应' }],
    ['moves with paragraphs before it', body('本台消息', FIRST, SECOND), { block: 1, quote: '四级响应' }],
    [
      'grows with words put into it',
      body(FIRST.replace('四级响应', '四级防汛响应'), SECOND),
      { quote: '四级防汛响应' },
    ],
    ['moves into the paragraph that its own was joined with', body(SECOND + FIRST), { block: 0, quote: '四级响应' }],
  ])('%s', (_what, after, expected) => {
    expect(moveAnchor(on('四级响应', FIRST), body(FIRST, SECOND), after)).toMatchObject(expected);
  });

  it('is an orphan when its words are gone, and comes home when they come back', () => {
    const anchor = on('四级响应', FIRST);
    expect(moveAnchor(anchor, body(FIRST, SECOND), body(SECOND))).toBeUndefined();
    expect(moveAnchor(anchor, body(FIRST), body(FIRST.replace('四级响应', '应急预案')))).toBeUndefined();
    expect(findQuote(anchor, body(SECOND, FIRST))).toMatchObject({ block: 1, quote: '四级响应' });
  });

  it('guesses at no place when two speak for themselves alike', () => {
    const anchor: MarkAnchor = { ...on('转移', FIRST), block: 9, before: '', after: '' };
    expect(findQuote(anchor, body('转移', '转移'))).toBeUndefined();
  });

  it('follows a headline, and a remark on the whole goes nowhere', () => {
    const title = anchorAt('title', { block: 0, text: '夏汛来临' }, [0, 2]);
    expect(moveAnchor(title, { title: '夏汛来临' }, { title: '今年夏汛来临' })).toMatchObject({
      from: 2,
      quote: '夏汛',
    });
    const whole: MarkAnchor = { ...title, from: 0, to: 0, quote: '' };
    expect(moveAnchor(whole, body(FIRST), body(SECOND))).toEqual(whole);
  });
});

it('never loses a remark to an edit elsewhere, and its place always holds what it quotes', () => {
  const line = fc.stringMatching(/^[河堤村雨三人转移启动响应]{0,12}$/);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), fc.array(line, { maxLength: 4 }), line, (before, after, tail) => {
      const marked = `云泽市防汛指挥部${tail}`;
      const anchor = on('防汛指挥部', marked, before.length);
      const newer = [...after, `${marked}。`, ...before];
      const moved = moveAnchor(anchor, body(...before, marked), body(...newer));
      expect(moved?.quote).toBe('防汛指挥部');
      expect(newer[moved!.block]!.slice(moved!.from, moved!.to)).toBe(moved!.quote);
    }),
    { numRuns: 300 },
  );
});
