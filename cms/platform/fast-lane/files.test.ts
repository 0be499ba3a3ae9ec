import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { builtFiles } from './built-files';
import { ASK_AGAIN, FOR_EVER } from './prepared';
import { safePath } from './safe-path';
import { aLane, type LaneOnAir } from './testing/a-lane';
import { serveUploads } from './uploads';

const SECRET = 'the secret beside the folder';
const home = mkdtempSync(join(tmpdir(), 'hearth-files-'));
const folder = join(home, 'uploads');
const film = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 251));
const air: { on: LaneOnAir } = { on: undefined as never };

beforeAll(() => {
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(home, 'secret.txt'), SECRET);
  writeFileSync(join(folder, 'film.mp4'), film);
  writeFileSync(join(folder, 'empty.png'), '');
  writeFileSync(join(folder, '.hidden.png'), SECRET);
  writeFileSync(join(folder, 'drawing.svg'), '<svg onload="alert(1)"/>');
  writeFileSync(join(folder, 'a', '灶 火.webp'), 'picture');
});
afterAll(() => {
  rmSync(home, { recursive: true });
});
beforeEach(async () => {
  air.on = await aLane();
  serveUploads(air.on.lane, folder);
});
afterEach(() => air.on.close());

describe('uploads', () => {
  it('are streamed whole, by their own type, for ever', async () => {
    const whole = await air.on.ask('/uploads/film.mp4');
    expect(whole.bytes.equals(film)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '5000',
      'accept-ranges': 'bytes',
      'cache-control': FOR_EVER,
      'x-content-type-options': 'nosniff',
    });
    expect((await air.on.ask('/uploads/a/%E7%81%B6%20%E7%81%AB.webp')).text).toBe('picture');
    expect((await air.on.ask('/uploads/empty.png')).status).toBe(200);
    const again = await air.on.ask('/uploads/film.mp4', { headers: { 'if-none-match': whole.headers.etag } });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    const head = await air.on.ask('/uploads/film.mp4', { method: 'HEAD' });
    expect([head.headers['content-length'], head.bytes.length]).toEqual(['5000', 0]);
  });

  it('are streamed in pieces to whoever seeks', async () => {
    const piece = await air.on.ask('/uploads/film.mp4', { headers: { range: 'bytes=1000-1999' } });
    expect([piece.status, piece.headers['content-range']]).toEqual([206, 'bytes 1000-1999/5000']);
    expect(piece.bytes.equals(film.subarray(1000, 2000))).toBe(true);
    const beyond = await air.on.ask('/uploads/film.mp4', { headers: { range: 'bytes=5000-' } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */5000']);
    const stale = await air.on.ask('/uploads/film.mp4', { headers: { range: 'bytes=0-9', 'if-range': '"older"' } });
    expect([stale.status, stale.bytes.length]).toEqual([200, 5_000]);
  });

  it('never show an SVG on our own origin', async () => {
    const { headers } = await air.on.ask('/uploads/drawing.svg');
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it.each([
    '/uploads/',
    '/uploads/none.png',
    '/uploads/a',
    '/uploads/.hidden.png',
    '/uploads/../secret.txt',
    '/uploads/..%2fsecret.txt',
    '/uploads/%2e%2e/secret.txt',
    '/uploads/..%5csecret.txt',
    '/uploads/a/../../secret.txt',
    '/uploads//etc/passwd',
    '/uploads/%2fetc%2fpasswd',
    '/uploads/film.mp4%00.png',
    '/uploads/%E7%81',
    `/uploads/${'x'.repeat(300)}`,
  ])('say that %s is not there', async (path) => {
    const answer = await air.on.ask(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(SECRET);
    expect(air.on.failures).toEqual([]);
  });

  it('stay in their folder, whatever is asked for', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', '%00', '~', 'a', '%252e', '．．', ' '),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const asked of [pieces.join(''), pieces.join('/')]) {
          const path = safePath(folder, asked);
          if (path !== undefined) expect(path.startsWith(folder + sep)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the files of a build', () => {
  const dist = join(home, 'dist');
  beforeAll(() => {
    mkdirSync(join(dist, '_expo/static'), { recursive: true });
    writeFileSync(join(dist, '_expo/static/entry-0a.js'), 'console.log("融灶");'.repeat(200));
    writeFileSync(join(dist, 'film.webm'), Buffer.alloc(4 * 1024 * 1024 + 1, 7));
    symlinkSync(join(home, 'secret.txt'), join(dist, 'link.txt'));
  });

  it('lie packed in memory, the large ones are streamed, and what is not on the list does not exist', async () => {
    const files = await builtFiles({
      folder: dist,
      cacheControl: (path) => (path.startsWith('/_expo/') ? FOR_EVER : ASK_AGAIN),
    });
    air.on.lane.get('/*', files.handler);
    const packed = await air.on.ask('/_expo/static/entry-0a.js', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.text).toBe('console.log("融灶");'.repeat(200));
    expect(packed.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': FOR_EVER,
    });
    const piece = await air.on.ask('/film.webm', { headers: { range: 'bytes=-3' } });
    expect([piece.status, piece.bytes.length, piece.headers['cache-control']]).toEqual([206, 3, ASK_AGAIN]);
    for (const path of ['/none.js', '/link.txt', '/../secret.txt', '/_expo/static/../../film.webm']) {
      expect((await air.on.ask(path)).status).toBe(599);
    }
  });

  it('are none where nothing was built', async () => {
    const { paths } = await builtFiles({ folder: join(home, 'nowhere'), cacheControl: () => ASK_AGAIN });
    expect(paths.size).toBe(0);
  });
});
