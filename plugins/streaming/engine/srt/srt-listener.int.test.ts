import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeUdpPort } from '../testing/a-udp-port';
import { AnIngest, freePort, until } from '../testing/an-ingest';
import type { SrtOrder } from '../wire/control';

const SECRET = "GEHEIM-it's-4711";
const ROOM = 'r1';

let ingest: AnIngest;
let srt: SrtOrder;
const callers: ChildProcess[] = [];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'srt-'));
  const [control, media] = [join(folder, 'ingest.sock'), join(folder, 'media.sock')];
  ingest = new AnIngest({ control, media, bind: '127.0.0.1', rtmpPort: await freePort(), lingerMs: 60_000 });
  await ingest.start();
  srt = { ffmpeg: 'ffmpeg', bind: '127.0.0.1', port: await freeUdpPort(), passphrase: SECRET, latencyMs: 120 };
  await order();
}, 30_000);
afterAll(async () => {
  for (const caller of callers) caller.kill('SIGKILL');
  await ingest.stop();
});

const order = (passphrase = SECRET, kick = 0): Promise<void> =>
  ingest.order({ room: ROOM, kick, keys: [], srt: { ...srt, passphrase } });
const onAir = (): boolean => ingest.room(ROOM)?.state === 'publishing';
const pictures = (frames: readonly { readonly kind: string }[]): number =>
  frames.filter(({ kind }) => kind === 'video').length;

const CODECS = {
  usual: ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-c:a', 'aac'],
  mp2: ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15', '-c:a', 'mp2'],
} as const;

/** A real encoder, which knocks until somebody opens, as those with SRT do. */
function call(codecs: keyof typeof CODECS = 'usual', passphrase = SECRET): { hangUp(): void; drop(): void } {
  const source = ['-re', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=15', '-f', 'lavfi', '-i', 'sine=r=48000'];
  const url = `srt://127.0.0.1:${srt.port}?mode=caller&passphrase=${encodeURIComponent(passphrase)}`;
  let isOver = false;
  let child: ChildProcess | undefined;
  const dial = (): void => {
    if (isOver) return;
    const said = ['-v', 'quiet', ...source, ...CODECS[codecs], '-pix_fmt', 'yuv420p', '-f', 'mpegts', url];
    child = spawn('ffmpeg', said, { stdio: 'ignore' });
    callers.push(child);
    child.once('exit', () => setTimeout(dial, 100));
  };
  dial();
  return {
    hangUp: () => {
      isOver = true;
      child?.kill('SIGINT');
    },
    drop: () => {
      isOver = true;
      child?.kill('SIGKILL');
    },
  };
}

/** The ffmpeg that listens: a child of the ingest. */
function listener(): number {
  const mine = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = mine.find((pid) => {
    try {
      const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return Number(parent) === ingest.process?.pid;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error('nobody listens');
  return Number(found);
}

it('lets an encoder in by SRT, shows its passphrase to nobody, and awaits the next one at once', async () => {
  const reader = ingest.read(ROOM);
  const first = call();
  await until(() => onAir() && pictures(reader.frames) > 20);
  expect(ingest.told('ingest.began')).toMatchObject([{ room: ROOM, data: { from: 'SRT' } }]);
  expect(ingest.room(ROOM)?.health).toMatchObject({
    width: 320,
    height: 180,
    audioCodec: expect.stringMatching(/mp4a/),
  });
  // The encoder here is ffmpeg too, and shows its own: only what belongs to the ingest is looked at.
  for (const file of ['cmdline', 'environ'])
    expect(readFileSync(`/proc/${listener()}/${file}`, 'utf8')).not.toContain('4711');
  first.hangUp();
  await until(() => !onAir());
  const second = call();
  await until(onAir);
  second.hangUp();
  await until(() => !onAir());
}, 60_000);

it('refuses a wrong passphrase, says so once, and is there for whoever has the right one', async () => {
  const stranger = call('usual', 'a-wrong-passphrase');
  await until(() => ingest.told('srt.wrong-passphrase').length > 0);
  stranger.hangUp();
  expect(onAir()).toBe(false);
  const friend = call();
  await until(onAir);
  expect(ingest.told('srt.wrong-passphrase')).toHaveLength(1);
  friend.hangUp();
  await until(() => !onAir());
}, 60_000);

it('goes on after its listener and after its process was killed, when an encoder comes', async () => {
  const first = call();
  await until(onAir);
  const before = listener();
  process.kill(before, 'SIGKILL');
  first.drop();
  await until(() => !onAir());
  const second = call();
  await until(onAir);
  expect(listener()).not.toBe(before);
  await ingest.kill('SIGKILL');
  second.drop();
  ingest.news = { rooms: [] };
  await ingest.start();
  await order();
  const third = call();
  await until(onAir);
  third.hangUp();
  await until(() => !onAir());
}, 90_000);

it('encodes sound that is no AAC, and says so', async () => {
  const encoder = call('mp2');
  await until(() => onAir() && (ingest.room(ROOM)?.health.audioCodec ?? '') !== '');
  expect(ingest.told('srt.sound-encoded')).toHaveLength(1);
  expect(ingest.room(ROOM)?.health.audioCodec).toMatch(/mp4a/);
  expect(ingest.told('srt.sound-encoded')[0]?.data).toEqual({ codec: 'MP2' });
  // A new passphrase throws out who came by the old one.
  await order('another-passphrase-1');
  await until(() => !onAir());
  encoder.hangUp();
  const next = call('mp2', 'another-passphrase-1');
  await until(onAir);
  next.hangUp();
  const seen = JSON.stringify([ingest.log, ingest.events, ingest.news]);
  expect(seen).not.toContain('4711');
}, 90_000);
