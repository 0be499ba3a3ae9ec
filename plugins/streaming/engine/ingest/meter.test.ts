import { Meter } from './meter';

/** Sends pictures at these milliseconds, the first of them a key frame. */
function sent(times: readonly number[], promised?: number): number {
  const meter = new Meter(0);
  if (promised !== undefined) meter.promise(promised);
  for (const [index, time] of times.entries()) meter.picture(time, index === 0);
  return meter.health.lostFrames;
}

describe('pictures that an encoder left out', () => {
  const even = Array.from({ length: 60 }, (_, at) => Math.round((at * 1_000) / 30));

  it.each<[string, readonly number[], number | undefined, number]>([
    ['none where all came', even, 30, 0],
    ['those between two that came', even.filter((_, at) => at % 10 !== 5), 30, 6],
    ['several in a row', even.filter((_, at) => at < 20 || at > 24), 30, 5],
    ['nobody knows without a promise', even.filter((_, at) => at % 2 === 0), undefined, 0],
    ['a promise that no camera keeps is none', even, 90_000, 0],
    ['a line that was broken is no picture left out', [0, 33, 67, 5_000, 5_033], 30, 0],
    ['times that jump back count nothing', [1_000, 1_033, 0, 33], 30, 0],
  ])('%s', (_, times, promised, lost) => {
    expect(sent(times, promised)).toBe(lost);
  });
});
