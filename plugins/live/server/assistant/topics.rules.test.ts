import fc from 'fast-check';
import { handedTopics } from '../../contract';
import { topicOf } from './topics.rules';

it.each([
  ['这个多少钱一箱', 'price'],
  ['能便宜点吗', 'price'],
  ['包邮吗', 'price'],
  ['How much is a box?', 'price'],
  ['any discount today', 'price'],
  ['坏了能退款吗', 'refund'],
  ['不好吃可以退货不', 'refund'],
  ['Can I return it?', 'refund'],
  ['糖尿病人能吃吗', 'health'],
  ['这茶能降血压吧', 'health'],
  ['吃了会不会过敏', 'health'],
  ['Is it safe when I am pregnant', 'health'],
  ['三岁宝宝能吃吗', 'minors'],
  ['12岁可以喝吗', 'minors'],
  ['good for kids?', 'minors'],
  ['Ｈｏｗ　ｍｕｃｈ', 'price'],
] as const)('%s goes to a person: %s', (question, topic) => {
  expect(topicOf(question)).toBe(topic);
});

it('takes what may hurt somebody before what costs money', () => {
  expect(topicOf('宝宝吃了过敏能退款吗，多少钱')).toBe('health');
  expect(topicOf('孩子不爱吃能退吗，退款多久')).toBe('minors');
});

it.each([
  '哪里产的',
  '保质期多久',
  '怎么保存',
  '有检测报告吗',
  '净含量是多少',
  'Where is it from?',
  'How do I store it',
  'Who grows it',
])('%s is the machine’s', (question) => {
  expect(topicOf(question)).toBeUndefined();
});

it('looks for what may hurt somebody before what costs money', () => {
  expect(topicOf('宝宝过敏能退款吗，多少钱')).toBe('health');
  expect(topicOf('小孩吃坏了能退款吗，多少钱')).toBe('minors');
  expect(topicOf('退款要多少钱')).toBe('refund');
});

it('hands on whatever stands around a word that is a person’s', () => {
  const words = { price: '多少钱', refund: '退款', health: '过敏', minors: '宝宝' } as const;
  fc.assert(
    fc.property(fc.constantFrom(...handedTopics), fc.string(), fc.string(), (topic, before, after) => {
      expect(topicOf(`${before} ${words[topic]} ${after}`)).toBeDefined();
    }),
  );
});
