import { createGather } from './gather';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const EVERY = 150;

it('does at once what is asked first, and the rest of a rush together', async () => {
  const work = jest.fn(() => Promise.resolve());
  const gather = createGather({ every: EVERY, work, failed: () => undefined });
  for (let n = 0; n < 50; n += 1) gather.ask();
  await jest.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(1);
  // Three hundred orders a second for a second.
  for (let n = 0; n < 300; n += 1) {
    gather.ask();
    await jest.advanceTimersByTimeAsync(1_000 / 300);
  }
  await jest.advanceTimersByTimeAsync(EVERY);
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(6);
  expect(work.mock.calls.length).toBeLessThanOrEqual(9);
  await gather.stop();
});

it('does once more what is asked while it works, so that the last word is told', async () => {
  let finish: () => void = () => undefined;
  const work = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const gather = createGather({ every: EVERY, work, failed: () => undefined });
  gather.ask();
  await jest.advanceTimersByTimeAsync(0);
  gather.ask();
  await jest.advanceTimersByTimeAsync(EVERY * 4);
  expect(work).toHaveBeenCalledTimes(1);
  finish();
  await jest.advanceTimersByTimeAsync(EVERY);
  expect(work).toHaveBeenCalledTimes(2);
  finish();
  await gather.stop();
});

it('tries again what failed, and wakes by itself when it was told when', async () => {
  const failed = jest.fn();
  const work = jest.fn<Promise<void>, []>().mockRejectedValueOnce(new Error('no line')).mockResolvedValue();
  const gather = createGather({ every: EVERY, work, failed });
  gather.ask();
  await jest.advanceTimersByTimeAsync(EVERY + 1);
  expect([failed.mock.calls.length, work.mock.calls.length]).toEqual([1, 2]);
  gather.askIn(5_000);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(work).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(3);
  await gather.stop();
  gather.ask();
  await jest.advanceTimersByTimeAsync(EVERY * 2);
  expect(work).toHaveBeenCalledTimes(3);
});
