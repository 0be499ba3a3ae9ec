import { cases, verify } from '@hearth/cms/kernel';
import { {{nounCamel}}Machine } from './{{noun}}.machine';

it('is sound', () => {
  expect(verify({{nounCamel}}Machine)).toEqual([]);
});

it.each([
  ['open', 'finish', 'done'],
  ['open', 'reopen', null],
  ['done', 'finish', null],
  ['done', 'reopen', 'open'],
] as const)('%s × %s → %s', (state, event, to) => {
  const found = cases({{nounCamel}}Machine).find((each) => each.state === state && each.event === event);
  expect(found?.to).toBe(to);
});
