import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { aHost, type OwnHost } from '../../../tests/host/host';

let host: OwnHost;
const publicDir = join(tmpdir(), `hearth-media-${process.pid}`);
const temporary = join(publicDir, 'tmp');

beforeAll(async () => {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(temporary, { recursive: true });
  host = await aHost({ env: { PUBLIC_DIR: publicDir, TMPDIR: temporary } });
});
afterAll(() => host.stop());

type Uploaded = {
  id: number;
  url: string;
  mime: string;
  width: number;
  height: number;
  blur: string;
  formats: Record<string, { url: string; mime: string; width: number }>;
};

async function upload(name: string, bytes: Buffer, type = 'image/jpeg'): Promise<Response> {
  const form = new FormData();
  form.append('files', new File([new Uint8Array(bytes)], name, { type }));
  const headers = { authorization: `Bearer ${host.adminToken}`, 'accept-language': 'en' };
  return fetch(`${host.url}/upload`, { method: 'POST', headers, body: form });
}

const uploads = (): string[] => readdirSync(join(publicDir, 'uploads')).filter((name) => name !== '.gitkeep');

function field(width: number, height: number): sharp.Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#B83214' } });
}

async function settled(): Promise<void> {
  // Strapi removes its temporary files without waiting for it.
  for (let tries = 0; tries < 100 && readdirSync(temporary).length > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('turns a phone photograph upright, forgets where it was taken, and makes what pages need', async () => {
  const withPlace = { IFD3: { GPSLatitude: '28/1 41/1 0/1', GPSLatitudeRef: 'N' } };
  const photo = await field(1200, 900).jpeg().withExif(withPlace).withMetadata({ orientation: 6 }).toBuffer();
  expect((await sharp(photo).metadata()).orientation).toBe(6);

  const answer = await upload('IMG_0001.jpg', photo);
  expect(answer.status).toBe(201);
  // The admin's upload answers with the list of files it made.
  const [file] = (await answer.json()) as [Uploaded];
  expect(file).toMatchObject({ width: 900, height: 1200, mime: 'image/jpeg' });
  expect(file.blur).toMatch(/^data:image\/webp;base64,/);
  expect(Object.keys(file.formats).sort()).toEqual(
    ['avif-320', 'avif-640', 'avif-900', 'thumbnail', 'webp-320', 'webp-640', 'webp-900'].sort(),
  );
  for (const { url, mime } of [file, ...Object.values(file.formats)]) {
    const kept = Buffer.from(await (await fetch(`${host.url}${url}`)).arrayBuffer());
    const { exif, orientation, format } = await sharp(kept).metadata();
    expect({ mime, exif, orientation }).toEqual({ mime, exif: undefined, orientation: undefined });
    expect(format === 'heif' ? 'avif' : format).toBe(mime.replace('image/', ''));
  }
});

it('measures a film when it comes, and keeps one that it cannot read without any measure', async () => {
  const film = readFileSync(join(__dirname, '../../../database/demo/films/kiln-smoke.mp4'));
  const answer = await upload('kiln.mp4', film, 'video/mp4');
  expect(await answer.json()).toMatchObject([{ mime: 'video/mp4', width: 960, height: 540, seconds: 10 }]);
  // Cut off before its index ends: it looks like a film from outside.
  const torn = await upload('torn.mp4', film.subarray(0, 600), 'video/mp4');
  expect([torn.status, await torn.json()]).toMatchObject([201, [{ mime: 'video/mp4', seconds: null, width: null }]]);
});

it.each([
  [
    'a web page called jpg',
    'page.jpg',
    Buffer.from('<html><script>alert(1)</script></html>'),
    'This kind of file is not accepted',
  ],
  [
    'a drawing with a script',
    'logo.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    /not (accepted|allowed)/,
  ],
  [
    'a program called jpg',
    'run.jpg',
    Buffer.from('MZ\x90\x00'.padEnd(600, '\x00'), 'latin1'),
    /not (accepted|allowed)/,
  ],
  ['nothing', 'empty.jpg', Buffer.alloc(0), /empty|not (accepted|allowed)/],
])('refuses %s with a clear word and leaves nothing behind', async (...[, name, bytes, words]) => {
  const before = uploads();
  const answer = await upload(name, bytes);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(await answer.text()).toMatch(words);
  expect(uploads()).toEqual(before);
  await settled();
  expect(readdirSync(temporary)).toEqual([]);
});

it('refuses a picture that is cut off, and one whose name lies', async () => {
  const before = uploads();
  const whole = await field(800, 800).png().toBuffer();
  const cut = await upload('cut.png', whole.subarray(0, whole.length - 200), 'image/png');
  expect({ status: cut.status, text: await cut.text() }).toEqual({
    status: 400,
    text: expect.stringContaining('broken') as string,
  });
  const lying = await upload('photo.jpg', whole);
  expect(await lying.text()).toContain('not what its name says');
  expect(uploads()).toEqual(before);
});

it('refuses a bomb of pixels without unpacking it', async () => {
  const bomb = await sharp({
    create: { width: 16000, height: 16000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(2_000_000);
  const answer = await upload('bomb.png', bomb, 'image/png');
  expect({ status: answer.status, text: await answer.text() }).toEqual({
    status: 400,
    text: expect.stringContaining('100 million pixels') as string,
  });
});

it('removes every rendition together with its picture', async () => {
  const before = uploads();
  const answer = await upload('gone.png', await field(700, 400).png().toBuffer(), 'image/png');
  expect(await answer.clone().text()).toContain('gone');
  const [file] = (await answer.json()) as [Uploaded];
  expect(uploads().length).toBeGreaterThan(before.length + 4);
  const headers = { authorization: `Bearer ${host.adminToken}` };
  expect((await fetch(`${host.url}/upload/files/${file.id}`, { method: 'DELETE', headers })).status).toBe(200);
  expect(uploads()).toEqual(before);
  expect(existsSync(join(publicDir, file.url))).toBe(false);
});
