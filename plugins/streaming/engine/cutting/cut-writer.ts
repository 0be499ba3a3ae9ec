import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fragment, type FragmentContent } from '../fmp4/fragment.rules';
import { movedFragment } from '../fmp4/move-fragment.rules';
import { readRunsOf, type Run, type Runs } from '../fmp4/read-fragment.rules';
import { VIDEO_SCALE } from '../fmp4/init-segment.rules';
import { epochFile, INDEX, type EpochLine, type PartLine, type SessionLine } from '../wire/session-line.rules';
import type { Epoch } from '../wire/session-state.rules';
import { soundRate } from './sound-rate.rules';
import type { ContentPart } from './content.rules';

/** What of a cut's file is wanted: seconds of the epoch's own time. Players of plain files show exactly this. */
export type Edit = { readonly epoch: number; readonly from: number; readonly seconds: number };

/** An epoch that is being written: its file, and where picture and sound have come to. */
type Open = {
  readonly number: number;
  readonly init: Buffer;
  readonly rate: number | undefined;
  readonly file: FileHandle;
  end: number;
  reached: PartLine['reached'];
};

/** A part that is taken over, with its bytes; `until` cuts it after so many seconds. */
export type TakenPart = { readonly part: ContentPart; readonly bytes: Buffer; readonly until: number | undefined };

/** The parameters of a run: those of the epoch that it is taken from, and the head of its file. */
export type Source = { readonly epoch: Epoch; readonly init: Buffer };

const SEGMENT_SECONDS = 1.9;
/** More than sound and picture ever lie apart: something between two parts was not kept. */
const HOLE_SECONDS = 0.5;
/** The clock of RTMP counts milliseconds: what begins within the last one before the end begins at the end. */
const CLOCK_SECONDS = 0.001;

/** Writes a folder of a recording part by part, as the packager does: one file for each set of parameters, and the index. */
export class CutWriter {
  readonly #epochs: Open[] = [];
  #lines: SessionLine[] = [];
  #at: { open: Open; video: number; audio: number } | undefined;
  #segment = { number: 0, part: 0, seconds: 0 };
  #fragments = 0;

  constructor(private readonly folder: string) {}

  /** What follows goes by these parameters and begins anew in time; the same ones as before go on in their file. */
  async begin(source: Source): Promise<void> {
    this.#closeSegment();
    const known = this.#epochs.find(({ init }) => init.equals(source.init));
    this.#at = { open: known ?? (await this.#openEpoch(source)), video: Number.NaN, audio: 0 };
  }

  /** Takes a part over; gives where it begins in the time of its epoch, in seconds, and how long it is. */
  async add({ part, bytes, until }: TakenPart): Promise<Edit> {
    const at = this.#at;
    if (!at) throw new Error('a part without parameters');
    const runs = readRunsOf(bytes);
    if (Number.isNaN(at.video) || isHole(at, runs)) this.#place(runs);
    const cut = until !== undefined && until < part.seconds ? shortened(runs, until, at.open.rate) : runs;
    const written = cut === runs ? bytes : contentIn(bytes, cut);
    const moved = movedFragment(written, { sequence: (this.#fragments += 1), ...movesOf(at) });
    await at.open.file.write(moved, 0, moved.length, at.open.end);
    const begins = at.open.reached;
    const seconds = cut === runs ? part.seconds : lengthOf(cut, at.open.rate);
    at.open.reached = {
      video: endOf(cut.video, at.video, begins.video),
      audio: endOf(cut.audio, at.audio, begins.audio),
    };
    const start = startOf(cut, at);
    this.#note({ part, seconds, length: moved.length });
    return { epoch: at.open.number, from: start, seconds };
  }

  /** Closes the files; the index comes last, since what has no index is no recording. */
  async close(): Promise<void> {
    for (const { file } of this.#epochs) {
      await file.sync();
      await file.close();
    }
    const end: SessionLine = { k: 'end', at: Date.now() };
    const text = [...this.#lines, end].map((line) => `${JSON.stringify(line)}\n`).join('');
    const index = await open(join(this.folder, INDEX), 'w', 0o640);
    await index.writeFile(text);
    await index.sync();
    await index.close();
  }

  async #openEpoch({ epoch, init }: Source): Promise<Open> {
    const number = this.#epochs.length;
    const file = await open(join(this.folder, epochFile(number)), 'w', 0o640);
    await file.write(init, 0, init.length, 0);
    const { codecs, width, height } = epoch;
    const size = width === undefined || height === undefined ? {} : { width, height };
    const line: EpochLine = { ...{ k: 'epoch', epoch: number, init: init.length, slate: false, codecs }, ...size };
    this.#lines.push(line);
    const made = { number, init, rate: soundRate(init), file, end: init.length, reached: { video: 0, audio: 0 } };
    this.#epochs.push(made);
    return made;
  }

  /** Picture and sound are moved by the same time, to where the epoch has come to. */
  #place({ video, audio }: Runs): void {
    const at = this.#at;
    if (!at) return;
    const { reached, rate = VIDEO_SCALE } = at.open;
    const [picture, sound] = [(video?.time ?? 0) / VIDEO_SCALE, (audio?.time ?? 0) / rate];
    const begin = video ? picture : sound;
    // Neither may begin before what is there of it.
    const start = Math.max(
      video ? reached.video / VIDEO_SCALE : 0,
      audio ? reached.audio / rate + begin - sound : 0,
      0,
    );
    at.video = Math.round((start - begin) * VIDEO_SCALE);
    at.audio = Math.round((start - begin) * rate);
  }

  #note({
    part,
    seconds,
    length,
  }: {
    readonly part: ContentPart;
    readonly seconds: number;
    readonly length: number;
  }): void {
    const { open: epoch } = this.#at ?? {};
    if (!epoch) return;
    if (part.independent && this.#segment.seconds >= SEGMENT_SECONDS) this.#closeSegment();
    const { number, part: index } = this.#segment;
    this.#lines.push({
      ...{ k: 'part', epoch: epoch.number, segment: number, part: index, offset: epoch.end, length, seconds },
      independent: part.independent,
      ...(index === 0 ? { at: part.moment } : {}),
      reached: epoch.reached,
    });
    epoch.end += length;
    this.#segment = { number, part: index + 1, seconds: this.#segment.seconds + seconds };
  }

  #closeSegment(): void {
    const { number, part } = this.#segment;
    if (part === 0) return;
    this.#lines.push({ k: 'close', segment: number });
    this.#segment = { number: number + 1, part: 0, seconds: 0 };
  }
}

