import { sizeOf } from './sps.rules';

/** What the body of an FLV tag is; `refused` names a codec that we do not carry. */
export type FlvBody<Config> =
  | { readonly is: 'config'; readonly config: Config }
  | { readonly is: 'frame'; readonly isKey: boolean; readonly composition: number; readonly data: Buffer }
  | { readonly is: 'end' }
  | { readonly is: 'refused'; readonly codec: string }
  | { readonly is: 'broken' };

/** How H.264 is decoded: its avcC record, and what that says of the picture. */
export type AvcConfig = {
  readonly record: Buffer;
  readonly codec: string;
  readonly width: number;
  readonly height: number;
};

/** How AAC is decoded: its AudioSpecificConfig, and what that says of the sound. */
export type AacConfig = {
  readonly record: Buffer;
  readonly codec: string;
  readonly rate: number;
  readonly channels: number;
};

const AVC = 7;
const VIDEO: Readonly<Record<number, string>> = {
  2: 'Sorenson H.263',
  3: 'Screen Video',
  4: 'VP6',
  5: 'VP6',
  12: 'HEVC',
};
const ENHANCED: Readonly<Record<string, string>> = {
  hvc1: 'HEVC',
  av01: 'AV1',
  vp09: 'VP9',
  vp08: 'VP8',
  avc1: 'H.264 (enhanced RTMP)',
};
const AAC = 10;
const AUDIO: Readonly<Record<number, string>> = {
  1: 'ADPCM',
  2: 'MP3',
  9: 'enhanced audio',
  11: 'Speex',
  13: 'Opus',
  14: 'MP3',
};
const LARGEST = 16_384;
const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

const broken = { is: 'broken' } as const;

/** Reads VIDEODATA (FLV 10.1 §E.4.3), and knows enhanced RTMP by its high bit. */
export function readVideo(body: Buffer): FlvBody<AvcConfig> {
  const first = body[0];
  if (first === undefined) return broken;
  if (first & 0x80) {
    const name = body.toString('latin1', 1, 5);
    return { is: 'refused', codec: ENHANCED[name] ?? 'enhanced video' };
  }
  if ((first & 0x0f) !== AVC) return { is: 'refused', codec: VIDEO[first & 0x0f] ?? `video codec ${first & 0x0f}` };
  if (body.length < 5) return broken;
  const data = body.subarray(5);
  if (body[1] === 0) return readAvcConfig(data);
  if (body[1] === 2) return { is: 'end' };
  return { is: 'frame', isKey: first >> 4 === 1, composition: body.readIntBE(2, 3), data };
}

function readAvcConfig(record: Buffer): FlvBody<AvcConfig> {
  if (record.length < 8 || record[0] !== 1 || ((record[5] ?? 0) & 0x1f) === 0) return broken;
  const sps = record.subarray(8, 8 + record.readUInt16BE(6));
  if (sps.length < 4) return broken;
  const { width, height } = sizeOf(sps);
  if (!isSize(width) || !isSize(height)) return broken;
  return { is: 'config', config: { record, codec: `avc1.${record.toString('hex', 1, 4)}`, width, height } };
}

const isSize = (pixels: number): boolean => pixels > 0 && pixels <= LARGEST;

/** Reads AUDIODATA (FLV 10.1 §E.4.2). */
export function readAudio(body: Buffer): FlvBody<AacConfig> {
  const format = (body[0] ?? 0) >> 4;
  if (format !== AAC) return { is: 'refused', codec: AUDIO[format] ?? `audio codec ${format}` };
  if (body.length < 2) return broken;
  const data = body.subarray(2);
  return body[1] === 0 ? readAacConfig(data) : { is: 'frame', isKey: true, composition: 0, data };
}

/** AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1), as far as type, rate and channels. */
function readAacConfig(record: Buffer): FlvBody<AacConfig> {
  if (record.length < 2 || record.length > 64) return broken;
  const type = record.readUInt8() >> 3;
  const index = (record.readUInt16BE() >> 7) & 0x0f;
  const isExplicit = index === 15;
  if (isExplicit && record.length < 5) return broken;
  const rate = isExplicit ? (record.readUIntBE(1, 4) >> 7) & 0xffffff : RATES[index];
  const channels = (record.readUInt8(isExplicit ? 4 : 1) >> 3) & 0x0f;
  if (rate === undefined || rate === 0 || type === 0) return broken;
  return { is: 'config', config: { record, codec: `mp4a.40.${type}`, rate, channels } };
}
