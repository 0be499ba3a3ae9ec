import type { HealthSample } from '../../contract';
import { judgeHealth, silentSeconds } from './health.rules';

const START = Date.UTC(2026, 10, 29, 8);
const GOOD = { kilobits: 2_650, frames: 30, keySeconds: 2, level: -20, peak: -6, state: 'publishing' } as const;
const FACTS = { width: 1280, height: 720, audioCodec: 'mp4a.40.2' };

/** A minute of samples, the last five of which are different. */
const aMinute = (newest: Partial<HealthSample> = {}, before: Partial<HealthSample> = {}): readonly HealthSample[] =>
  Array.from({ length: 30 }, (_, index) => ({
    at: new Date(START + index * 2_000).toISOString(),
    ...{ ...GOOD, lost: 0 },
    ...(index < 25 ? before : newest),
  }));

describe('the light of an encoder', () => {
  it.each<
    [string, readonly [newest: Partial<HealthSample>, before: Partial<HealthSample>], readonly [string, string[]]]
  >([
    ['all is well', [{}, {}], ['good', []]],
    ['key frames each four seconds', [{ keySeconds: 4 }, {}], ['weak', ['keys-far']]],
    ['key frames each eight seconds', [{ keySeconds: 8 }, {}], ['bad', ['keys-very-far']]],
    ['before the second key frame', [{ keySeconds: 0 }, {}], ['good', []]],
    ['too little for the size', [{ kilobits: 700 }, { kilobits: 700 }], ['weak', ['bitrate-low']]],
    ['hardly anything', [{ kilobits: 150 }, { kilobits: 150 }], ['bad', ['bitrate-poor']]],
    ['far too much', [{ kilobits: 20_000 }, { kilobits: 20_000 }], ['weak', ['bitrate-high']]],
    ['the line gets thin', [{ kilobits: 1_400 }, {}], ['weak', ['bitrate-drops']]],
    ['the encoder cannot keep up', [{ frames: 22 }, {}], ['weak', ['frames-drop']]],
    ['a slide show', [{ frames: 5 }, { frames: 5 }], ['bad', ['frames-few']]],
    ['film', [{ frames: 24 }, { frames: 24 }], ['good', []]],
    ['silence for ten seconds', [{ level: -120, peak: -120 }, {}], ['bad', ['silent']]],
    [
      'hiss',
      [
        { level: -58, peak: -50 },
        { level: -58, peak: -50 },
      ],
      ['weak', ['quiet']],
    ],
    ['too loud', [{ level: -3, peak: 0 }, {}], ['weak', ['loud']]],
    [
      'sound that is not measured',
      [
        { level: null, peak: null },
        { level: null, peak: null },
      ],
      ['good', []],
    ],
    ['nothing comes', [{ state: 'stalled', kilobits: 0, frames: 0 }, {}], ['bad', ['stalled']]],
    [
      'two things at once: the worse stands first',
      [{ keySeconds: 4, level: -120 }, {}],
      ['bad', ['silent', 'keys-far']],
    ],
  ])('%s', (_, [newest, before], expected) => {
    const judged = judgeHealth(aMinute(newest, before), FACTS);
    expect([judged.light, judged.findings.map(({ finding }) => finding)]).toEqual(expected);
  });

  it('is none while nobody sends', () => {
    expect(judgeHealth([], FACTS)).toEqual({ light: 'none', findings: [] });
    expect(judgeHealth(aMinute(), undefined)).toEqual({ light: 'none', findings: [] });
  });

  it('asks less of a small picture, of an upright one the same, and none of sound alone', () => {
    const thin = aMinute({ kilobits: 700 }, { kilobits: 700 });
    expect(judgeHealth(thin, { ...FACTS, width: 854, height: 480 }).light).toBe('good');
    expect(judgeHealth(thin, { ...FACTS, width: 720, height: 1280 }).findings[0]?.finding).toBe('bitrate-low');
    expect(judgeHealth(aMinute({ frames: 0 }, { frames: 0 }), { ...FACTS, width: 0, height: 0 }).light).toBe('good');
  });

  it('says that there is no track of sound, and how long nothing was heard', () => {
    expect(judgeHealth(aMinute(), { ...FACTS, audioCodec: '' }).findings[0]?.finding).toBe('no-sound');
    expect(judgeHealth(aMinute({ level: -120 }), FACTS).findings[0]?.values).toEqual({ seconds: 10 });
    expect(silentSeconds(aMinute({ level: -120 }, { level: -120 }))).toBe(58);
  });

  it('counts pictures that are missing against those that came', () => {
    const losing = (each: number) => aMinute().map((sample, index) => ({ ...sample, lost: index * each }));
    expect(judgeHealth(losing(1), FACTS).light).toBe('good');
    expect(judgeHealth(losing(3), FACTS).findings).toEqual([
      { finding: 'frames-lost', light: 'weak', values: { lost: 87 } },
    ]);
  });

  it('keeps quiet in the first seconds', () => {
    const first = aMinute({ kilobits: 10, frames: 1, level: -120 }).slice(-2);
    expect(judgeHealth(first, FACTS).light).toBe('good');
  });
});
