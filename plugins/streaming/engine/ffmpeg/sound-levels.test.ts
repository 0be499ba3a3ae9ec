import { runFfmpeg, type RunFfmpeg } from './run-ffmpeg';
import { NOTHING_DB, readLevels, soundLevels } from './sound-levels';

const ffmpeg: RunFfmpeg = (task) => runFfmpeg('ffmpeg', task);

/** Three seconds of a film with this sound, as the packager would hand it over. */
async function aFilm(sound: string): Promise<Buffer> {
  const { output } = await ffmpeg({
    args: [
      ...['-v', 'error', '-f', 'lavfi', '-i', 'color=s=64x64:r=10', '-f', 'lavfi', '-i', sound, '-t', '3'],
      ...[
        '-c:v',
        'libx264',
        '-c:a',
        'aac',
        '-movflags',
        'frag_keyframe+empty_moov+default_base_moof',
        '-f',
        'mp4',
        'pipe:1',
      ],
    ],
    limitMs: 20_000,
  });
  return output;
}

describe('how loud a film is', () => {
  it.each([
    { what: 'a tone', sound: 'sine=f=440:r=48000', level: -21.1, peak: -17.6 },
    { what: 'a tone at another rate', sound: 'sine=f=440:r=44100', level: -21.1, peak: -17.6 },
    { what: 'a loud tone', sound: 'sine=f=440:r=48000,volume=17dB', level: -4.1, peak: -1 },
    { what: 'silence', sound: 'anullsrc=r=48000', level: NOTHING_DB, peak: NOTHING_DB },
  ])('is heard second by second: $what', async ({ sound, level, peak }) => {
    const levels = await soundLevels(ffmpeg, [await aFilm(sound)]);
    expect(levels.length).toBeGreaterThanOrEqual(3);
    expect(Math.abs((levels[1]?.level ?? 0) - level)).toBeLessThan(1);
    expect(Math.abs((levels[1]?.peak ?? 0) - peak)).toBeLessThan(2.5);
  });

  it('is nothing where there is nothing to hear', async () => {
    expect(await soundLevels(ffmpeg, [Buffer.from('no film')])).toEqual([]);
    expect(await soundLevels((task) => runFfmpeg('/bin/false', task), [])).toEqual([]);
    expect(readLevels('')).toEqual([]);
  });
});
