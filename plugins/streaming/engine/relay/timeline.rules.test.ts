import { Timeline } from './timeline.rules';

const video = (time: number, session = 'a') => ({ kind: 'video' as const, time, session });

it('begins at zero and keeps the distances', () => {
  const clock = new Timeline();
  expect([5_000, 5_033, 5_067].map((time) => clock.place(video(time), 0))).toEqual([0, 33, 67]);
  expect(clock.place({ kind: 'audio', time: 4_990, session: 'a' }, 0)).toBe(0);
});

it('goes on after an encoder that was gone, by the time that passed', () => {
  const clock = new Timeline();
  clock.place(video(90_000), 1_000);
  clock.place(video(90_033), 1_033);
  expect(clock.place(video(0, 'b'), 8_033)).toBe(33 + 7_000);
  expect(clock.place(video(40, 'b'), 8_073)).toBe(7_073);
  // At once, and with a clock that ran backwards: it never does.
  expect(clock.place(video(70, 'c'), 8_000)).toBe(7_113);
});

it('takes what comes again only once', () => {
  const clock = new Timeline();
  for (const time of [0, 33, 67]) clock.place(video(time), 0);
  expect([0, 33, 67, 100].map((time) => clock.place(video(time), 0))).toEqual([undefined, undefined, undefined, 100]);
});
