import { box, fullBox, u32, u64 } from './boxes.rules';
import type { Run } from './read-fragment.rules';

/** A run with the place of its fragment in the file that is handed out. */
export type PlacedRun = { readonly run: Run; readonly base: number };

/** All samples of a track, as a plain file lists them. */
export type Table = {
  readonly bytes: Buffer;
  /** Ticks from the first sample to the end of the last. */
  readonly duration: number;
};

/** Writes the table of a track (ISO/IEC 14496-12 §8.6 and §8.7). `description` is its `stsd` as the fragmented file has it. */
export function sampleTable(description: Buffer, runs: readonly PlacedRun[], isVideo: boolean): Table {
  const durations = durationsOf(runs);
  const samples = runs.flatMap(({ run }) => run.samples);
  const keys = samples.flatMap(({ key }, index) => (key ? [index + 1] : []));
  const compositions = samples.map(({ composition }) => composition);
  const table = box(
    'stbl',
    description,
    fullBox('stts', {}, counted(durations)),
    ...(compositions.some((one) => one !== 0) ? [fullBox('ctts', { version: 1 }, counted(compositions))] : []),
    ...(isVideo ? [fullBox('stss', {}, u32(keys.length), numbers(keys))] : []),
    fullBox('stsc', {}, chunks(runs)),
    fullBox('stsz', {}, u32(0, samples.length), numbers(samples.map(({ size }) => size))),
    fullBox('co64', {}, u32(runs.length), ...runs.map(({ run, base }) => u64(base + (run.samples[0]?.offset ?? 0)))),
  );
  return { bytes: table, duration: durations.reduce((sum, one) => sum + one, 0) };
}

/** Where a run begins later than the one before it ended, its last sample lasts until then: nothing drifts. */
function durationsOf(runs: readonly PlacedRun[]): number[] {
  const all: number[] = [];
  let end = runs[0]?.run.time ?? 0;
  for (const { run } of runs) {
    const last = all.length - 1;
    const gap = run.time - end;
    if (last >= 0 && gap !== 0) all[last] = Math.max(1, (all[last] ?? 0) + gap);
    for (const { duration } of run.samples) all.push(duration);
    end = run.time + run.samples.reduce((sum, { duration }) => sum + duration, 0);
  }
  return all;
}

/** Numbers one after the other, with how often each comes. */
function counted(values: readonly number[]): Buffer {
  const rows: number[] = [];
  for (const value of values) {
    const at = rows.length - 2;
    if (at >= 0 && rows[at + 1] === value) rows[at] = (rows[at] ?? 0) + 1;
    else rows.push(1, value);
  }
  return Buffer.concat([u32(rows.length / 2), numbers(rows)]);
}

/** How many samples each chunk has, from which chunk on: a run is a chunk. */
function chunks(runs: readonly PlacedRun[]): Buffer {
  const rows: number[] = [];
  runs.forEach(({ run: { samples } }, index) => {
    if (rows.at(-2) !== samples.length) rows.push(index + 1, samples.length, 1);
  });
  return Buffer.concat([u32(rows.length / 3), numbers(rows)]);
}

/** As `u32`, for more numbers than fit on the stack as arguments. */
function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}
