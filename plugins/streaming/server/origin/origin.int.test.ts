import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import { readLines } from '../../engine/wire/session-line.rules';
import { testFilm } from '../../engine/testing/test-film';
import { aStudio, ROOT, until, type Studio } from '../testing/studio';
import { promised } from '../../../../tests/host/slowness';

const run = promisify(execFile);
const at: { studio: Studio } = { studio: undefined as never };
let large: readonly FlvTag[] = [];
let small: readonly FlvTag[] = [];

beforeAll(async () => {
  large = await testFilm(ROOT, { width: 640, height: 360, seconds: 10 });
  small = await testFilm(ROOT, { width: 426, height: 240, seconds: 6 });
});
beforeEach(async () => {
  at.studio = await aStudio();
});
afterEach(() => at.studio.close());

const ask = (path: string) => at.studio.air.ask(`/live/room1/${path}`);
const playlist = async (): Promise<string> => (await ask('s1/live.m3u8')).text;
const segments = (text: string): number => text.match(/#EXTINF/g)?.length ?? 0;
const playlistWith = (what: string, count: number): Promise<string> =>
  until(what, async () => {
    const text = await playlist();
    return segments(text) >= count ? text : undefined;
  });

/** Decodes a file whole and gives what ffmpeg complained of. */
async function complaints(name: string): Promise<string> {
  const path = join(at.studio.folder, 's1', name);
  return (await run('ffmpeg', ['-v', 'warning', '-xerror', '-i', path, '-f', 'null', '-'])).stderr;
}

it('shows the first picture within a second and a half, and every address it gives answers', async () => {
  const { studio } = at;
  studio.order(studio.room());
  await until('the host knows the room', () => studio.live.origin.window.rooms.get('room1'));
  const began = studio.feeder.play(large, 'encoder');
  // Asked before there is anything: it is answered with the first part.
  const master = await ask('index.m3u8');
  expect(Date.now() - began).toBeLessThan(promised(1_500));
  expect(master.text).toMatch(/RESOLUTION=640x360,CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2"\ns1\/live\.m3u8/);

  const text = await playlistWith('a segment', 2);
  const addresses = [...text.matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)].map(([, line, uri]) => line ?? uri!);
  expect(addresses.length).toBeGreaterThan(8);
  for (const address of addresses) {
    const answer = await ask(`s1/${address}`);
    expect([address, answer.status]).toEqual([address, 200]);
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.bytes.length).toBeGreaterThan(100);
  }
  const [part] = [...text.matchAll(/URI="(\d+\.0\.m4s)"/g)].slice(0, 1).map(([, name]) => name!);
  const segment = await ask(`s1/${part!.replace('.0.', '.')}`);
  expect(segment.bytes.indexOf((await ask(`s1/${part!}`)).bytes)).toBe(0);
});

it('holds what is asked for too early, and refuses what is absurd', async () => {
  const { studio } = at;
  studio.order(studio.room());
  studio.feeder.play(large, 'encoder');
  const text = await playlistWith('a segment', 1);
  const [, hinted] = /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(text)!;
  const [, msn, part] = /^(\d+)\.(\d+)/.exec(hinted!)!;
  const waited = await ask(`s1/live.m3u8?_HLS_msn=${msn}&_HLS_part=${part}`);
  expect(waited.text).toContain(`URI="${hinted!}"`);
  expect(waited.text).not.toContain(`PRELOAD-HINT:TYPE=PART,URI="${hinted!}"`);
  expect(waited.headers['cache-control']).toBe('public, max-age=1');
  expect((await ask(`s1/${hinted!}`)).status).toBe(200);

  for (const query of ['_HLS_msn=99999', '_HLS_part=1', '_HLS_msn=x', '_HLS_msn=-1', '_HLS_msn=1&_HLS_part=x']) {
    expect([query, (await ask(`s1/live.m3u8?${query}`)).status]).toEqual([query, 400]);
  }
  for (const path of [
    's1/99999.m4s',
    's1/99999.0.m4s',
    's1/i9.mp4',
    's2/live.m3u8',
    's1/secret',
    's1/..%2f..%2fx',
    'x.m3u8',
  ]) {
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
  }
  expect((await at.studio.air.ask('/live/other/index.m3u8')).status).toBe(404);
});

