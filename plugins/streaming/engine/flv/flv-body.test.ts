import fc from 'fast-check';
import { readAudio, readVideo } from './flv-body.rules';
import { sizeOf } from './sps.rules';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
/** The avcC records of x264 as ffmpeg writes them; coded rows and columns are cropped in all but the first. */
const RECORDS = {
  '1280x720 avc1.42c01f': '0142c01fffe100176742c01fda014016ec0440000003004000000f03c60ca801000468ce0fc8',
  '1920x1080 avc1.42c028': '0142c028ffe100196742c028da01e0089f970110000003001000000303c0f1832a01000468ce0fc8',
  '854x480 avc1.42c01f': '0142c01fffe100196742c01fda0360f79bc044000003000400000300f03c60ca8001000468ce0fc8',
  '1920x1080 avc1.640028':
    '01640028ffe1001b67640028acd940780227e5c044000003000400000300f03c60c65801000668ebe3cb22c0fdf8f800',
};

it.each(Object.entries(RECORDS))('knows the picture of %s', (what, record) => {
  const body = readVideo(hex(`17 00 000000 ${record}`));
  if (body.is !== 'config') throw new Error(body.is);
  expect(`${body.config.width}x${body.config.height} ${body.config.codec}`).toBe(what);
});

it('knows key frames, others, and when they are shown', () => {
  expect(readVideo(hex('17 01 000042 aabb'))).toEqual({
    is: 'frame',
    isKey: true,
    composition: 0x42,
    data: hex('aabb'),
  });
  expect(readVideo(hex('27 01 ffffff aa'))).toMatchObject({ is: 'frame', isKey: false, composition: -1 });
  expect(readVideo(hex('17 02 000000'))).toEqual({ is: 'end' });
});

it('knows sound', () => {
  expect(readAudio(hex('af 00 1190'))).toMatchObject({ config: { codec: 'mp4a.40.2', rate: 48_000, channels: 2 } });
  expect(readAudio(hex('af 00 1208'))).toMatchObject({ config: { rate: 44_100, channels: 1 } });
  // An explicit rate of 48000 in 24 bits.
  expect(readAudio(hex('af 00 17805dc010'))).toMatchObject({ config: { rate: 48_000, channels: 2 } });
  expect(readAudio(hex('af 01 2110'))).toMatchObject({ is: 'frame', data: hex('2110') });
});

it.each([
  ['HEVC of enhanced RTMP', hex('90 68766331 00'), 'HEVC'],
  ['AV1 of enhanced RTMP', hex('90 61763031 00'), 'AV1'],
  ['HEVC as Chinese encoders send it', hex('1c 00 000000'), 'HEVC'],
  ['Sorenson', hex('22 00'), 'Sorenson H.263'],
])('refuses %s by its name', (_what, body, codec) => {
  expect(readVideo(body)).toEqual({ is: 'refused', codec });
});

it('refuses sound that is no AAC by its name', () => {
  expect(readAudio(hex('2f 00'))).toEqual({ is: 'refused', codec: 'MP3' });
  expect(readAudio(hex('b2 00'))).toEqual({ is: 'refused', codec: 'Speex' });
});

it('never throws, whatever the bytes', () => {
  const body = fc.tuple(
    fc.constantFrom('17', '1700000000', '17000000000164001fffe1', 'af00', 'af0017'),
    fc.uint8Array({ maxLength: 80 }),
  );
  fc.assert(
    fc.property(body, ([head, tail]) => {
      const bytes = Buffer.concat([hex(head), tail]);
      return typeof readVideo(bytes).is === 'string' && typeof readAudio(bytes).is === 'string';
    }),
    { numRuns: 1000 },
  );
});

describe('parameter sets', () => {
  // As x264 wrote them for pictures of these sizes: profiles, cropping, fields, and colour in full.
  it.each([
    ['6764001facd9405005bb0110000003001000000303c0f1831960', 1280, 720],
    ['67640028acd940780227e5c044000003000400000300f03c60c658', 1920, 1080],
    ['6742c015da06c7f93c0440000003004000000f03c58ba8', 426, 240],
    ['674d400deca0a0cfcf8088000003000800000301e078a14cb0', 320, 180],
    ['67640028acd94078044fde0220000003002000000643e2c5b2c0', 1920, 1080],
    ['67f4001f919b280a00b76022000003000200000300641e30632c', 1280, 720],
  ])('%s is %i × %i', (record, width, height) => {
    expect(sizeOf(hex(record))).toEqual({ width, height });
  });

  it.each([
    ['1190', 48_000, 2],
    ['1210', 44_100, 2],
    ['1388', 22_050, 1],
    // The rate spelled out: 15 in its place, and 24 bits.
    ['1780bb8010', 96_000, 2],
  ])('AAC %s is %i Hz, %i channels', (record, rate, channels) => {
    const body = hex(`af 00 ${record}`);
    expect(readAudio(body)).toMatchObject({ is: 'config', config: { codec: 'mp4a.40.2', rate, channels } });
  });
});
