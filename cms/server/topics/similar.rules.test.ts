import { FEWEST_COMMON, likeness, SIMILAR_ENOUGH, termsOf } from './similar.rules';

const bridge = termsOf('河湾大桥封闭检修，早高峰怎么走', '跟拍检修现场和绕行公交，回答市民最关心的工期问题。');

describe('likeness of topics', () => {
  it.each([
    ['河湾大桥检修第一天，绕行路线实测', true],
    ['大桥封闭检修，公交怎么绕行', true],
    ['河湾大桥 封闭', true],
    ['第十二路公交延长到新区', false],
    ['坛窑冬季开窑，老师傅看火候', false],
    ['早高峰地铁客流创新高', false],
    ['大桥', false],
  ])('%s', (title, isSimilar) => {
    expect(likeness(termsOf(title), bridge) >= SIMILAR_ENOUGH).toBe(isSimilar);
  });

  it('knows a county by its long and its short name', () => {
    expect(likeness(termsOf('青禾县秋茶开采'), termsOf('青禾秋茶上市了'))).toBeGreaterThanOrEqual(SIMILAR_ENOUGH);
  });

  it('counts words that stand everywhere for nothing, and one word in common for chance', () => {
    expect(termsOf('记者，采访的情况')).toEqual([]);
    expect(FEWEST_COMMON).toBe(2);
    expect(likeness(['大桥'], ['大桥'])).toBe(0);
    expect(likeness([], [])).toBe(0);
  });

  it('reads half-width, full-width and capitals alike', () => {
    expect(termsOf('ＭＣＮ account')).toEqual(termsOf('mcn Account'));
  });
});
