import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg, ffmpegPlaces } from './find-ffmpeg';

const ALL = {
  encoders: [' V....D libx264 H.264', ' A....D aac AAC', ' VFS..D mjpeg MJPEG'],
  decoders: [' VFS..D h264 H.264', ' A....D aac AAC'],
  filters: [' ... scale V->V', ' ... tile V->V', ' ... astats A->A'],
  protocols: ['Input:', '  file', '  srt', 'Output:', '  rtmp'],
};

type Fake = { readonly version?: string; readonly lists?: Partial<typeof ALL>; readonly script?: string };

describe('the ffmpeg that is used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-ffmpeg-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  let count = 0;

  /** A program of that name that says what the real one would. */
  function aFake({ version = '5.1.9-0+deb12u1', lists = {}, script }: Fake = {}): string {
    const at = join(folder, String((count += 1)));
    mkdirSync(at);
    const said = { ...ALL, ...lists };
    const cases = Object.entries(said).map(
      ([name, rows]) => `-${name}) printf '%s\\n' ${rows.map((row) => `'${row}'`).join(' ')};;`,
    );
    const whole = [
      '#!/bin/sh',
      'for word; do case "$word" in',
      `-version) echo "ffmpeg version ${version} Copyright";;`,
    ];
    const path = join(at, 'ffmpeg');
    writeFileSync(path, script ?? [...whole, ...cases, 'esac; done'].join('\n'));
    chmodSync(path, 0o755);
    return path;
  }
  const folderOf = (path: string): string => join(path, '..');
  const poor = { encoders: [' VFS..D mjpeg MJPEG', ' A....D aac AAC'] };

  it('is the machine’s own where it can everything, whatever npm brought', async () => {
    const own = aFake();
    const at = await findFfmpeg({
      named: undefined,
      path: `/nowhere:${folderOf(own)}`,
      packed: aFake({ version: '7.0' }),
    });
    expect(at).toEqual({
      found: { path: own, version: '5.1.9-0+deb12u1', powers: ['pictures', 'loudness', 'encoding', 'srt'] },
      complaint: undefined,
    });
  });

  it.each<[string, Fake]>([
    ['too old', { version: '4.1.11' }],
    ['older still', { version: '3.4.8-0ubuntu0.2' }],
    ['without an encoder', { lists: poor }],
    ['without SRT', { lists: { protocols: ['Input:', '  file'] } }],
    ['no ffmpeg at all', { script: '#!/bin/sh\necho avconv' }],
    ['broken', { script: '#!/bin/sh\nexit 139' }],
  ])('is the packed one where the machine’s own is %s', async (_, fake) => {
    const packed = aFake({ version: '7.0' });
    const at = await findFfmpeg({ named: undefined, path: folderOf(aFake(fake)), packed });
    expect(at.found?.path).toBe(packed);
    expect(at.complaint).toBeUndefined();
  });

  it.each([['n7.0-21-gfb8f0ea4b3'], ['N-118000-g1234567'], ['4.4'], ['10.0']])(
    'may call itself %s',
    async (version) => {
      const own = aFake({ version });
      expect((await findFfmpeg({ named: own, path: undefined, packed: undefined })).found?.version).toBe(version);
    },
  );

  it('is the one that was named, and no other when that one is of no use: one line says so', async () => {
    const named = aFake({ version: '4.2.7' });
    const at = await findFfmpeg({ named, path: folderOf(aFake()), packed: aFake() });
    expect(at.found).toBeUndefined();
    expect(at.complaint).toMatch(/^ffmpeg 4\.2\.7 at .* is older than 4\.4\. Off: posters.*HEARTH_FFMPEG$/);
    expect(at.complaint).not.toContain('\n');
  });

  it('goes on with what there is, and the line names what is off and what to do', async () => {
    const own = aFake({ lists: poor });
    const at = await findFfmpeg({ named: undefined, path: folderOf(own), packed: undefined });
    expect(at.found?.powers).toEqual(['pictures', 'loudness', 'srt']);
    expect(at.complaint).toMatch(/lacks what this needs\. Off: crops, logos.*apt-get install ffmpeg/);
  });

  it('is missing on a machine without one', async () => {
    const at = await findFfmpeg({ named: undefined, path: '/nowhere', packed: undefined });
    expect(at).toMatchObject({
      found: undefined,
      complaint: expect.stringContaining('ffmpeg is missing. Off: ') as string,
    });
  });

  it('can everything on this machine, of the distribution or of npm', async () => {
    const { found, complaint } = await findFfmpeg(ffmpegPlaces(process.env));
    expect([complaint, found?.powers.length]).toEqual([undefined, 4]);
  });
});
