import { readdirSync, readFileSync } from 'node:fs';
import { hashed, until, anIngest, type AnIngest } from '../testing/an-ingest';
import { aRecording } from '../testing/a-browser-recording';
import { recordingOf } from './camera-command.rules';
import { CameraSender, type SenderEars } from './camera-sender';

const KEY = 'camera-key-of-forty-three-signs-for-a-test0';
let ingest: AnIngest;
beforeEach(async () => {
  ingest = await anIngest();
  await ingest.order({ room: 'room1', keys: [{ hash: hashed(KEY), until: Date.now() + 60_000 }], kick: 0 });
});
afterEach(() => ingest.stop());

type Told = { live: boolean[]; again: number; lost: string[]; behind: boolean[] };

function aSender(key = KEY): { sender: CameraSender; told: Told } {
  const told: Told = { live: [], again: 0, lost: [], behind: [] };
  const ears: SenderEars = {
    live: (isEncoded) => void told.live.push(isEncoded),
    again: () => (told.again += 1),
    lost: (why, said) => void told.lost.push(`${why} ${said}`),
    behind: (is) => void told.behind.push(is),
  };
  const to = { host: '127.0.0.1', port: ingest.settings.rtmpPort };
  return { sender: new CameraSender({ ffmpeg: 'ffmpeg', ingest: to, key, now: Date.now }, ears), told };
}

/** As a phone sends: a piece each fifth of a second. */
async function sent(sender: CameraSender, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) {
    sender.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const webm = (codec: string) => recordingOf(`video/webm;codecs=${codec},opus`)!;
const commands = (): string =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return `${readFileSync(`/proc/${pid}/cmdline`, 'utf8')} ${readFileSync(`/proc/${pid}/environ`, 'utf8')}`;
      } catch {
        return '';
      }
    })
    .join('\n');

it('hands H.264 on as it is, with sound as AAC, and shows the key to no list of processes', async () => {
  const { sender, told } = aSender();
  const { frames } = ingest.read('room1');
  sender.begin(recordingOf('video/x-matroska;codecs=avc1,opus')!);
  const sending = sent(sender, aRecording({ codec: 'h264', seconds: 3, keySeconds: 1 }));
  await until(() => told.live.length > 0);
  expect(commands()).not.toContain(KEY);
  await sending;
  await sender.close();
  await until(() => ingest.told('ingest.ended').length > 0);
  expect(told).toMatchObject({ live: [false], again: 0, lost: [] });
  expect(frames.filter(({ kind }) => kind === 'video').length).toBeGreaterThan(60);
  expect(frames.filter(({ kind }) => kind === 'audio').length).toBeGreaterThan(100);
}, 30_000);

it('encodes what is no H.264', async () => {
  const { sender, told } = aSender();
  sender.begin(webm('vp8'));
  await sent(sender, aRecording({ codec: 'vp8', seconds: 2, keySeconds: 2 }));
  await until(() => told.live.length > 0);
  await until(() => ingest.room('room1')?.health.videoCodec !== undefined);
  expect(told.live).toEqual([true]);
  await sender.close();
}, 30_000);

it('goes on in one line of time when the phone begins anew', async () => {
  const { sender, told } = aSender();
  const { frames } = ingest.read('room1');
  const pieces = aRecording({ codec: 'h264', seconds: 2, keySeconds: 1 });
  for (let time = 0; time < 2; time += 1) {
    sender.begin(webm('h264'));
    await sent(sender, pieces);
  }
  await sender.close();
  await until(() => ingest.told('ingest.ended').length > 0);
  const times = frames.filter(({ kind }) => kind === 'video').map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times.at(-1)! - times[0]!).toBeGreaterThan(3_500);
  expect(ingest.told('ingest.began')).toHaveLength(1);
  expect(told.lost).toEqual([]);
}, 30_000);

it('asks for a new beginning where key frames are too rare, and encodes it', async () => {
  const { sender, told } = aSender();
  const rare = aRecording({ codec: 'h264', seconds: 6, keySeconds: 100 });
  sender.begin(webm('h264'));
  await sent(sender, rare);
  await until(() => told.again === 1);
  sender.begin(webm('h264'));
  await sent(sender, rare.slice(0, 10));
  expect(told.lost).toEqual([]);
  expect(commands()).toContain('libx264');
  sender.drop();
}, 30_000);

it('says why it was not let in, and is let go of with its key', async () => {
  const stranger = aSender('nobody');
  stranger.sender.begin(webm('h264'));
  const pieces = aRecording({ codec: 'h264', seconds: 2, keySeconds: 1 });
  await sent(stranger.sender, pieces);
  await until(() => stranger.told.lost.length > 0);
  expect(stranger.told.lost).toEqual(['key-refused stream key rejected']);
  const { sender, told } = aSender();
  sender.begin(webm('h264'));
  await sent(sender, pieces);
  await until(() => told.live.length > 0);
  await ingest.order({ room: 'room1', keys: [], kick: 0 });
  await until(() => told.lost.length > 0);
  expect(told.lost[0]).toContain('disconnected by the station');
}, 30_000);

it('ends with what is no recording at all', async () => {
  const { sender, told } = aSender();
  sender.begin(webm('h264'));
  sender.write(Buffer.from('#EXTM3U\nfile:///etc/passwd\n'.repeat(40_000)));
  await until(() => told.lost.length > 0);
  expect(told.lost[0]).toMatch(/^ffmpeg /);
}, 30_000);

it('finds an ingest that comes back', async () => {
  await ingest.kill();
  const { sender, told } = aSender();
  sender.begin(webm('h264'));
  const sending = sent(sender, aRecording({ codec: 'h264', seconds: 3, keySeconds: 1 }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await ingest.start();
  await ingest.order({ room: 'room1', keys: [{ hash: hashed(KEY) }], kick: 0 });
  await until(() => told.live.length > 0);
  await sending;
  sender.drop();
}, 30_000);
