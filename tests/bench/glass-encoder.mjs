/** An encoder whose picture says when it was taken: hundredths of a second since `base`, as a bar code that a canvas reads. */
import { spawn } from 'node:child_process';
import { load } from './typescript.mjs';

const { barCode } = load('plugins/streaming/engine/testing/test-film.ts');

/** Encodes live, and sends it to an address of RTMP. */
export function glassEncoder({ width, height, base, to }) {
  const clock = `settb=1/1000,setpts='(RTCTIME/1000000-${base / 1_000})/TB'`;
  const code = barCode(width, height).replaceAll('floor(n/', 'floor(floor(t*100+0.5)/');
  const args = [
    ...['-v', 'error', '-re', '-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=30`],
    ...['-re', '-f', 'lavfi', '-i', 'sine=f=440:r=48000', '-vf', `${clock},${code},format=yuv420p`],
    ...['-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-tune', 'zerolatency', '-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '2500k', '-sc_threshold', '0'],
    ...['-force_key_frames', 'expr:gte(t,n_forced*2)', '-g', '600', '-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    ...['-flush_packets', '1', '-f', 'flv', to],
  ];
  const child = spawn('ffmpeg', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return { stop: () => child.kill('SIGKILL') };
}
