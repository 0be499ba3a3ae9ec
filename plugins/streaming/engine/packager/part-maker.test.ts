import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { readRuns } from '../fmp4/read-boxes.rules';
import { testFilm } from '../testing/test-film';
import type { Made } from './made';
import { begin, partMaker, pause, take, type MadeBefore, type PartMaker } from './part-maker';

const ROOT = join(__dirname, '../../../..');
const NOTHING: MadeBefore = {
  epochs: [],
  numbering: { segment: 0, part: 0, seconds: 0, fragments: 0 },
  clock: undefined,
};
const made: Made[] = [];
const at = { now: 1_000_000 };
let large: readonly FlvTag[] = [];
let small: readonly FlvTag[] = [];
let folder = '';

beforeAll(async () => {
  large = await testFilm(ROOT, { width: 640, height: 360, seconds: 10 });
  small = await testFilm(ROOT, { width: 426, height: 240, seconds: 6 });
  folder = await mkdtemp(join(tmpdir(), 'hearth-parts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => void made.splice(0));

function aMaker(before: MadeBefore = NOTHING): PartMaker {
  const emit = (one: Made): void => void made.push(one);
  const { epochs, numbering, clock } = before;
  const settings = { partSeconds: 0.5, segmentSeconds: 2, now: () => at.now, emit };
  return partMaker(settings, { epochs: [...epochs], numbering: { ...numbering }, clock });
}

/** Sends a film as an encoder would, its clock beginning at `from`. */
function send(maker: PartMaker, film: readonly FlvTag[], from = 0): void {
  for (const tag of film) {
    at.now = 1_000_000 + tag.time;
    take(maker, { ...tag, time: tag.time + from });
  }
}

const partsOf = (epoch?: number) =>
  made.flatMap((one) => (one.is === 'part' && (epoch === undefined || one.line.epoch === epoch) ? [one] : []));
const fileOf = (epoch: number): Buffer =>
  Buffer.concat(
    made.flatMap((one) => {
      if (one.is === 'epoch' && one.line.epoch === epoch) return [one.init];
      return one.is === 'part' && one.line.epoch === epoch ? [one.bytes] : [];
    }),
  );

/** What ffmpeg complains of when it decodes the whole, and how many pictures there were. */
async function decoded(bytes: Buffer): Promise<{ errors: string; frames: number; seconds: number }> {
  const path = join(folder, 'out.mp4');
  await writeFile(path, bytes);
  const run = promisify(execFile);
  const { stderr } = await run('ffmpeg', ['-v', 'warning', '-xerror', '-i', path, '-f', 'null', '-']);
  const asked = ['-v', 'error', '-count_packets', '-select_streams', 'v', '-show_entries', 'stream=nb_read_packets'];
  const { stdout } = await run('ffprobe', [...asked, '-show_entries', 'format=duration', '-of', 'json', path]);
  const told = JSON.parse(stdout) as { streams: { nb_read_packets: string }[]; format: { duration: string } };
  return { errors: stderr, frames: Number(told.streams[0]!.nb_read_packets), seconds: Number(told.format.duration) };
}

describe('an encoder', () => {
  it('becomes parts of half a second, segments at key frames, and a file that decodes whole', async () => {
    const maker = aMaker();
    begin(maker, { name: 'a', slate: false });
    send(maker, large);
    pause(maker);

    const parts = partsOf();
    expect(parts).toHaveLength(20);
    for (const { line } of parts) {
      expect(line.seconds).toBeCloseTo(0.5, 2);
      expect(line.independent).toBe(line.part === 0);
    }
    expect(parts.map(({ line }) => `${line.segment}.${line.part}`).slice(2, 6)).toEqual(['0.2', '0.3', '1.0', '1.1']);
    expect(parts.filter(({ line }) => line.last).map(({ line }) => line.segment)).toEqual([0, 1, 2, 3, 4]);
    expect(parts[4]!.line.at).toBeCloseTo(1_002_000, -2);
    const film = await decoded(fileOf(0));
    expect(film).toMatchObject({ errors: '', frames: 300 });
    expect(film.seconds).toBeCloseTo(10, 1);
  });

  it('comes back with the same parameters and goes on in the same epoch, without gap or overlap', async () => {
    const maker = aMaker();
    begin(maker, { name: 'a', slate: false });
    send(maker, large.slice(0, 555), 5_000);
    begin(maker, { name: 'b', slate: false });
    send(maker, large, 700);
    pause(maker);

    expect(made.filter(({ is }) => is === 'epoch')).toHaveLength(1);
    const runs = partsOf().flatMap(({ bytes }) => readRuns(bytes));
    for (const [track, scale] of [
      [1, 90_000],
      [2, 48_000],
    ] as const) {
      let end = 0;
      for (const { time, samples } of runs.filter((run) => run.track === track)) {
        expect(Math.abs(time - end)).toBeLessThan(scale * 0.1);
        expect(time).toBeGreaterThanOrEqual(end);
        end = time + samples.reduce((sum, { duration }) => sum + duration, 0);
      }
    }
    expect((await decoded(fileOf(0))).errors).toBe('');
  });

  it('comes back with others and begins an epoch; with the first ones again it goes on in the first', async () => {
    const maker = aMaker();
    for (const film of [large, small, large]) {
      begin(maker, { name: `encoder ${made.length}`, slate: false });
      send(maker, film);
    }
    pause(maker);
    expect(made.flatMap((one) => (one.is === 'epoch' ? [[one.line.width, one.line.height]] : []))).toEqual([
      [640, 360],
      [426, 240],
    ]);
    expect(await decoded(fileOf(0))).toMatchObject({ errors: '', frames: 600 });
    expect(await decoded(fileOf(1))).toMatchObject({ errors: '', frames: 180 });
    const numbers = partsOf().map(({ line }) => line.segment);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('whose clock jumps goes on where it was', async () => {
    const maker = aMaker();
    begin(maker, { name: 'a', slate: false });
    send(maker, large, 3_600_000);
    send(maker, large, 10);
    pause(maker);
    const film = await decoded(fileOf(0));
    expect(film.errors).toBe('');
    expect(film.seconds).toBeCloseTo(20, 0);
  });

  it('that sends sound alone is packaged by its sound', async () => {
    const maker = aMaker();
    begin(maker, { name: 'a', slate: false });
    send(
      maker,
      large.filter(({ kind }) => kind === 'audio'),
    );
    pause(maker);
    expect(partsOf().length).toBeGreaterThan(18);
    for (const { line } of partsOf()) expect(line).toMatchObject({ independent: true });
    expect(partsOf().at(-1)!.line.segment).toBeGreaterThanOrEqual(4);
  });

  it('that sends another codec is told from one that sends rubbish', () => {
    const maker = aMaker();
    begin(maker, { name: 'a', slate: false });
    expect(take(maker, { kind: 'video', time: 0, payload: Buffer.from([0x91, 0x68, 0x76, 0x63, 0x31]) })).toBe('codec');
    expect(take(maker, { kind: 'audio', time: 0, payload: Buffer.from([0x2f, 0, 0]) })).toBe('codec');
    expect(take(maker, { kind: 'video', time: 0, payload: Buffer.from([0x17, 0, 0, 0, 0, 1]) })).toBe('broken');
    expect(made).toEqual([]);
  });
});

it('goes on after a crash exactly where the file ends, when the encoder’s frames come again', async () => {
  const maker = aMaker();
  begin(maker, { name: 'a', slate: false });
  send(maker, large.slice(0, 460));
  const before = partsOf().at(-1)!;
  const { epochs, numbering, clock } = maker;
  const known = epochs.map((epoch) => ({ ...epoch, reached: before.line.reached }));

  const next = aMaker({ epochs: known, numbering: { ...numbering }, clock });
  begin(next, { name: 'a', slate: false });
  const key = large.slice(0, 460).findLastIndex(({ kind, payload }) => kind === 'video' && payload[0] === 0x17);
  send(next, [...large.slice(0, 5).filter(({ payload }) => payload[1] === 0), ...large.slice(key)]);
  pause(next);

  expect(made.filter(({ is }) => is === 'line')).toHaveLength(1);
  expect(await decoded(fileOf(0))).toMatchObject({ errors: '', frames: 300 });
  const names = partsOf().map(({ line }) => `${line.segment}.${line.part}`);
  expect(new Set(names).size).toBe(names.length);
});
