import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { writeChunks } from '../rtmp/chunk-writer.rules';
import { publishRtmp } from '../rtmp/client-session';
import { MESSAGE } from '../rtmp/message.rules';
import { rtmpTarget } from '../rtmp/rtmp-url.rules';
import { KEY, aRoom, anEncoder, endEncoders } from '../testing/an-encoder';
import { AnIngest, anIngest, freePort, until } from '../testing/an-ingest';
import { promised } from '../../../../tests/host/slowness';

const lines: Socket[] = [];

/** A line of our own, for what no encoder does. */
function aLine(): Socket {
  const line = connect(ingest.settings.rtmpPort, '127.0.0.1');
  line.on('error', () => undefined);
  lines.push(line);
  return line;
}

const closed = (line: Socket): Promise<void> => new Promise((done) => line.once('close', () => done()));
const greeting = Buffer.concat([Buffer.of(3), Buffer.alloc(3072)]);
const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

let ingest: AnIngest;

beforeAll(async () => {
  ingest = await anIngest({ limits: { handshakeMs: 500, keyMs: 900 } });
});
afterEach(async () => {
  await endEncoders();
  for (const line of lines.splice(0)) line.destroy();
  await until(() => ingest.news.rooms.length === 0);
  ingest.events.length = 0;
});
afterAll(() => ingest.stop());

it('lets an encoder in over TLS, with the certificate that it was given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rtmps-'));
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const port = await freePort();
  const own = await anIngest({ rtmps: { port, cert, key } });
  try {
    await own.order(aRoom('r1', [KEY]));
    await until(() => own.log.join('').includes(`awaited at port ${port}`));
    const scanner = connect(port, '127.0.0.1');
    scanner.end('not TLS at all');
    const line = connectSecurely({ host: '127.0.0.1', port, servername: 'localhost', ca: readFileSync(cert) });
    const began = await publishRtmp(line, rtmpTarget(`rtmps://localhost:${port}/live`, KEY)!);
    expect(began.ok).toBe(true);
    await until(() => own.room('r1') !== undefined);
    line.destroy();
  } finally {
    await own.stop();
    rmSync(folder, { recursive: true });
  }
});

it('accepts a key within half a second, and refuses HEVC by its name', async () => {
  await ingest.order(aRoom('r1', [KEY]));
  const line = aLine();
  line.setNoDelay(true);
  const asked = performance.now();
  const began = await publishRtmp(line, rtmpTarget(ingest.address, KEY)!);
  if (!began.ok) throw new Error(began.error.code);
  expect(performance.now() - asked).toBeLessThan(promised(500));
  began.value.send('video', 0, Buffer.from('9068766331000000', 'hex'));
  expect((await began.value.ended).details.said).toContain('HEVC is not supported');
  await until(() => ingest.told('ingest.refused').length === 1);
  expect(ingest.told('ingest.refused')[0]).toMatchObject({ room: 'r1', data: { reason: 'codec', codec: 'HEVC' } });
});

it('cuts off a reader that does not read, and disturbs no other', async () => {
  const own = await anIngest({ limits: { unreadBytes: 200_000 } });
  try {
    await own.order(aRoom('r1', [KEY]));
    const good = own.read('r1');
    const deaf = own.read('r1');
    deaf.socket.pause();
    await anEncoder(own);
    const isCut = (): boolean => {
      // A paused socket hears of its end only when it reads.
      if (good.frames.length > 400) deaf.socket.resume();
      return deaf.isClosed();
    };
    await until(isCut);
    const times = good.frames.filter(({ kind }) => kind === 'video').map(({ time }) => time);
    expect(Math.max(...times.slice(2).map((time, at) => time - times[at + 1]!))).toBeLessThan(40);
    expect(good.isClosed()).toBe(false);
  } finally {
    await own.stop();
  }
});

