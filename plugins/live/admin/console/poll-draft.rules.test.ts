import { pollOf } from './poll-draft.rules';

const draft = { question: ' 喜欢哪一种 ', options: '脐橙\n\n 蜜橘 \n脐橙', minutes: '5' };

it('takes one choice a line, each once', () => {
  expect(pollOf(draft)).toEqual({ question: '喜欢哪一种', options: ['脐橙', '蜜橘'], minutes: 5 });
});

it.each([
  ['no question', { question: ' ' }],
  ['one choice', { options: '脐橙\n脐橙' }],
  ['seven choices', { options: '1\n2\n3\n4\n5\n6\n7' }],
  ['no time', { minutes: '0' }],
  ['half a minute', { minutes: '0.5' }],
])('is no poll with %s', (_, more) => {
  expect(pollOf({ ...draft, ...more })).toBeUndefined();
});
