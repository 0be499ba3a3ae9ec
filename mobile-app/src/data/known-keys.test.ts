import { keeper } from '@/platform/keeper';
import { meetKey } from './known-keys';

beforeEach(() => keeper.write('station-keys', null));

it('knows a key again, and another one from it, each station by itself', () => {
  expect(['a', 'a', 'b', 'a'].map((key) => meetKey('yunze', key))).toEqual(['first', 'same', 'other', 'same']);
  expect(meetKey('qinghe', 'b')).toBe('first');
});

it.each(['{', '[]', '{"yunze":1}', 'null'])('does not trip over %s', (text) => {
  keeper.write('station-keys', text);
  expect(meetKey('yunze', 'a')).toBe('first');
});
