import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aFilm, flvOf, type FilmTag } from '../testing/platform-rtmp/film';
import { anRtmpPlatform, picturesOf, type RtmpPlatform } from '../testing/platform-rtmp/platform';
import { aRelay, type RelayProcess } from '../testing/platform-rtmp/relay-process';
import { aRoomSource, type RoomSource } from '../testing/platform-rtmp/room-source';
import type { RelayOrders } from '../wire/control';
import { promised } from '../../../../tests/host/slowness';

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const keyOf = (target: number): string => `live_9f3a-${target}-GEHEIM`;

let folder: string;
let film: readonly FilmTag[];
let source: RoomSource;
let relay: RelayProcess;
let platforms: RtmpPlatform[];
const orders = new Map<number, RelayOrders['targets'][number]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relay-'));
  film = await aFilm();
  source = await aRoomSource({ path: join(folder, 'media.sock'), film, speed: 4 });
  platforms = await Promise.all(TEN.map(() => anRtmpPlatform()));
  relay = await aRelay(folder, { allowed: ['localhost'], stalledMs: 2_000 });
  source.begin('first');
  for (const at of TEN) order(at);
  say();
  await until(() => TEN.every((at) => pictures(at).length > 30));
}, 60_000);
afterAll(async () => {
  await relay.kill('SIGKILL');
  await source.close();
  await Promise.all(platforms.map((platform) => platform.die()));
  rmSync(folder, { recursive: true });
});

