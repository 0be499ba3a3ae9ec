import fc from 'fast-check';
import { COPY_FROM, likeness, shinglesOf } from './fingerprint.rules';

const story =
  '青禾县 21 日启动防汛四级响应，沿河三个村的住户当晚全部转移。县水利局称，河湾大桥上游水位仍在上涨，预计今夜零时前后出现洪峰。';
const other = '云泽市图书馆周末延长开放时间，读者可以凭身份证借阅，亲子阅览区新添两千册绘本，志愿者全天在场服务。';
const like = (a: string, b: string): number => {
  const [one, other] = [shinglesOf([a]), new Set(shinglesOf([b]))];
  return likeness(one.filter((run) => other.has(run)).length, [one.length, other.size]);
};

it.each([
  ['the same words', story],
  ['the same words, set differently', story.replaceAll('，', ' ,\n').replace('21', '２１')],
  ['an excerpt', story.slice(14, 52)],
  ['a longer text around it', `${other}${story}${other}`],
  ['a few words changed', story.replace('三个村', '四个村').replace('全部', '陆续')],
])('knows a copy: %s', (_name, text) => {
  expect(like(story, text)).toBeGreaterThanOrEqual(COPY_FROM);
});

it('takes another story for another one, and a headline in common for no copy', () => {
  expect(like(story, other)).toBeLessThan(0.1);
  expect(like(story, `${other}另据报道，青禾县 21 日启动防汛四级响应。`)).toBeLessThan(COPY_FROM);
});

it('is the same both ways, and never more than the whole', () => {
  const text = fc.array(fc.constantFrom(...Array.from('青禾县河湾大桥水位上涨洪峰转移住户 flood warning 21')), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, two] = [a.join(''), b.join('')];
      expect(like(one, two)).toBeCloseTo(like(two, one));
      expect(like(one, two)).toBeLessThanOrEqual(1);
    }),
  );
});
