import { fragment, type AudioSample, type VideoSample } from '../fmp4/fragment.rules';
import { AAC_FRAME, VIDEO_SCALE } from '../fmp4/init-segment.rules';
import type { MakingSettings } from './made';
import { arrived, place, type Arrival, type Timeline } from './timeline.rules';

/** How the numbering of a broadcast stands. */
export type Numbering = {
  segment: number;
  part: number;
  /** How long the open segment is. */
  seconds: number;
  fragments: number;
};

/** An epoch that is being made: what has come of the next part. */
export type OpenEpoch = {
  readonly number: number;
  readonly hasVideo: boolean;
  /** Samples a second, where there is sound. */
  readonly rate: number | undefined;
  readonly timeline: Timeline;
  readonly arrival: Arrival;
  /** The newest picture: how long it lasts is known with the next. */
  pending: (Omit<VideoSample, 'duration'> & { readonly at: number }) | undefined;
  pictures: VideoSample[];
  sounds: AudioSample[];
  /** Where the next picture and the next sound of the coming part begin, in ticks. */
  video: number;
  audio: number;
  /** How long the newest picture lasted. */
  typical: number;
  /** Joined again, in the middle: what was had already may come once more. */
  again: { readonly video: boolean; readonly sound: boolean };
};

/** A frame of a body that was read. */
export type Sample = {
  readonly time: number;
  readonly data: Buffer;
  readonly key: boolean;
  readonly composition: number;
};

/** What the functions here work on. */
export type Making = MakingSettings & { readonly numbering: Numbering; readonly open: OpenEpoch };

const TICKS = VIDEO_SCALE / 1_000;
/** Times come in milliseconds, so what is this near is the same. */
const NEAR = 0.05;
/** A segment that waits longer for a key frame is closed without: nobody keeps a quarter of an hour in memory. */
const LONGEST_SEGMENT = 30;

/** Takes in a picture; with it the one before it is whole, and perhaps the part. */
export function addVideo(making: Making, sample: Sample): void {
  const { open, now } = making;
  const { out } = place(open.timeline, sample.time);
  arrived(open.arrival, out, now());
  const wanted = Math.round(out * TICKS);
  const { pending } = open;
  if (open.again.video && wanted < (pending ? pending.at + TICKS : open.video - TICKS)) return;
  open.again = { ...open.again, video: false };
  const at = pending ? Math.max(wanted, pending.at + TICKS) : open.video;
  if (pending) finish(open, at - pending.at);
  cutAt(making, at, sample.key);
  open.pending = { data: sample.data, composition: sample.composition * TICKS, key: sample.key, at };
}

/** Takes in a frame of sound. It is placed by the one before it, and by its time only where that is far from it. */
export function addAudio(making: Making, sample: Sample): void {
  const { open } = making;
  if (open.rate === undefined) return;
  const { out } = place(open.timeline, sample.time);
  if (!open.hasVideo) arrived(open.arrival, out, making.now());
  const next = audioEnd(open);
  const late = Math.round((out / 1_000) * open.rate) - next;
  if (late < (open.again.sound ? -AAC_FRAME / 2 : -NEAR * open.rate)) return;
  open.again = { ...open.again, sound: false };
  if (late > NEAR * open.rate) leaveGap(open, late);
  open.sounds.push({ data: sample.data, duration: AAC_FRAME });
  if (!open.hasVideo) cutSound(making);
}

/** Nobody sends any more: what there is becomes the last part of its segment. */
export function finishAll(making: Making): void {
  const { open } = making;
  if (open.pending) finish(open, open.typical);
  if (open.pictures.length > 0 || open.sounds.length > 0) cut(making, { last: true, sounds: open.sounds.length });
}

function finish(open: OpenEpoch, duration: number): void {
  if (!open.pending) return;
  const { data, composition, key } = open.pending;
  open.pictures.push({ data, composition, key, duration });
  open.typical = duration;
  open.pending = undefined;
}

/** A part ends before a key frame, and where the next picture would make it too long. */
function cutAt(making: Making, at: number, key: boolean): void {
  const { open, numbering } = making;
  if (open.pictures.length === 0) return;
  const seconds = (at - open.video) / VIDEO_SCALE;
  const segment = numbering.seconds + seconds;
  const last = (key && segment >= making.segmentSeconds - NEAR) || segment >= LONGEST_SEGMENT;
  const full = seconds + open.typical / VIDEO_SCALE > making.partSeconds + 0.002;
  if (key || full || last) cut(making, { last, sounds: soundsBefore(open, at / VIDEO_SCALE) });
}

function cutSound(making: Making): void {
  const { open, numbering } = making;
  const rate = open.rate ?? VIDEO_SCALE;
  const seconds = (audioEnd(open) - open.audio) / rate;
  if (seconds + AAC_FRAME / rate <= making.partSeconds) return;
  const last = numbering.seconds + seconds >= making.segmentSeconds - making.partSeconds / 2;
  cut(making, { last, sounds: open.sounds.length });
}

function cut(making: Making, { last, sounds }: { last: boolean; sounds: number }): void {
  const { open, numbering, emit } = making;
  const { pictures } = open;
  const audio = open.sounds.slice(0, sounds);
  const end = open.video + pictures.reduce((sum, { duration }) => sum + duration, 0);
  const audioStop = open.audio + audio.reduce((sum, { duration }) => sum + duration, 0);
  const seconds =
    pictures.length > 0 ? (end - open.video) / VIDEO_SCALE : (audioStop - open.audio) / (open.rate ?? VIDEO_SCALE);
  const start = open.hasVideo ? open.video / TICKS : (open.audio / (open.rate ?? VIDEO_SCALE)) * 1_000;
  numbering.fragments += 1;
  const bytes = fragment({
    sequence: numbering.fragments,
    video: { time: open.video, samples: pictures },
    audio: { time: open.audio, samples: audio },
  });
  emit({
    is: 'part',
    bytes,
    line: {
      ...{ k: 'part', epoch: open.number, segment: numbering.segment, part: numbering.part },
      seconds: Math.round(seconds * 1e6) / 1e6,
      independent: pictures[0]?.key ?? !open.hasVideo,
      ...(numbering.part === 0 ? { at: Math.round(open.arrival.least + start), start: Math.round(start * TICKS) } : {}),
      ...(last ? { last } : {}),
      reached: { video: end, audio: audioStop },
    },
  });
  open.pictures = [];
  open.sounds = open.sounds.slice(sounds);
  open.video = end;
  open.audio = audioStop;
  step(numbering, seconds, last);
}

/** Counts a part. */
function step(numbering: Numbering, seconds: number, last: boolean): void {
  numbering.part = last ? 0 : numbering.part + 1;
  numbering.seconds = last ? 0 : numbering.seconds + seconds;
  numbering.segment += last ? 1 : 0;
}

function soundsBefore(open: OpenEpoch, seconds: number): number {
  let at = open.audio;
  const until = seconds * (open.rate ?? VIDEO_SCALE);
  const first = open.sounds.findIndex(({ duration }) => {
    at += duration;
    return at - duration >= until;
  });
  return first < 0 ? open.sounds.length : first;
}

const audioEnd = (open: OpenEpoch): number => open.sounds.reduce((sum, { duration }) => sum + duration, open.audio);

/** Sound was lost: the frame before the gap is said to last until its end, or the part begins after it. */
function leaveGap(open: OpenEpoch, samples: number): void {
  const last = open.sounds.at(-1);
  if (last) open.sounds[open.sounds.length - 1] = { ...last, duration: last.duration + samples };
  else open.audio += samples;
}
