import { placedAfter } from './placed.rules';

it('puts a live where it was placed and nowhere else', () => {
  const placed = [{ position: 1 }, { position: 3 }];
  expect([1, 2, 3].map((story) => placedAfter(placed, story).length)).toEqual([1, 0, 1]);
});