const movesOf = ({ video, audio }: { video: number; audio: number }): { video: number; audio: number } => ({
  video,
  audio,
});

function startOf({ video, audio }: Runs, at: { open: Open; video: number; audio: number }): number {
  if (video) return (video.time + at.video) / VIDEO_SCALE;
  return ((audio?.time ?? 0) + at.audio) / (at.open.rate ?? VIDEO_SCALE);
}

function isHole(at: { open: Open; video: number; audio: number }, { video, audio }: Runs): boolean {
  const { reached, rate = VIDEO_SCALE } = at.open;
  const gap = video
    ? (video.time + at.video - reached.video) / VIDEO_SCALE
    : ((audio?.time ?? 0) + at.audio - reached.audio) / rate;
  return Math.abs(gap) > HOLE_SECONDS;
}

const endOf = (run: Run | undefined, moved: number, before: number): number =>
  run ? run.time + moved + run.samples.reduce((sum, { duration }) => sum + duration, 0) : before;

function lengthOf({ video, audio }: Runs, rate = VIDEO_SCALE): number {
  const run = video ?? audio;
  const ticks = run?.samples.reduce((sum, { duration }) => sum + duration, 0) ?? 0;
  return Math.round((ticks / (video ? VIDEO_SCALE : rate)) * 1e6) / 1e6;
}

/** Leaves off what begins after the end; later pictures are needed by no earlier one, so nothing breaks. */
function shortened({ video, audio }: Runs, until: number, rate = VIDEO_SCALE): Runs {
  const begin = video ? video.time / VIDEO_SCALE : (audio?.time ?? 0) / rate;
  const stop = begin + until - CLOCK_SECONDS;
  return {
    ...(video ? { video: upTo(video, stop * VIDEO_SCALE) } : {}),
    ...(audio ? { audio: upTo(audio, stop * rate) } : {}),
  };
}

function upTo(run: Run, ticks: number): Run {
  let { time } = run;
  const samples = run.samples.filter((sample, index) => {
    const isIn = index === 0 || time < ticks;
    time += sample.duration;
    return isIn;
  });
  return { ...run, samples };
}

function contentIn(bytes: Buffer, { video, audio }: Runs): Buffer {
  const data = ({ offset, size }: { offset: number; size: number }): Buffer => bytes.subarray(offset, offset + size);
  const content: FragmentContent = {
    sequence: 0,
    video: { time: video?.time ?? 0, samples: (video?.samples ?? []).map((one) => ({ ...one, data: data(one) })) },
    audio: { time: audio?.time ?? 0, samples: (audio?.samples ?? []).map((one) => ({ ...one, data: data(one) })) },
  };
  return fragment(content);
}
