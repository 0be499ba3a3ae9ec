import fc from 'fast-check';
import { ORANGES, PINNED, REPORT } from '../robots/testing/some-goods';
import { handed, shownAnswer, verdictOf, waitOf } from './answer.rules';
import type { KeptAnswer } from './answer.rules';

const facts = { goods: ORANGES, offer: PINNED };
const name = { 'zh-Hans': '检测报告', en: 'test report' };

it.each([
  ['nothing', undefined],
  ['empty words', { text: ' ', source: { kind: 'fact', field: 'origin' } }],
  ['a page that the paper does not have', { text: '有', source: { kind: 'paper', paper: REPORT, page: 5, name } }],
  ['a paper that nobody showed', { text: '有', source: { kind: 'paper', paper: PINNED.pin, page: 1, name } }],
  ['another offer', { text: '有', source: { kind: 'offer', offer: REPORT } }],
] as const)('a driver that says %s knows nothing', (_, said) => {
  expect(verdictOf(said, facts)).toEqual({ outcome: 'unknown', topic: null, text: null, source: null });
});

it('takes what stands on a page that was handed in', () => {
  const source = { kind: 'paper', paper: REPORT, page: 4, name } as const;
  expect(verdictOf({ text: '未检出', source }, facts)).toEqual({
    ...{ outcome: 'answered', topic: null, text: '未检出', source },
  });
  expect(verdictOf({ text: '未检出', source }, { goods: undefined, offer: PINNED }).outcome).toBe('unknown');
});

it('makes whoever comes later wait longer, and nobody for ever', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.array(fc.double({ min: 0, max: 4_000, noNaN: true })), (ahead, lately) => {
      const [one, next] = [waitOf(ahead, lately), waitOf(ahead + 1, lately)];
      expect(next >= one && one >= 10 && next <= 1_800).toBe(true);
    }),
  );
  expect([waitOf(0, []), waitOf(2, []), waitOf(1, [20, 200, 30])]).toEqual([60, 180, 60]);
});

it('shows a place in the line only to whoever still waits', () => {
  const kept: KeptAnswer = {
    ...{ id: 'a', station: 'yunze', session: 's', reader: 'r', question: '多少钱', product: null, ...handed('price') },
    ...{ label: { 'zh-Hans': 'AI', en: 'AI' }, reply: null, at: new Date('2026-11-30T04:00:00Z') },
  };
  const queue = { ahead: 1, seconds: 120 };
  expect(shownAnswer(kept, queue).queue).toEqual(queue);
  expect(shownAnswer({ ...kept, reply: { by: '王', text: '39.9', at: new Date() } }, queue).queue).toBeNull();
  expect(shownAnswer({ ...kept, outcome: 'answered' }, queue).queue).toBeNull();
});
