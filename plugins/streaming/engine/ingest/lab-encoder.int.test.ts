import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BAR_CODE } from '../../../../tests/lab/encoder/clock-picture';
import { readVideo } from '../flv/flv-body.rules';
import { aRoom, KEY } from '../testing/an-encoder';
import { anIngest, until, type AnIngest, type ReadFrame } from '../testing/an-ingest';
import { promised } from '../../../../tests/host/slowness';

let ingest: AnIngest;
let encoder: ChildProcess;

beforeAll(async () => {
  ingest = await anIngest();
  await ingest.order(aRoom('r1', [KEY]));
  const script = resolve(__dirname, '../../../../tests/lab/encoder/bin/encoder.cjs');
  encoder = spawn(process.execPath, [script, ingest.address, KEY, '--size', '640x360', '--kilobits', '600']);
});
afterAll(async () => {
  const gone = new Promise((done) => encoder.once('exit', done));
  encoder.kill('SIGTERM');
  await gone;
  await ingest.stop();
});

/** H.264 as a decoder takes it without a file around it: start codes instead of lengths. */
function annexB(frames: readonly ReadFrame[]): Buffer {
  const start = Buffer.of(0, 0, 0, 1);
  const parts: Buffer[] = [];
  for (const { payload } of frames) {
    const body = readVideo(payload);
    if (body.is === 'config') parts.push(...parameterSets(body.config.record).flatMap((set) => [start, set]));
    if (body.is !== 'frame') continue;
    for (let at = 0; at + 4 < body.data.length; at += 4 + body.data.readUInt32BE(at)) {
      parts.push(start, body.data.subarray(at + 4, at + 4 + body.data.readUInt32BE(at)));
    }
  }
  return Buffer.concat(parts);
}

/** The one SPS and the one PPS that x264 writes. */
function parameterSets(record: Buffer): readonly Buffer[] {
  const end = 8 + record.readUInt16BE(6);
  return [record.subarray(8, end), record.subarray(end + 3, end + 3 + record.readUInt16BE(end + 1))];
}

/** Reads the bar codes of all pictures: each cell becomes one grey dot. */
function readBarCodes(h264: Buffer): readonly number[] {
  const { bits, height } = BAR_CODE;
  const filter = `crop=iw:${height}:0:0,scale=${bits}:1:flags=area,format=gray`;
  const out = ['-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];
  const dots = execFileSync('ffmpeg', ['-v', 'error', '-f', 'h264', '-i', 'pipe:0', ...out], { input: h264 });
  return Array.from({ length: Math.floor(dots.length / bits) }, (_, picture) =>
    dots.subarray(picture * bits, (picture + 1) * bits).reduce((value, dot) => value * 2 + (dot > 127 ? 1 : 0), 0),
  );
}

it('shows the clock on the wall as a bar code, from which latency can be read', async () => {
  const reader = ingest.read('r1');
  const pictures = (): readonly ReadFrame[] => reader.frames.filter(({ kind }) => kind === 'video');
  await until(() => pictures().length > 60);
  const taken = pictures().slice(0, 61);
  const codes = readBarCodes(annexB(taken));
  expect(codes).toHaveLength(60);
  const late = codes.map((code, at) => (taken[at + 1]!.at - code + 2 ** BAR_CODE.bits) % 2 ** BAR_CODE.bits);
  const median = [...late].sort((a, b) => a - b)[30]!;
  expect(median).toBeGreaterThanOrEqual(0);
  expect(median).toBeLessThan(promised(1_000));
  const steps = codes.slice(1).map((code, at) => code - codes[at]!);
  expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeGreaterThan(25);
});

it('shows its key in no command line of ffmpeg', async () => {
  await until(() => ingest.room('r1') !== undefined);
  const running = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(commandOf);
  const ours = running.filter((command) => command.includes('ffmpeg') && command.includes('640x360'));
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.join('')).not.toContain(KEY);
});

it('comes back by itself when it is thrown out', async () => {
  const { session } = ingest.room('r1')!;
  await ingest.order(aRoom('r1', [KEY], 1));
  await until(() => ingest.told('ingest.kicked').length === 1);
  await until(() => (ingest.room('r1')?.session ?? session) !== session);
});

function commandOf(pid: string): readonly string[] {
  try {
    return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
  } catch {
    // Gone meanwhile.
    return [];
  }
}
