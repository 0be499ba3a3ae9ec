import type { AacConfig, AvcConfig } from '../flv/flv-body.rules';
import { box, fullBox, u16, u32, u8 } from './boxes.rules';

/** Ticks a second of every picture track: a millisecond, the unit of RTMP, is a whole number of them. */
export const VIDEO_SCALE = 90_000;
/** Samples of one AAC frame. */
export const AAC_FRAME = 1_024;
/** The numbers of the two tracks. */
export const TRACK = { video: 1, audio: 2 } as const;

/** What an epoch carries: picture, sound, or both. */
export type Setup = { readonly video?: AvcConfig | undefined; readonly audio?: AacConfig | undefined };

/** The head of a fragmented file. The same set-up gives the same bytes, which is how an encoder that comes back is known. */
export function initSegment({ video, audio }: Setup): Buffer {
  const tracks = [...(video ? [videoTrack(video)] : []), ...(audio ? [audioTrack(audio)] : [])];
  const extended = [...(video ? [trex(TRACK.video)] : []), ...(audio ? [trex(TRACK.audio)] : [])];
  return Buffer.concat([
    box('ftyp', latin('iso6'), u32(0x200), latin('iso6cmfcmp41')),
    box('moov', movieHeader(), ...tracks, box('mvex', ...extended)),
  ]);
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const zeros = (length: number): Buffer => Buffer.alloc(length);
const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

const movieHeader = (): Buffer =>
  fullBox('mvhd', {}, u32(0, 0, 1_000, 0, 0x10000), u16(0x100), zeros(10), MATRIX, zeros(24), u32(TRACK.audio + 1));

const trex = (id: number): Buffer => fullBox('trex', {}, u32(id, 1, 0, 0, 0));

function videoTrack({ record, width, height }: AvcConfig): Buffer {
  const entry = box(
    'avc1',
    ...[zeros(6), u16(1), zeros(16), u16(width, height), u32(0x480000, 0x480000, 0), u16(1)],
    ...[zeros(32), u16(0x18, 0xffff), box('avcC', record)],
  );
  const head = fullBox('vmhd', { flags: 1 }, zeros(8));
  return track({ id: TRACK.video, scale: VIDEO_SCALE, handler: 'vide', entry, head, size: [width, height] });
}

function audioTrack({ record, rate, channels }: AacConfig): Buffer {
  // No channels said means that they are said elsewhere; players take two.
  const count = channels || 2;
  // The field has 16 bits; a rate above them stands in the configuration alone.
  const shown = rate > 0xffff ? 0 : rate;
  const entry = box('mp4a', zeros(6), u16(1), zeros(8), u16(count, 16, 0, 0), u32(shown * 0x10000), esds(record));
  const head = fullBox('smhd', {}, zeros(4));
  return track({ id: TRACK.audio, scale: rate, handler: 'soun', entry, head, size: [0, 0] });
}

/** MPEG-4 descriptors (ISO/IEC 14496-1): elementary stream, decoder, its configuration, and the fixed sync layer of MP4. */
function esds(config: Buffer): Buffer {
  const specific = descriptor(5, config);
  const decoder = descriptor(4, u8(0x40, 0x15, 0, 0, 0), u32(0, 0), specific);
  return fullBox('esds', {}, descriptor(3, u16(TRACK.audio), u8(0), decoder, descriptor(6, u8(2))));
}

function descriptor(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u8(tag, body.length), body]);
}

type Track = {
  readonly id: number;
  readonly scale: number;
  readonly handler: 'vide' | 'soun';
  readonly entry: Buffer;
  readonly head: Buffer;
  readonly size: readonly [number, number];
};

function track({ id, scale, handler, entry, head, size }: Track): Buffer {
  const volume = handler === 'soun' ? 0x100 : 0;
  const [width, height] = size;
  const table = box(
    'stbl',
    fullBox('stsd', {}, u32(1), entry),
    ...['stts', 'stsc', 'stco'].map((name) => fullBox(name, {}, u32(0))),
    fullBox('stsz', {}, u32(0, 0)),
  );
  const data = box('dinf', fullBox('dref', {}, u32(1), fullBox('url ', { flags: 1 })));
  return box(
    'trak',
    fullBox(
      'tkhd',
      { flags: 3 },
      ...[u32(0, 0, id, 0, 0), zeros(8), u16(0, 0, volume, 0), MATRIX, u32(width * 0x10000, height * 0x10000)],
    ),
    box(
      'mdia',
      // 0x55c4 is "und": the language of the sound is said where it is known, in the playlist.
      fullBox('mdhd', {}, u32(0, 0, scale, 0), u16(0x55c4, 0)),
      fullBox('hdlr', {}, u32(0), latin(handler), zeros(12), latin('Hearth\0')),
      box('minf', head, data, table),
    ),
  );
}
