import type { FlvTag } from '../fmp4/flv-tags.rules';

/** What an encoder sends along: words, by the frames at which they appear and go. */
export type CaptionedWords = { readonly text: string; readonly from: number; readonly to: number };

/** Control codes of the first channel of CEA-608. */
const CODES = { resume: 0x1420, end: 0x142f, erase: 0x142c, clear: 0x142e, row15: 0x1470 } as const;
const SEI = 6;
const AVC_FRAME = 1;

/** A film with captions of CEA-608 in its picture, as encoders of television send them: built up off the screen and shown at once. */
export function withCaptions(film: readonly FlvTag[], words: readonly CaptionedWords[]): readonly FlvTag[] {
  const pairs = new Map<number, number>();
  for (const { text, from, to } of words) {
    const load = [CODES.resume, CODES.resume, CODES.clear, CODES.clear, CODES.row15, CODES.row15, ...lettersOf(text)];
    // All of it is there before the frame at which it is shown.
    [...load, CODES.end, CODES.end].forEach((pair, at) => pairs.set(from - load.length + at, pair));
    [CODES.erase, CODES.erase].forEach((pair, at) => pairs.set(to + at, pair));
  }
  let frame = -1;
  return film.map((tag) => {
    if (tag.kind !== 'video' || tag.payload[1] !== AVC_FRAME) return tag;
    frame += 1;
    const pair = pairs.get(frame);
    return pair === undefined
      ? tag
      : { ...tag, payload: Buffer.concat([tag.payload.subarray(0, 5), nalOf(pair), tag.payload.subarray(5)]) };
  });
}

function lettersOf(text: string): readonly number[] {
  const bytes = Buffer.from(text.length % 2 === 0 ? text : `${text} `, 'latin1');
  return Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16BE(at * 2));
}

/** A message of user data for ATSC (A/53 part 4), with its length before it as in avcC. */
function nalOf(pair: number): Buffer {
  const [first, second] = [odd(pair >> 8), odd(pair & 0xff)];
  const data = Buffer.from([
    0xb5,
    0x00,
    0x31,
    ...Buffer.from('GA94', 'latin1'),
    0x03,
    0x40 | 1,
    0xff,
    0xfc,
    first,
    second,
    0xff,
  ]);
  const nal = Buffer.from([SEI, 4, data.length, ...data, 0x80]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(nal.length);
  return Buffer.concat([length, nal]);
}

/** Each byte of CEA-608 has an odd number of bits. */
function odd(byte: number): number {
  const bits = [...(byte & 0x7f).toString(2)].filter((bit) => bit === '1').length;
  return (byte & 0x7f) | (bits % 2 === 0 ? 0x80 : 0);
}