function order(at: number, more: Partial<RelayOrders['targets'][number]> = {}): void {
  const url = platforms[at]?.url ?? '';
  orders.set(at, { target: `t${at}`, room: 'r', url, key: keyOf(at), attempt: 1, ...more });
}
const say = (): void => {
  relay.sync({ targets: [...orders.values()] });
};
async function until(is: () => boolean, ms = 20_000): Promise<number> {
  const began = Date.now();
  while (!is()) {
    if (Date.now() - began > ms) throw new Error(`not after ${ms} ms: ${JSON.stringify(relay.news)} ${is.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return Date.now() - began;
}
const pictures = (at: number): readonly number[] => {
  const newest = platforms[at]?.broadcasts.at(-1);
  return newest ? picturesOf(newest) : [];
};
const state = (at: number): string | undefined => relay.stateOf(`t${at}`)?.state;
/** From its first picture on, which is a key frame, a target has every picture that was sent, at the same distances. */
function expectWhole(at: number): void {
  const came = pictures(at);
  const sent = source.sent;
  const rhythm = (times: readonly number[]): string => times.map((time) => time - (times[0] ?? 0)).join();
  const keys = sent.flatMap((_, n) => (n % 60 === 0 ? [n] : []));
  const whole = rhythm(came);
  expect(came.length).toBeGreaterThan(30);
  // All of it is compared: many key frames are followed by the same distances for a while.
  expect(keys.some((n) => rhythm(sent.slice(n, n + came.length)) === whole)).toBe(true);
}

it('brings the same pictures to ten platforms, which ffmpeg decodes', async () => {
  await until(() => TEN.every((at) => state(at) === 'broadcasting' && pictures(at).length > 100));
  for (const at of TEN) expectWhole(at);
  expect(platforms[3]?.broadcasts).toMatchObject([{ key: keyOf(3), app: 'app' }]);
  const file = join(folder, 'came.flv');
  writeFileSync(file, flvOf(platforms[3]!.broadcasts[0]!.tags));
  const asked = ['-v', 'error', '-count_frames', '-select_streams', 'v', '-show_entries', 'stream=nb_read_frames'];
  const frames = Number(execFileSync('ffprobe', [...asked, '-of', 'csv=p=0', file], { encoding: 'utf8' }));
  expect(frames).toBeGreaterThan(90);
  expect(execFileSync('ffmpeg', ['-v', 'error', '-xerror', '-i', file, '-f', 'null', '-'], { encoding: 'utf8' })).toBe(
    '',
  );
});

it('disturbs nobody with one platform that dies, one that stalls, one that is slow and one that refuses', async () => {
  const [dead, stalled, slow, refusing] = [0, 1, 2, 3] as const;
  for (const [at, manner] of [
    [stalled, 'stall'],
    [slow, 'slow'],
    [refusing, 'refuse'],
  ] as const) {
    platforms[at]?.behave(manner);
    order(at, { attempt: 2 });
  }
  await platforms[dead]?.die();
  say();
  await until(() => state(dead) === 'errored' && state(refusing) === 'errored');
  expect(relay.stateOf('t3')).toMatchObject({ problem: 'key-refused', attempt: 2 });
  // The stalled one takes what the network between holds, and is found out some time after that is full.
  await until(() => relay.stateOf('t1')?.problem === 'stalled', 45_000);
  await platforms[dead]?.comeBack();
  const back = await until(() => platforms[dead]!.broadcasts.length > 1 && pictures(dead).length > 0);
  expect(back).toBeLessThan(promised(3_000));
  for (const at of [4, 5, 6, 7, 8, 9]) {
    expect(platforms[at]?.broadcasts).toHaveLength(1);
    expect(relay.stateOf(`t${at}`)?.dropped).toBe(0);
    expectWhole(at);
  }
}, 60_000);

it('takes a new key while it is live, and no other target notices', async () => {
  const target = 5;
  order(target, { key: 'a-new-key', attempt: 2 });
  say();
  const took = await until(
    () => platforms[target]?.broadcasts.at(-1)?.key === 'a-new-key' && pictures(target).length > 0,
  );
  expect(took).toBeLessThan(promised(1_000));
  await until(() => platforms[target]?.open === 1);
  orders.delete(6);
  say();
  await until(() => platforms[6]?.open === 0);
  expect(platforms[4]?.broadcasts).toHaveLength(1);
});

it('goes on over an encoder that comes back, without a new broadcast', async () => {
  const before = pictures(7).length;
  source.end();
  await until(() => state(7) === 'waiting');
  source.begin('second');
  await until(() => state(7) === 'broadcasting' && pictures(7).length > before + 10);
  expect(platforms[7]?.broadcasts).toHaveLength(1);
  const times = pictures(7);
  expect(times.every((time, n) => n === 0 || time > times[n - 1]!)).toBe(true);
});

it('is back within five seconds of being killed', async () => {
  await relay.kill('SIGKILL');
  const began = Date.now();
  relay = await aRelay(folder, { allowed: ['localhost'] });
  say();
  await until(() =>
    [4, 5, 7, 8, 9].every((at) => platforms[at]!.broadcasts.at(-1)!.at > began && pictures(at).length > 0),
  );
  expect(Date.now() - began).toBeLessThan(promised(5_000));
});

it('proves certificates, and goes nowhere inside that nobody allowed', async () => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...made, ...named], { stdio: 'ignore' });
  const secure = await anRtmpPlatform({ tls: { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } });
  platforms.push(secure);
  const target = { target: 'tls', room: 'r', url: secure.url, key: keyOf(99), attempt: 1 };
  const inside = { ...target, target: 'inside', url: platforms[8]!.url.replace('localhost', '127.0.0.1') };
  const nowhere = { ...target, target: 'nowhere', url: 'rtmp://no-such-host.invalid/live' };
  relay.sync({ targets: [target, inside, nowhere] });
  await until(() => ['tls', 'inside', 'nowhere'].every((one) => relay.stateOf(one)?.state === 'errored'));
  expect(relay.stateOf('tls')?.problem).toBe('tls-untrusted');
  expect(relay.stateOf('inside')?.problem).toBe('address-closed');
  expect(['address-unknown', 'unreachable']).toContain(relay.stateOf('nowhere')?.problem);
  expect(secure.broadcasts).toHaveLength(0);
  await relay.kill('SIGKILL');
  relay = await aRelay(folder, { allowed: ['localhost'], ca: cert });
  relay.sync({ targets: [target] });
  await until(() => relay.stateOf('tls')?.state === 'broadcasting');
  expect(secure.broadcasts.at(-1)?.key).toBe(keyOf(99));
});

it('shows no key to anybody: not in processes, not in its log, not in what it tells', () => {
  const seen = [readFileSync(join(folder, 'relay.log'), 'utf8'), JSON.stringify([relay.news, relay.events])];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const file of ['cmdline', ...(Number(pid) === relay.pid ? ['environ'] : [])]) {
      try {
        seen.push(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
      } catch {
        // Ended meanwhile.
      }
    }
  }
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.filter((text) => text.includes('GEHEIM'))).toEqual([]);
});