it('killed in the middle, it goes on with the next part, and the recording is whole', async () => {
  const { studio } = at;
  studio.order(studio.room());
  studio.feeder.play(large, 'encoder');
  await playlistWith('two segments', 2);
  const index = join(studio.folder, 's1', 'index.jsonl');
  const gone = once(studio.packager(), 'exit');
  studio.packager().kill('SIGKILL');
  await gone;
  // What a crash in the middle of writing leaves behind.
  const before = readLines(readFileSync(index, 'utf8')).lines;
  writeFileSync(index, '{"k":"part","epo', { flag: 'a' });
  writeFileSync(join(studio.folder, 's1', 'e0.mp4'), Buffer.alloc(5_000, 1), { flag: 'a' });
  expect(segments(await playlist())).toBeGreaterThanOrEqual(2);

  const [, hinted] = /PRELOAD-HINT:TYPE=PART,URI="([^"]+)"/.exec(await playlist())!;
  const awaited = ask(`s1/${hinted!}`);
  const killed = Date.now();
  await studio.startPackager();
  expect((await awaited).status).toBe(200);
  expect(Date.now() - killed).toBeLessThan(promised(5_000));
  await playlistWith('two more segments', 5);
  expect(Date.now() - killed).toBeLessThan(promised(12_000));
  studio.order();
  const ended = await until('it ended', async () => ((await playlist()).includes('ENDLIST') ? playlist() : undefined));
  const numbers = [...ended.matchAll(/^(\d+)\.m4s$/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, position) => position));
  expect(ended).not.toContain('DISCONTINUITY\n');

  const { lines } = readLines(readFileSync(index, 'utf8'));
  const whole = readFileSync(join(studio.folder, 's1', 'e0.mp4'));
  for (const number of numbers) {
    const those = lines.flatMap((line) => (line.k === 'part' && line.segment === number ? [line] : []));
    const [from, to] = [those[0]!.offset, those.at(-1)!.offset + those.at(-1)!.length];
    expect((await ask(`s1/${number}.m4s`)).bytes.equals(whole.subarray(from, to))).toBe(true);
  }
  expect(lines.slice(0, before.length)).toEqual(before);
  expect(await complaints('e0.mp4')).toBe('');
  const parts = lines.flatMap((line) => (line.k === 'part' ? [line] : []));
  expect(statSync(join(studio.folder, 's1', 'e0.mp4')).size).toBe(parts.at(-1)!.offset + parts.at(-1)!.length);
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0);
  const shown = [
    '-v',
    'error',
    '-show_entries',
    'format=duration',
    '-of',
    'csv=p=0',
    join(studio.folder, 's1', 'e0.mp4'),
  ];
  expect(Number((await run('ffprobe', shown)).stdout)).toBeCloseTo(seconds, 0);
});

it('shows a slate while the encoder is away, and leaves it out of the recording', async () => {
  const { studio } = at;
  const image = join(studio.folder, 'slate.png');
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=c=navy:s=320x180', '-frames:v', '1', image]);
  studio.order(studio.room({ slate: { file: image, afterSeconds: 0.2 } }));
  studio.feeder.play(large, 'encoder');
  await playlistWith('a segment', 1);
  studio.feeder.stop();
  await until('the slate', () => (studio.news()?.rooms[0]?.state === 'slate' ? true : undefined));
  await until('its segment', async () => ((await playlist()).includes('i1.mp4') ? true : undefined));
  studio.feeder.play(small, 'another encoder');
  await until('the new picture', async () => ((await playlist()).includes('i2.mp4') ? true : undefined));
  expect(studio.events).toEqual(
    expect.arrayContaining(['packager.live', 'packager.waiting', 'packager.slate', 'packager.parameters-changed']),
  );
  await until('its segment', async () => (/i2\.mp4[^]*EXTINF/.test(await playlist()) ? true : undefined));
  studio.order();
  const ended = await until('it ended', async () => ((await playlist()).includes('ENDLIST') ? playlist() : undefined));
  expect(ended.match(/#EXT-X-DISCONTINUITY\n/g)).toHaveLength(2);

  const master = await studio.air.ask('/live/rec/index.m3u8');
  expect(master.text).toContain('s1/vod.m3u8');
  const { text } = await studio.air.ask('/live/rec/s1/vod.m3u8');
  expect(text).toContain('PLAYLIST-TYPE:VOD');
  expect(text.match(/EXT-X-MAP:URI="[^"]+"/g)).toEqual(['EXT-X-MAP:URI="i0.mp4"', 'EXT-X-MAP:URI="i2.mp4"']);
  const [, first] = /^(\d+\.m4s)$/m.exec(text)!;
  expect((await studio.air.ask(`/live/rec/s1/${first!}`)).status).toBe(200);
  for (const file of ['e0.mp4', 'e1.mp4', 'e2.mp4']) expect([file, await complaints(file)]).toEqual([file, '']);
});

it('with a full disk goes on for viewers, writes nothing, and says so', async () => {
  const { studio } = at;
  const gone = once(studio.packager(), 'exit');
  studio.packager().kill('SIGKILL');
  await gone;
  await studio.startPackager({ floorBytes: 1e18 });
  studio.order(studio.room());
  studio.feeder.play(large, 'encoder');
  const text = await playlistWith('a segment', 1);
  expect(studio.events).toContain('packager.disk-full');
  const [, segment] = /^(\d+\.m4s)$/m.exec(text)!;
  expect((await ask(`s1/${segment!}`)).bytes.length).toBeGreaterThan(10_000);
  const { lines } = readLines(readFileSync(join(studio.folder, 's1', 'index.jsonl'), 'utf8'));
  const [epoch] = lines.flatMap((line) => (line.k === 'epoch' ? [line] : []));
  expect(statSync(join(studio.folder, 's1', 'e0.mp4')).size).toBe(epoch!.init);
});

it('lives on without its host for as long as it was told, and no longer', async () => {
  const { studio } = at;
  const gone = once(studio.packager(), 'exit');
  studio.packager().kill('SIGKILL');
  await gone;
  await studio.startPackager({ lingerMs: 300 });
  const ended = once(studio.packager(), 'exit');
  studio.leave();
  expect(await ended).toEqual([0, null]);
});
