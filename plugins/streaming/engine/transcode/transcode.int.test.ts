import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { aFilm, flvOf } from '../testing/platform-rtmp/film';
import { anRtmpPlatform, picturesOf, type RtmpPlatform } from '../testing/platform-rtmp/platform';
import { aRelay, type RelayProcess } from '../testing/platform-rtmp/relay-process';
import { aRoomSource, type RoomSource } from '../testing/platform-rtmp/room-source';
import type { LookOrder } from '../wire/look-order';

const MARK = { r: 230, g: 20, b: 200 };

let folder: string;
let source: RoomSource;
let relay: RelayProcess;
let plain: RtmpPlatform;
let upright: RtmpPlatform;
let twin: RtmpPlatform;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upright-'));
  const logo = join(folder, 'logo.png');
  await sharp({ create: { width: 200, height: 100, channels: 4, background: { ...MARK, alpha: 1 } } }).toFile(logo);
  source = await aRoomSource({ path: join(folder, 'media.sock'), film: await aFilm() });
  [plain, upright, twin] = await Promise.all([anRtmpPlatform(), anRtmpPlatform(), anRtmpPlatform()]);
  relay = await aRelay(folder, { allowed: ['localhost'] });
  const look: LookOrder = {
    ...{ shape: 'upright', cropX: 50, ffmpeg: 'ffmpeg' },
    logo: { file: logo, corner: 'top-right', percent: 30, opacity: 100 },
  };
  const order = (target: string, { url }: RtmpPlatform) => ({ target, room: 'r', url, key: target, attempt: 1 });
  source.begin('first');
  relay.sync({
    targets: [order('plain', plain), { ...order('upright', upright), look }, { ...order('twin', twin), look }],
  });
  await until(() => picturesOf(newest(upright)).length > 70 && picturesOf(newest(twin)).length > 0);
}, 60_000);
afterAll(async () => {
  await relay.kill('SIGKILL');
  await source.close();
  await Promise.all([plain, upright, twin].map((platform) => platform.die()));
  rmSync(folder, { recursive: true });
});

const newest = ({ broadcasts }: RtmpPlatform) => broadcasts.at(-1) ?? { tags: [] };
async function until(is: () => boolean): Promise<void> {
  const began = Date.now();
  while (!is()) {
    if (Date.now() - began > 40_000) throw new Error(`not in time: ${JSON.stringify(relay.news)} ${is.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
/** The processes that make pictures, which are children of the relay. */
const makers = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        return Number(parent) === relay.pid;
      } catch {
        return false;
      }
    })
    .map(Number);
const stepsOf = (times: readonly number[]): readonly number[] => times.slice(1).map((time, at) => time - times[at]!);

it('cuts the picture to 9:16 and puts the mark into its corner, with a key frame every two seconds', async () => {
  const file = join(folder, 'upright.flv');
  const { tags } = newest(upright);
  writeFileSync(file, flvOf(tags));
  const asked = ['-v', 'error', '-count_frames', '-select_streams', 'v', '-show_entries'];
  const told = execFileSync('ffprobe', [...asked, 'stream=codec_name,width,height', '-of', 'csv=p=0', file]);
  expect(told.toString().trim()).toBe('h264,406,720');
  const png = execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    file,
    '-frames:v',
    '1',
    '-f',
    'image2pipe',
    '-c:v',
    'png',
    '-',
  ]);
  // The mark is 122 wide, 61 high, 12 from the edges.
  const { data } = await sharp(png)
    .extract({ left: 406 - 12 - 61, top: 12 + 30, width: 4, height: 4 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const [at, wanted] of [MARK.r, MARK.g, MARK.b].entries()) expect(Math.abs(data[at]! - wanted)).toBeLessThan(30);
  expect(tags.some(({ kind }) => kind === 'audio')).toBe(true);
  const keys = tags.filter(({ kind, payload }) => kind === 'video' && payload[0]! >> 4 === 1 && payload[1] === 1);
  expect(stepsOf(keys.map(({ time }) => time))[0]).toBeLessThan(2_100);
  expect(Math.max(...stepsOf(picturesOf({ tags })))).toBeLessThan(50);
});

it('makes one picture for all who want the same', () => {
  expect(makers()).toHaveLength(1);
});

it('goes on by itself when the one that makes it is killed, and nobody else notices', async () => {
  const [pid] = makers();
  const before = picturesOf(newest(upright)).length;
  process.kill(pid!, 'SIGKILL');
  await until(() => relay.stateOf('upright')?.problem === 'picture-restarting');
  await until(() => picturesOf(newest(upright)).length > before + 40);
  await until(() => relay.stateOf('upright')?.state === 'broadcasting' && !relay.stateOf('upright')?.problem);
  expect(upright.broadcasts).toHaveLength(1);
  const times = picturesOf(newest(upright));
  expect(stepsOf(times).every((step) => step > 0)).toBe(true);
  const file = join(folder, 'after.flv');
  writeFileSync(file, flvOf(newest(upright).tags));
  expect(execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', file, '-f', 'null', '-']).toString()).toBe('');
  expect(plain.broadcasts).toHaveLength(1);
  expect(relay.stateOf('plain')).toMatchObject({ state: 'broadcasting', dropped: 0 });
  expect(Math.max(...stepsOf(picturesOf(newest(plain))))).toBeLessThan(50);
});

it('ends the one that nobody wants any more', async () => {
  relay.sync({ targets: [{ target: 'plain', room: 'r', url: plain.url, key: 'plain', attempt: 1 }] });
  await until(() => makers().length === 0);
  expect(plain.broadcasts).toHaveLength(1);
});
