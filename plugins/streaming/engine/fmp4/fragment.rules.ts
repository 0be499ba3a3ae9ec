import { box, fullBox, u32, u64 } from './boxes.rules';
import { TRACK } from './init-segment.rules';

/** One picture, as it lies in a fragment; times in ticks of its track. */
export type VideoSample = {
  readonly data: Buffer;
  readonly duration: number;
  /** How much later it is shown than decoded; may be negative. */
  readonly composition: number;
  readonly key: boolean;
};

/** One frame of sound; it lasts longer than its samples where some were lost after it. */
export type AudioSample = { readonly data: Buffer; readonly duration: number };

/** What a fragment holds of each track: from when, and what. */
export type FragmentContent = {
  readonly sequence: number;
  readonly video: { readonly time: number; readonly samples: readonly VideoSample[] };
  readonly audio: { readonly time: number; readonly samples: readonly AudioSample[] };
};

const KEY = 0x2000000;
const NOT_KEY = 0x1010000;
/** Offsets in a fragment count from its own beginning, so that it means the same wherever it lies. */
const BASE_IS_MOOF = 0x20000;

/** Writes one fragment, `moof` and `mdat`, with both tracks in it; a track without samples is left out. */
export function fragment({ sequence, video, audio }: FragmentContent): Buffer {
  const pictures = video.samples.map(({ data }) => data);
  const sounds = audio.samples.map(({ data }) => data);
  const videoBytes = lengthOf(pictures);
  const audioBytes = lengthOf(sounds);
  const moof = (start: number): Buffer =>
    box(
      'moof',
      fullBox('mfhd', {}, u32(sequence)),
      ...(pictures.length > 0 ? [videoRun(video, start)] : []),
      ...(sounds.length > 0 ? [audioRun(audio, start + videoBytes)] : []),
    );
  // The length of the head does not depend on the offsets in it.
  const headLength = moof(0).length;
  const data = Buffer.concat([u32(8 + videoBytes + audioBytes), Buffer.from('mdat', 'latin1')]);
  return Buffer.concat([moof(headLength + data.length), data, ...pictures, ...sounds]);
}

function videoRun({ time, samples }: FragmentContent['video'], offset: number): Buffer {
  const fields = samples.flatMap(({ data, duration, composition, key }) => [
    ...[duration, data.length],
    ...[key ? KEY : NOT_KEY, composition],
  ]);
  return box(
    'traf',
    fullBox('tfhd', { flags: BASE_IS_MOOF }, u32(TRACK.video)),
    fullBox('tfdt', { version: 1 }, u64(time)),
    // Each sample with duration, size, flags and signed composition offset.
    fullBox('trun', { version: 1, flags: 0xf01 }, u32(samples.length, offset, ...fields)),
  );
}

function audioRun({ time, samples }: FragmentContent['audio'], offset: number): Buffer {
  const fields = samples.flatMap(({ data, duration }) => [duration, data.length]);
  return box(
    'traf',
    // Each frame of sound can be entered at.
    fullBox('tfhd', { flags: BASE_IS_MOOF | 0x20 }, u32(TRACK.audio, KEY)),
    fullBox('tfdt', { version: 1 }, u64(time)),
    fullBox('trun', { flags: 0x301 }, u32(samples.length, offset, ...fields)),
  );
}

const lengthOf = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);
