import { box, fullBox, u16, u32, u64 } from './boxes.rules';
import { VIDEO_SCALE } from './init-segment.rules';
import { boxesIn, inside } from './read-boxes.rules';
import type { Run, Runs } from './read-fragment.rules';
import { sampleTable, type PlacedRun } from './sample-table.rules';

/** What a plain file is made of: the head of the fragmented one, and its fragments as they lie in it. */
export type PlainFile = {
  readonly init: Buffer;
  readonly fragments: readonly { readonly offset: number; readonly runs: Runs }[];
  /** Bytes from the first fragment to the end of the last. */
  readonly length: number;
  /** What of it is shown, in seconds of the fragments' time; all of it where nothing is said. */
  readonly edits: readonly { readonly from: number; readonly seconds: number }[];
};

const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const zeros = (length: number): Buffer => Buffer.alloc(length);
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/**
 * The head of a plain MP4 that every player and every editor opens, in front of fragments that stay as they are: what of them is no sample lies
 * unread between the samples. So a film of hours is handed out while it is read, and any range of it can be asked for.
 */
export function plainHead(file: PlainFile): Buffer {
  const head = headOf(file);
  // Where samples lie counts from the beginning of the file, which the head is: its length is known once it is written.
  for (const offsets of inside(head, 'moov', 'trak', 'mdia', 'minf', 'stbl', 'co64')) {
    for (let at = 8; at < offsets.length; at += 8) {
      offsets.writeBigUInt64BE(offsets.readBigUInt64BE(at) + BigInt(head.length), at);
    }
  }
  return head;
}

function headOf(file: PlainFile): Buffer {
  const first = file.fragments[0]?.offset ?? 0;
  const placed = (name: keyof Runs): readonly PlacedRun[] =>
    file.fragments.flatMap(({ offset, runs }) => {
      const run = runs[name];
      return run && run.samples.length > 0 ? [{ run, base: offset - first }] : [];
    });
  const begin = Math.min(...beginnings(file));
  const tracks = inside(file.init, 'moov', 'trak').map((trak) => trackOf(trak, { file, placed, begin }));
  const longest = Math.max(0, ...tracks.map(({ seconds }) => seconds));
  const movie = fullBox(
    'mvhd',
    {},
    u32(0, 0, VIDEO_SCALE, ticks(longest), 0x10000),
    ...[u16(0x100), zeros(10), MATRIX, zeros(24), u32(tracks.length + 1)],
  );
  return Buffer.concat([
    box('ftyp', latin('isom'), u32(0x200), latin('isomiso2avc1mp41')),
    box('moov', movie, ...tracks.map(({ bytes }) => bytes)),
    // Long form: a film of hours is longer than 32 bits say.
    ...[u32(1), latin('mdat'), u64(16 + file.length)],
  ]);
}

/** When picture and sound begin, in seconds. */
function beginnings({ init, fragments }: PlainFile): readonly number[] {
  const rates = scalesOf(init);
  const firstOf = (name: keyof Runs): number | undefined => fragments.find(({ runs }) => runs[name])?.runs[name]?.time;
  const [video, audio] = [firstOf('video'), firstOf('audio')];
  return [
    ...(video === undefined ? [] : [video / VIDEO_SCALE]),
    ...(audio === undefined ? [] : [audio / rates.audio]),
    ...(video === undefined && audio === undefined ? [0] : []),
  ];
}

function scalesOf(init: Buffer): { readonly audio: number } {
  const sound = inside(init, 'moov', 'trak', 'mdia').find((media) => handlerOf(media) === 'soun');
  return { audio: sound ? scaleOf(sound) : VIDEO_SCALE };
}

const handlerOf = (media: Buffer): string => inside(media, 'hdlr')[0]?.toString('latin1', 8, 12) ?? '';
const scaleOf = (media: Buffer): number => inside(media, 'mdhd')[0]?.readUInt32BE(12) ?? VIDEO_SCALE;
const ticks = (seconds: number): number => Math.round(seconds * VIDEO_SCALE);

type Around = {
  readonly file: PlainFile;
  readonly placed: (name: keyof Runs) => readonly PlacedRun[];
  readonly begin: number;
};

function trackOf(trak: Buffer, { file, placed, begin }: Around): { readonly bytes: Buffer; readonly seconds: number } {
  const [media = trak] = inside(trak, 'mdia');
  const isVideo = handlerOf(media) === 'vide';
  const scale = scaleOf(media);
  const runs = placed(isVideo ? 'video' : 'audio');
  const [description = zeros(0)] = boxesIn(inside(media, 'minf', 'stbl')[0] ?? zeros(0))
    .filter(({ type }) => type === 'stsd')
    .map(({ body }) => box('stsd', body));
  const table = sampleTable(description, runs, isVideo);
  const first = runs[0]?.run;
  const edits = editsOf(file, { begin, seconds: table.duration / scale }).map((edit) => ({
    length: ticks(edit.seconds),
    time: mediaTime(first, scale, edit.from),
  }));
  const seconds = edits.reduce((sum, { length }) => sum + length, 0) / VIDEO_SCALE;
  return { seconds, bytes: trackBox(trak, { table: table.bytes, edits, media, mediaTicks: table.duration }) };
}

/** All of it, from where both tracks begin, where nothing else is said. */
const editsOf = ({ edits }: PlainFile, { begin, seconds }: { begin: number; seconds: number }): PlainFile['edits'] =>
  edits.length > 0 ? edits : [{ from: begin, seconds }];

/** Pictures are shown later than decoded by what the first one says; the moment that is meant is one of showing. */
function mediaTime(first: Run | undefined, scale: number, seconds: number): number {
  const begin = first?.time ?? 0;
  return Math.max(0, Math.round(seconds * scale) - begin) + Math.max(0, first?.samples[0]?.composition ?? 0);
}

type Parts = {
  readonly table: Buffer;
  readonly edits: readonly { readonly length: number; readonly time: number }[];
  readonly media: Buffer;
  readonly mediaTicks: number;
};

function trackBox(trak: Buffer, { table, edits, media, mediaTicks }: Parts): Buffer {
  const total = edits.reduce((sum, { length }) => sum + length, 0);
  const list = edits.map(({ length, time }) => Buffer.concat([u64(length), u64(time), u32(0x10000)]));
  const header = Buffer.from(inside(trak, 'tkhd')[0] ?? zeros(84));
  header.writeUInt32BE(Math.min(total, 0xffffffff), 20);
  const length = Buffer.from(inside(media, 'mdhd')[0] ?? zeros(24));
  length.writeUInt32BE(Math.min(mediaTicks, 0xffffffff), 16);
  const info = boxesIn(inside(media, 'minf')[0] ?? zeros(0)).filter(({ type }) => type !== 'stbl');
  const handler = inside(media, 'hdlr')[0] ?? zeros(0);
  return box(
    'trak',
    box('tkhd', header),
    box('edts', fullBox('elst', { version: 1 }, u32(edits.length), ...list)),
    box(
      'mdia',
      ...[box('mdhd', length), box('hdlr', handler)],
      box('minf', ...info.map(({ type, body }) => box(type, body)), table),
    ),
  );
}
