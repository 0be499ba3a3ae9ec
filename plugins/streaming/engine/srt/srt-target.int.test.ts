import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeUdpPort } from '../testing/a-udp-port';
import { until } from '../testing/an-ingest';
import { aFilm } from '../testing/platform-rtmp/film';
import { aRelay, type RelayProcess } from '../testing/platform-rtmp/relay-process';
import { aRoomSource, type RoomSource } from '../testing/platform-rtmp/room-source';

const PASSPHRASE = 'GEHEIM-4711-passphrase';
const STREAM = '#!::r=live/GEHEIM-4711,m=publish';

let folder: string;
let source: RoomSource;
let relay: RelayProcess;
let port: number;
let platform: { readonly child: ChildProcess; readonly bytes: () => number } | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'srt-relay-'));
  source = await aRoomSource({ path: join(folder, 'media.sock'), film: await aFilm(), speed: 2 });
  relay = await aRelay(folder, { allowed: ['localhost'] });
  port = await freeUdpPort();
  source.begin('first');
}, 60_000);
afterAll(async () => {
  platform?.child.kill('SIGKILL');
  await relay.kill('SIGKILL');
  await source.close();
  rmSync(folder, { recursive: true });
});

/** A platform that takes one broadcast by SRT, and counts what ffmpeg could read of it. */
function listen(passphrase = PASSPHRASE): void {
  const url = `srt://127.0.0.1:${port}?mode=listener&passphrase=${passphrase}`;
  const said = ['-v', 'quiet', '-i', url, '-map', '0:v', '-c', 'copy', '-flush_packets', '1', '-f', 'h264', 'pipe:1'];
  const child = spawn('ffmpeg', said, { stdio: ['ignore', 'pipe', 'ignore'] });
  let bytes = 0;
  child.stdout.on('data', (piece: Buffer) => (bytes += piece.length));
  platform = { child, bytes: () => bytes };
}
const order = (key: string, attempt: number): void => {
  const target = { target: 't', room: 'r', url: `srt://localhost:${port}?latency=100`, key, attempt };
  relay.sync({ ffmpeg: 'ffmpeg', targets: [target] });
};
const news = () => relay.stateOf('t');

it('brings the picture to a platform by SRT, opened by stream id and passphrase', async () => {
  listen();
  order(`streamid=${encodeURIComponent(STREAM)}&passphrase=${PASSPHRASE}`, 1);
  await until(() => news()?.state === 'broadcasting' && (platform?.bytes() ?? 0) > 10_000);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== platform?.child.pid)) {
    for (const file of ['cmdline', 'environ']) expect(textOf(`/proc/${pid}/${file}`)).not.toContain('GEHEIM-4711');
  }
}, 60_000);

it('notices that the platform is gone, and comes back to it', async () => {
  platform?.child.kill('SIGKILL');
  await until(() => news()?.state === 'errored');
  listen();
  await until(() => news()?.state === 'broadcasting' && (platform?.bytes() ?? 0) > 10_000);
}, 60_000);

it('says that the key is wrong, and where nobody answers', async () => {
  order('passphrase=another-passphrase', 2);
  platform?.child.kill('SIGKILL');
  listen();
  await until(() => news()?.attempt === 2 && news()?.problem === 'key-refused');
  platform?.child.kill('SIGKILL');
  await until(() => news()?.problem === 'unreachable');
  const said = [readFileSync(join(folder, 'relay.log'), 'utf8'), JSON.stringify([relay.news, relay.events])];
  expect(said.filter((text) => text.includes('GEHEIM'))).toEqual([]);
}, 60_000);

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Ended meanwhile.
    return '';
  }
}
