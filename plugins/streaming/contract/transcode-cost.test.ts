import { costOf, foretell, lookName, USUAL_SOURCE, type Choice, type Workload } from './transcode-cost';

const HALF = { share: 0.5, megabytes: 100 };
const wanted = (name: string | null, targets = 1, isRunning = true) => ({ ...HALF, name, targets, isRunning });
const machine = (...all: ReturnType<typeof wanted>[]): Workload => ({ cores: 2, most: 2, wanted: all });
const choice = (name: string | undefined, before?: string): Choice => ({ cost: HALF, name, before });

describe('what a picture costs that is made anew', () => {
  it.each([
    { what: '720p30, whole', source: USUAL_SOURCE, shape: 'as-is', share: 0.36, megabytes: 120 },
    { what: '720p30, cut', source: USUAL_SOURCE, shape: 'upright', share: 0.19, megabytes: 120 },
    {
      what: '1080p30, whole',
      source: { width: 1920, height: 1080, fps: 30 },
      shape: 'as-is',
      share: 0.81,
      megabytes: 210,
    },
    {
      what: '1080p60, cut',
      source: { width: 1920, height: 1080, fps: 60 },
      shape: 'upright',
      share: 0.85,
      megabytes: 210,
    },
    // One that stands already is not cut.
    { what: 'upright', source: { width: 720, height: 1280, fps: 30 }, shape: 'upright', share: 0.36, megabytes: 120 },
  ] as const)('is told for $what', ({ source, shape, share, megabytes }) => {
    expect(costOf(source, shape)).toEqual({ share, megabytes });
  });
});

describe('a look', () => {
  const logo = { hash: 'h', corner: 'top-left', percent: 20, opacity: 90 };
  it.each([
    [
      'none for the picture as it is, wherever the cut would stand',
      { shape: 'as-is', cropX: 3, logo: null },
      undefined,
    ],
    ['where the cut stands', { shape: 'upright', cropX: 3, logo: null }, 'upright 3'],
    ['its mark, and not a cut that is none', { shape: 'as-is', cropX: 3, logo }, 'as-is  h top-left 20 90'],
  ] as const)('is known by: %s', (_what, look, name) => {
    expect(lookName(look)).toBe(name);
  });
});

describe('what is said before a look is saved', () => {
  it.each([
    { what: 'the first', now: machine(), asked: choice('a'), said: { isShared: false, isHeavy: false, isFull: false } },
    {
      what: 'one as another has it',
      now: machine(wanted('a'), wanted('b')),
      asked: choice('a'),
      said: { isShared: true, isHeavy: false, isFull: false },
    },
    {
      what: 'one of the same name in another room',
      now: machine(wanted(null)),
      asked: choice('a'),
      said: { isShared: false, isFull: false },
    },
    {
      what: 'one too many',
      now: machine(wanted('b'), wanted(null)),
      asked: choice('a'),
      said: { isHeavy: true, isFull: true },
    },
    {
      what: 'one in place of its own',
      now: machine(wanted('b'), wanted(null)),
      asked: choice('a', 'b'),
      said: { isHeavy: false, isFull: false },
    },
    {
      what: 'one in place of what others keep',
      now: machine(wanted('b', 2), wanted(null)),
      asked: choice('a', 'b'),
      said: { isFull: true },
    },
    {
      what: 'the room’s own',
      now: machine(wanted('b'), wanted(null)),
      asked: choice(undefined, 'b'),
      said: { isHeavy: false, isFull: false, isShared: false },
    },
  ])('of $what', ({ now, asked, said }) => {
    expect(foretell(asked, now)).toMatchObject(said);
  });

  it('tells what runs at this moment, and what all would take together', () => {
    const now = { ...machine(wanted('b'), wanted(null, 1, false)), most: 9 };
    expect(foretell(choice('a'), now)).toMatchObject({
      used: HALF,
      together: { share: 1.5, megabytes: 300 },
      isHeavy: true,
    });
  });
});
