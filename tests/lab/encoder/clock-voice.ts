import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = resolve(__dirname, '../../../.cache/streaming');

/** The voice of flite needs up to 1.2 seconds for the longest of these numbers, and has one. */
const HURRY = 1.3;
const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const TEENS = ['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];

/** A second of the minute as it is said. */
export function spoken(second: number): string {
  const [ten, one] = [Math.floor(second / 10), second % 10];
  const few = [...ONES, ...TEENS][second];
  if (few !== undefined) return few;
  return one === 0 ? (TENS[ten] ?? '') : `${TENS[ten] ?? ''} ${ONES[one] ?? ''}`;
}

/**
 * A minute of sound that says at the beginning of each second which second it is, as a file that is made once and kept: by the voice that
 * Debian's ffmpeg has (flite), else by a pip whose pitch says it, 400 Hz and 20 more for each second.
 */
export async function clockVoice(): Promise<string> {
  const { stdout } = await run('ffmpeg', ['-v', 'quiet', '-filters']);
  const hasVoice = /\bflite\b/.test(stdout);
  const path = join(folder, hasVoice ? 'clock-voice.wav' : 'clock-pips.wav');
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Two may begin at once: each writes its own and the last one stays.
  const making = `${path}.${process.pid}`;
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', hasVoice ? voice() : PIPS, '-f', 'wav', making]);
  renameSync(making, path);
  return path;
}

const PIPS = 'aevalsrc=0.3*sin(2*PI*t*(400+20*floor(t)))*lt(mod(t\\,1)\\,0.2):s=48000:c=stereo:d=60';

function voice(): string {
  const seconds = Array.from({ length: 60 }, (_, second) => second);
  const each = seconds.map((second) => {
    const whole = 'volume=2,aresample=48000,apad=whole_dur=1,atrim=0:1,pan=stereo|c0=c0|c1=c0';
    return `flite=text='${spoken(second)}':voice=kal16,atempo=${HURRY},${whole}[s${second}]`;
  });
  return `${each.join(';')};${seconds.map((second) => `[s${second}]`).join('')}concat=n=60:v=0:a=1`;
}

/** What ffmpeg has to read so that the voice begins with the second that it is at `begin`, milliseconds of 1970, or with the minute. */
export function voiceFrom(file: string, begin = 0): string {
  const escaped = file.replaceAll(/[\\':,;[\]]/g, String.raw`\\\$&`);
  return `amovie=${escaped}:loop=0,asetpts=N/SR/TB,atrim=start=${(begin % 60_000) / 1_000},asetpts=PTS-STARTPTS`;
}
