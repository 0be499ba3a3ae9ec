import fc from 'fast-check';
import { join } from 'node:path';
import type { EditionContent, MediaFact, MediaLimit } from '../../contract';
import { checkEdition, isFit } from './check-edition.rules';
import { checkMedia, fits } from './check-media.rules';
import { readRulePacks } from './read-packs';

const packs = readRulePacks(join(__dirname, '../../../database/rule-packs'));
const MB = 1024 * 1024;
const media = (url: string) => ({ url, alt: '' });

const edition = (more: Partial<EditionContent>): EditionContent => ({
  ...{ form: 'post', title: '题', summary: '', byline: '', blocks: [], text: '文', cover: null, pictures: [] },
  ...{ film: null, tags: [], link: null, source: null, aiLabel: null },
  ...more,
});

const fact = (url: string, more: Partial<MediaFact> = {}): MediaFact => ({
  ...{ url, mime: 'image/jpeg', bytes: MB, width: 1600, height: 1200, seconds: null },
  ...more,
});

const SHAPE: MediaLimit = { kind: 'shape', of: 'pictures', from: [3, 4], to: [4, 3], sure: true };
const LIGHT: MediaLimit = { kind: 'bytes', of: 'pictures', max: 5 * MB, sure: true };
const SHORT: MediaLimit = { kind: 'seconds', of: 'film', min: 0.5, max: 900, sure: true };
const LARGE: MediaLimit = { kind: 'pixels', of: 'cover', minWidth: 960, minHeight: 600, sure: true };
const KNOWN: MediaLimit = { kind: 'formats', of: 'cover', mimes: ['image/jpeg', 'image/png'], sure: true };

it.each([
  [SHAPE, { width: 900, height: 1200 }, true],
  [SHAPE, { width: 1199, height: 1600 }, true],
  [SHAPE, { width: 1080, height: 1920 }, false],
  [SHAPE, { width: 1920, height: 1080 }, false],
  [SHAPE, { width: null, height: 1080 }, undefined],
  [LIGHT, { bytes: 5 * MB }, true],
  [LIGHT, { bytes: 5 * MB + 1 }, false],
  [LIGHT, { bytes: null }, undefined],
  [SHORT, { seconds: 900 }, true],
  [SHORT, { seconds: 900.5 }, false],
  [SHORT, { seconds: 0.2 }, false],
  [SHORT, { seconds: null }, undefined],
  [LARGE, { width: 960, height: 600 }, true],
  [LARGE, { width: 2000, height: 599 }, false],
  [LARGE, { width: null, height: null }, undefined],
  [KNOWN, { mime: 'image/png' }, true],
  [KNOWN, { mime: 'image/avif' }, false],
  [KNOWN, { mime: null }, undefined],
] as const)('%j of a file of %j fits: %s', (limit, more, whether) => {
  expect(fits(limit, fact('/a', more))).toBe(whether);
});

const packOf = (...files: MediaLimit[]) => ({ media: { pictures: null, film: null, files } });
const pair = edition({ pictures: [media('/a'), media('/b'), media('/c')], cover: media('/a'), film: media('/f') });
const said = (files: readonly MediaLimit[], facts: readonly MediaFact[], fitsPictures = false) =>
  checkMedia(packOf(...files), pair, { facts, fitsPictures }).map(({ path, severity, message, cure }) => [
    ...[path, severity, message['zh-Hans'], cure['zh-Hans'], message.en, cure.en],
  ]);
const fine = ['/a', '/b', '/c'].map((url) => fact(url));

it('names the files that break a limit, says what they are, and the cure', () => {
  const wide = [fact('/a'), fact('/b', { width: 1920, height: 1080 }), fact('/c', { width: 1000, height: 400 })];
  expect(said([SHAPE], wide)).toEqual([
    [
      ...['pictures', 'error', '第 2、3 张配图是 1920×1080，平台要求：画幅 3:4 到 4:3', '裁成 4:3'],
      ...['Pictures 2, 3: 1920×1080; the platform takes shapes of 3:4 to 4:3', 'Cut it to 4:3'],
    ],
  ]);
  const tall = [fact('/a', { width: 1080, height: 1920 }), ...fine.slice(1)];
  expect(said([SHAPE], tall)[0]?.[3]).toBe('裁成 3:4');
  const heavy = [fact('/a', { bytes: 5 * MB + 10 }), ...fine.slice(1)];
  expect(said([LIGHT], heavy)[0]?.slice(2, 4)).toEqual([
    '第 1 张配图是 5.1 MB，平台要求：不超过 5 MB',
    '压到 5 MB 以下',
  ]);
  expect(said([SHORT], [fact('/f', { seconds: 980 })])[0]?.slice(2, 4)).toEqual([
    ...['视频是 16 分 20 秒，平台要求：0.5 秒 到 15 分钟', '剪到 15 分钟以内'],
  ]);
  expect(said([KNOWN], [fact('/a', { mime: 'image/avif' })])[0]?.slice(2, 4)).toEqual([
    ...['封面是 AVIF，平台要求：JPEG、PNG 格式', '转成 JPEG'],
  ]);
});

