import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a browser's recorder would have made it. */
export type RecordingKind = { readonly codec: 'h264' | 'vp8'; readonly seconds: number; readonly keySeconds: number };

const CODECS: Readonly<Record<RecordingKind['codec'], readonly string[]>> = {
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline'],
  vp8: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '1M'],
};

/** A recording as a browser makes it: WebM written as it comes, Opus, a bar that moves. Pieces of a fifth of a second. */
export function aRecording({ codec, seconds, keySeconds }: RecordingKind): readonly Buffer[] {
  const path = join(tmpdir(), `recording-${codec}-${seconds}-${keySeconds}-${process.pid}.webm`);
  const picture = `testsrc2=size=640x360:rate=25:duration=${seconds}`;
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', `sine=duration=${seconds}`],
    ...[...CODECS[codec], '-g', String(25 * keySeconds), '-keyint_min', String(25 * keySeconds), '-sc_threshold', '0'],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'libopus', '-f', 'matroska', '-live', '1', '-cluster_time_limit', '200', path],
  ]);
  const whole = readFileSync(path);
  const size = Math.ceil(whole.length / (seconds * 5));
  return Array.from({ length: seconds * 5 }, (_, at) => whole.subarray(at * size, (at + 1) * size));
}
