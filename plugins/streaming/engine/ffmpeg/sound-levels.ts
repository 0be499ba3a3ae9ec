import type { RunFfmpeg } from './run-ffmpeg';

/** How loud a second is, and how high it peaks, in dBFS. */
export type SoundLevel = { readonly level: number; readonly peak: number };

/** What silence of zeros is called: the logarithm of nothing has no number. */
export const NOTHING_DB = -120;

const LIMIT = 6_000;
const SECOND =
  'asetnsamples=n=48000:p=0,astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level+Peak_level';
const HEARING = [
  ...['-v', 'error', '-threads', '1', '-f', 'mp4', '-i', 'pipe:0', '-vn'],
  ...['-af', `aresample=48000,${SECOND},ametadata=print:file=-`, '-f', 'null', '-'],
];

/** Hears fragments of a film, second by second; nothing where there is no sound in them or it cannot be decoded. */
export async function soundLevels(ffmpeg: RunFfmpeg, film: readonly Buffer[]): Promise<readonly SoundLevel[]> {
  const { is, output } = await ffmpeg({ args: HEARING, limitMs: LIMIT, input: film });
  return is === 'done' ? readLevels(output.toString('utf8')) : [];
}

/** Reads what `ametadata` prints. */
export function readLevels(text: string): readonly SoundLevel[] {
  return text
    .split(/^frame:/m)
    .slice(1)
    .flatMap((frame) => {
      const [level, peak] = ['RMS_level', 'Peak_level'].map((name) => numberOf(frame, name));
      return level === undefined || peak === undefined ? [] : [{ level, peak }];
    });
}

function numberOf(frame: string, name: string): number | undefined {
  const [, said] = new RegExp(`Overall\\.${name}=(\\S+)`).exec(frame) ?? [];
  if (said === undefined) return undefined;
  const value = Number(said);
  return Number.isFinite(value) ? Math.max(NOTHING_DB, Math.round(value * 10) / 10) : NOTHING_DB;
}
