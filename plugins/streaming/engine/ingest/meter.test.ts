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

  it.each<[string, { times: readonly number[]; promised?: number; lost: number }]>([
    ['none where all came', { times: even, promised: 30, lost: 0 }],
    ['those between two that came', { times: even.filter((_, at) => at % 10 !== 5), promised: 30, lost: 6 }],
    ['several in a row', { times: even.filter((_, at) => at < 20 || at > 24), promised: 30, lost: 5 }],
    ['nobody knows without a promise', { times: even.filter((_, at) => at % 2 === 0), lost: 0 }],
    ['a promise that no camera keeps is none', { times: even, promised: 90_000, lost: 0 }],
    ['a line that was broken is no picture left out', { times: [0, 33, 67, 5_000, 5_033], promised: 30, lost: 0 }],
    [
      'a picture that came late, and the next in time',
      { times: [0, 33, 83, 100, 133, 190, 200], promised: 30, lost: 0 },
    ],
    [
      'a film that begins again a moment after its end',
      {
        times: [...even, ...even.map((time) => time + 2_021), ...even.map((time) => time + 4_042)],
        promised: 30,
        lost: 0,
      },
    ],
    ['fewer than were promised, all along, are none that are missing', { times: even, promised: 36, lost: 0 }],
    ['times that jump back count nothing', { times: [1_000, 1_033, 0, 33], promised: 30, lost: 0 }],
  ])('%s', (_, { times, promised, lost }) => {
    expect(sent(times, promised)).toBe(lost);
  });
});
