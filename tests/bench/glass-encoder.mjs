/** An encoder whose picture says when it was taken: hundredths of a second since `base`, as a bar code that a canvas reads. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(join(root, 'package.json'));
const { barCode } = require(join(root, 'plugins/streaming/lib/engine/testing/test-film.js'));

/** Encodes live, and gives each tag of FLV as it comes out of the encoder. */
export function glassEncoder({ width, height, base, onTag }) {
  const clock = `settb=1/1000,setpts='(RTCTIME/1000000-${base / 1_000})/TB'`;
  const code = barCode(width, height).replaceAll('floor(n/', 'floor(floor(t*100+0.5)/');
  const args = [
    ...['-v', 'error', '-re', '-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=30`],
    ...['-re', '-f', 'lavfi', '-i', 'sine=f=440:r=48000', '-vf', `${clock},${code},format=yuv420p`],
    ...['-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-tune', 'zerolatency', '-b:v', '2500k', '-maxrate', '2500k', '-bufsize', '2500k', '-sc_threshold', '0'],
    ...['-force_key_frames', 'expr:gte(t,n_forced*2)', '-g', '600', '-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    ...['-flush_packets', '1', '-f', 'flv', 'pipe:1'],
  ];
  const child = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let rest = Buffer.alloc(0);
  let begun = false;
  child.stdout.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (!begun && rest.length >= 13) {
      rest = rest.subarray(13);
      begun = true;
    }
    while (begun && rest.length >= 11 && rest.length >= 15 + rest.readUIntBE(1, 3)) {
      const end = 11 + rest.readUIntBE(1, 3);
      const kind = { 8: 'audio', 9: 'video' }[rest[0]];
      const time = rest.readUIntBE(4, 3) + rest[7] * 0x1000000;
      if (kind) onTag({ kind, time, payload: Buffer.from(rest.subarray(11, end)) });
      rest = rest.subarray(end + 4);
    }
  });
  return { stop: () => child.kill('SIGKILL') };
}