describe('strangers', () => {
  it('gives nobody memory or time without a key', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const before = residentOf(ingest.process!.pid!);
    const half = aLine();
    half.write(greeting.subarray(0, 700));
    const giant = aLine();
    // A message of 16 MB, of which one chunk comes.
    giant.write(Buffer.concat([greeting, Buffer.from('03000000ffffff1400000000', 'hex'), Buffer.alloc(128)]));
    const random = aLine();
    random.write(Buffer.concat([greeting, Buffer.alloc(400_000, 0x5a)]));
    const web = aLine();
    web.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const pings = aLine();
    const ping = writeChunks(
      { type: MESSAGE.userControl, stream: 0, time: 0, payload: Buffer.from('000600000001', 'hex') },
      { id: 2, size: 128 },
    );
    pings.write(Buffer.concat([greeting, ...Array.from({ length: 20_000 }, () => ping)]));
    const loris = aLine();
    loris.write(greeting);
    const drip = setInterval(() => loris.write(Buffer.of(3)), 20);
    try {
      for (const line of [half, giant, random, web, pings, loris]) line.resume();
      await Promise.all([half, giant, random, web, pings, loris].map(closed));
    } finally {
      clearInterval(drip);
    }
    expect(residentOf(ingest.process!.pid!) - before).toBeLessThan(24);
    await anEncoder(ingest);
    await until(() => ingest.room('r1') !== undefined);
  });

  it('lets one address hold only so many lines, and the encoder in beside them', async () => {
    const own = await anIngest();
    try {
      await own.order(aRoom('r1', [KEY]));
      await anEncoder(own);
      await until(() => own.room('r1') !== undefined);
      const many = Array.from({ length: 100 }, () => connect(own.settings.rtmpPort, '127.0.0.1'));
      lines.push(...many);
      let gone = 0;
      for (const line of many) {
        line.on('error', () => undefined);
        line.once('close', () => (gone += 1));
        line.resume();
      }
      await until(() => gone === 100 - 31);
      const reader = own.read('r1');
      await until(() => reader.frames.length > 60);
      expect(gone).toBe(69);
    } finally {
      await own.stop();
    }
  });

  it('closes the door to an address that tries keys in a row', async () => {
    const own = await anIngest({ limits: { wrongKeysPerMinute: 3 } });
    try {
      await own.order(aRoom('r1', [KEY]));
      const tried: string[] = [];
      for (const key of ['a', 'b', 'c', KEY]) {
        const line = connect(own.settings.rtmpPort, '127.0.0.1');
        const answer = await publishRtmp(line, rtmpTarget(own.address, key)!);
        tried.push(answer.ok ? 'in' : answer.error.code);
      }
      expect(tried).toEqual(['key-refused', 'key-refused', 'key-refused', 'closed']);
    } finally {
      await own.stop();
    }
  });
});

describe('its life', () => {
  it('goes on while its host is away, and tells the next one', async () => {
    await ingest.order(aRoom('r1', [KEY]));
    const reader = ingest.read('r1');
    await anEncoder(ingest);
    await until(() => reader.frames.length > 10);
    ingest.control!.destroy();
    const count = reader.frames.length;
    await until(() => reader.frames.length > count + 30);
    ingest.news = { rooms: [] };
    await ingest.host();
    await until(() => ingest.room('r1') !== undefined);
  });

  it('takes the sockets of a killed predecessor, knows no key before it is told, and lets the encoder back in', async () => {
    const own = await anIngest();
    try {
      await own.order(aRoom('r1', [KEY]));
      await anEncoder(own);
      await until(() => own.room('r1') !== undefined);
      await own.kill();
      await own.start();
      expect(own.log.join('')).not.toContain('encoders are awaited');
      await own.order(aRoom('r1', [KEY]));
      const reader = own.read('r1');
      await anEncoder(own);
      await until(() => reader.frames.length > 10);
    } finally {
      await own.stop();
    }
  });

  it('does not begin beside a living one, and says so in one line', async () => {
    const second = new AnIngest({ ...ingest.settings });
    await second.start();
    const code = await new Promise((done) => second.process!.once('exit', done));
    second.control!.destroy();
    expect(code).toBe(1);
    expect(second.log.join('').trim().split('\n')).toEqual([expect.stringContaining('a process listens at')]);
  });

  it('ends when no host has come for long enough', async () => {
    const own = await anIngest({ lingerMs: 100 });
    try {
      const gone = new Promise((done) => own.process!.once('exit', done));
      own.control!.destroy();
      expect(await gone).toBe(0);
    } finally {
      await own.stop();
    }
  });
});
