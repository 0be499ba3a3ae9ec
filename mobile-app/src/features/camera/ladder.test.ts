import { tokenIn } from './camera-protocol';
import { ladder, look, stepOf, STEPS, type Ladder } from './ladder.rules';

const bytes = (at: Ladder, seconds: number) => (seconds * stepOf(at).kilobits * 1_000) / 8;

it('stops recording on a weak line and goes on with a smaller picture when the line has caught up', () => {
  const weak = look(ladder, bytes(ladder, 3), 1_000);
  expect(weak.deed).toBe('hold');
  expect(stepOf(weak.ladder).height).toBe(540);
  const still = look(weak.ladder, bytes(weak.ladder, 2), 2_000);
  expect(still.deed).toBe('none');
  const free = look(still.ladder, 0, 3_000);
  expect([free.deed, free.ladder.heldSince]).toEqual(['begin', null]);
});

it('gives a line up that does not move', () => {
  const weak = look(ladder, bytes(ladder, 3), 0).ladder;
  expect(look(weak, bytes(weak, 3), 8_001).deed).toBe('cut');
});

it('tries a better picture after some calm, and waits longer after each fall', () => {
  let at: Ladder = { ...ladder, step: 1 };
  at = look(at, 0, 0).ladder;
  expect(look(at, 0, 29_000).deed).toBe('none');
  const up = look(at, 0, 30_000);
  expect([up.deed, up.ladder.step]).toEqual(['begin', 0]);
  const fallen = look(up.ladder, bytes(up.ladder, 3), 31_000).ladder;
  const again = look(look(fallen, 0, 32_000).ladder, 0, 32_000).ladder;
  expect(look(again, 0, 80_000).deed).toBe('none');
  expect(look(again, 0, 93_000).deed).toBe('begin');
});

it('never leaves the ladder', () => {
  let at = ladder;
  for (let time = 0; time < 20; time += 1) {
    at = look(at, bytes(at, 5), time * 1_000).ladder;
    at = look(at, 0, time * 1_000).ladder;
  }
  expect(stepOf(at)).toBe(STEPS.at(-1));
});

it.each([
  [`#token=${'a'.repeat(43)}`, 'a'.repeat(43)],
  [`token=${'b'.repeat(43)}`, 'b'.repeat(43)],
  ['#token=short', null],
  ['', null],
])('reads the token of %s', (hash, expected) => expect(tokenIn(hash)).toBe(expected));