const HUGE: MediaLimit = { kind: 'bytes', of: 'film', max: 4096 * MB, sure: true };
it.each([
  [HUGE, { bytes: 4096 * MB + 20 * MB }, '视频是 4.1 GB，平台要求：不超过 4 GB'],
  [{ ...HUGE, max: 64 * 1024 }, { bytes: 70 * 1024 }, '视频是 70 KB，平台要求：不超过 64 KB'],
  [SHORT, { seconds: 900.4 }, '视频是 15 分 1 秒，平台要求：0.5 秒 到 15 分钟'],
  [SHORT, { seconds: 0.46 }, '视频是 0.4 秒，平台要求：0.5 秒 到 15 分钟'],
] as const)('never says that what breaks %j by a little is just as it asks', (limit, more, message) => {
  expect(said([limit], [fact('/f', more)])[0]?.[2]).toBe(message);
});

it('says what nobody measured, and never blocks for it', () => {
  const facts = [...fine, fact('/f', { seconds: null, bytes: null })];
  const weight: MediaLimit = { ...LIGHT, of: 'film' };
  expect(said([SHORT, weight], facts).map((words) => words.slice(0, 3))).toEqual([
    ['film', 'warning', '视频的时长、大小没有记录，无法对照平台的规定'],
  ]);
  // A file that the library does not have at all is the same.
  expect(said([SHORT], fine).map(([path, severity]) => [path, severity])).toEqual([['film', 'warning']]);
});

it('leaves to drivers what they do by themselves, and asks for the shape and the film all the same', () => {
  const facts = [
    ...fine.map((one) => ({ ...one, bytes: 9 * MB, width: 1920, height: 900 })),
    fact('/f', { seconds: 901 }),
  ];
  const all = [LIGHT, SHAPE, SHORT, { ...KNOWN, mimes: ['image/png'] }];
  expect(said(all, facts).map(([path]) => path)).toEqual(['pictures', 'pictures', 'film', 'cover']);
  expect(said(all, facts, true).map(([path]) => path)).toEqual(['pictures', 'film']);
});

const anyFact = fc.record({
  url: fc.constantFrom('/a', '/b', '/c', '/f'),
  mime: fc.option(fc.constantFrom('image/jpeg', 'image/avif', 'video/mp4', 'video/webm')),
  bytes: fc.option(fc.integer({ min: 1, max: 20 * 1024 * MB })),
  width: fc.option(fc.integer({ min: 1, max: 8000 })),
  height: fc.option(fc.integer({ min: 1, max: 8000 })),
  seconds: fc.option(fc.double({ min: 0, max: 100_000, noNaN: true })),
});

it('blocks for nothing that is not known for certain, in any pack of any day', () => {
  const all = packs.all.map((pack) => [pack] as const);
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.array(anyFact, { maxLength: 6 }),
      fc.boolean(),
      ([pack], facts, fitsPictures) => {
        for (const { path, severity, message, cure } of checkMedia(pack, pair, { facts, fitsPictures })) {
          expect(['pictures', 'cover', 'film']).toContain(path);
          expect([message['zh-Hans'], message.en, cure['zh-Hans'], cure.en].every((words) => words.length > 1)).toBe(
            true,
          );
          if (severity !== 'error') continue;
          // A file is at fault that was measured, by a limit that is certain.
          const files = { pictures: ['/a', '/b', '/c'], cover: ['/a'], film: ['/f'] }[path] ?? [];
          const sure = [...pack.media.files, ...(pack.media.film?.maxSeconds ? [SHORT] : [])].filter(
            (one) => one.of === path && one.sure,
          );
          const measured = facts.filter(({ url }) => files.includes(url));
          expect(sure.length * measured.length).toBeGreaterThan(0);
        }
      },
    ),
  );
});

it('what everybody fits, no pack says anything of', () => {
  const film = fact('/f', { mime: 'video/mp4', bytes: 20 * MB, seconds: 60, width: 1080, height: 1080 });
  const square = ['/a', '/b', '/c'].map((url) => fact(url, { width: 1200, height: 1200, bytes: 100_000 }));
  for (const pack of packs.all) {
    expect([pack.id, checkMedia(pack, pair, { facts: [...square, film], fitsPictures: false })]).toEqual([pack.id, []]);
  }
});

it('asks for too few pictures as for too many', () => {
  const pack = { ...packs('xiaohongshu', '2026-11-21'), required: [] };
  const count = (pictures: number) =>
    checkEdition(pack, edition({ pictures: Array.from({ length: pictures }, (_, at) => media(`/${at}`)) }))
      .filter(({ path }) => path === 'pictures')
      .map(({ cure, pack: name }) => [cure['zh-Hans'], name]);
  expect(count(0)).toEqual([['再选 1 张配图', 'xiaohongshu.1']]);
  expect([count(1), count(18)]).toEqual([[], []]);
  expect(count(20)).toEqual([['在这一版渠道稿里留下最好的 18 张', 'xiaohongshu.1']]);
});

it('a film of sixteen minutes keeps an edition from Douyin', () => {
  const pack = packs('douyin', '2026-11-29');
  const of = (seconds: number | null) =>
    isFit(
      checkEdition(pack, edition({ form: 'film', film: media('/f') }), {
        facts: [fact('/f', { mime: 'video/mp4', seconds })],
        fitsPictures: true,
      }),
    );
  expect([of(960), of(899), of(null)]).toEqual([false, true, true]);
});
