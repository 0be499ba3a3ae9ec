import { execFileSync } from 'node:child_process';
import { clockVoice, spoken, voiceFrom } from './clock-voice';

const RATE = 48_000;

it.each([
  [0, 'zero'],
  [10, 'ten'],
  [13, 'thirteen'],
  [20, 'twenty'],
  [47, 'forty seven'],
])('says %i as %s', (second, words) => {
  expect(spoken(second)).toBe(words);
});

it('says each second something of its own, and has done when the next begins', async () => {
  const pcm = samplesOf(['-i', await clockVoice()]);
  expect(pcm.length).toBe(60 * RATE);
  const seconds = Array.from({ length: 60 }, (_, at) => pcm.subarray(at * RATE, (at + 1) * RATE));
  for (const sound of seconds) {
    expect(loudness(sound)).toBeGreaterThan(500);
    expect(loudness(sound.subarray(RATE - 480))).toBeLessThan(100);
  }
  expect(new Set(seconds.map((sound) => Buffer.from(sound.slice().buffer).toString('base64'))).size).toBe(60);
});

it('begins in the middle of a minute, and goes round', async () => {
  const file = await clockVoice();
  const whole = samplesOf(['-i', file]);
  const begin = Date.UTC(2026, 10, 29, 8, 0, 58);
  const pcm = samplesOf(['-f', 'lavfi', '-i', voiceFrom(file, begin), '-t', '4']);
  const wanted = new Int16Array(4 * RATE);
  wanted.set(whole.subarray(58 * RATE));
  wanted.set(whole.subarray(0, 2 * RATE), 2 * RATE);
  expect(Buffer.from(pcm.slice().buffer).equals(Buffer.from(wanted.buffer))).toBe(true);
});

function samplesOf(from: readonly string[]): Int16Array {
  const made = execFileSync('ffmpeg', ['-v', 'error', ...from, '-ac', '1', '-f', 's16le', '-'], { maxBuffer: 1e8 });
  return new Int16Array(made.buffer, made.byteOffset, made.length / 2);
}

const loudness = (pcm: Int16Array): number => Math.sqrt(pcm.reduce((sum, one) => sum + one * one, 0) / pcm.length);
