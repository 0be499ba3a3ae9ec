import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainFilm } from './plain-film';
import { preciseCut } from './precise-cut';
import { aRecording, complaints, contentIn, framesShown, lengths, taken } from '../testing/a-recording';
import { writeCut } from './write-cut';

const ROOT = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'hearth-cut-'));
const large = join(folder, 'large');
const small = join(folder, 'small');
const place = (name: string): string => join(folder, name);
beforeAll(async () => {
  await aRecording(ROOT, large, { width: 640, height: 360, seconds: 10, times: 3 });
  await aRecording(ROOT, small, { width: 426, height: 240, seconds: 6 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const film = async (
  from: string,
  { epoch = 0, edits = [] as { epoch: number; from: number; seconds: number }[] } = {},
) => {
  const made = await plainFilm({ folder: from, content: await contentIn(from), epoch, edits });
  return taken(made!, `${from}-${epoch}.mp4`);
};

it('a whole recording is a plain film that decodes without a word', async () => {
  const path = await film(large);
  expect(await complaints(path)).toBe('');
  const [video, audio] = await lengths(path);
  expect(video).toBeCloseTo(30, 1);
  expect(Math.abs(video! - audio!)).toBeLessThan(0.05);
  expect(await framesShown(path)).toHaveLength(900);
});

it.each([
  [3.4, 7.7],
  [0, 1],
  [1.9999, 2.0334],
  [9.5, 10.5],
  [25.1, 40],
])(
  'from %d to %d: plays from its first frame on, and shows exactly the frames that were asked for',
  async (start, end) => {
    const name = place(`cut-${start}`);
    const cut = await writeCut(name, [{ folder: large, content: await contentIn(large), start, end }]);
    const content = await contentIn(name);
    expect(content.parts[0]).toMatchObject({ independent: true, at: 0 });
    expect(content.seconds).toBeCloseTo(cut!.seconds + cut!.lead, 1);
    const path = await film(name, { edits: [...cut!.edits] });
    expect(await complaints(path)).toBe('');
    const [first, stop] = [Math.round(start * 30), Math.round(Math.min(end, 30) * 30)];
    const wanted = Array.from({ length: stop - first }, (_, index) => (first + index) % 300);
    expect(await framesShown(path)).toEqual(wanted);
  },
);

it('a reel goes from piece to piece in its order, over recordings of the same parameters, in one film', async () => {
  const content = await contentIn(large);
  const name = place('reel');
  const cut = await writeCut(name, [
    { folder: large, content, start: 20.5, end: 22 },
    { folder: large, content, start: 3, end: 4.2 },
  ]);
  expect(cut!.seconds).toBeCloseTo(2.7, 2);
  const path = await film(name, { edits: [...cut!.edits] });
  // ffmpeg tells that times go back where a player skips what comes before a piece; the pictures that it shows are the wanted ones.
  expect(await complaints(path)).toMatch(/^(\[mov[^\n]*out of order\n)*$/);
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => (from + index) % 300);
  expect(await framesShown(path)).toEqual([...numbers(615, 660), ...numbers(90, 126)]);
});

it('a reel over other parameters has a file for each, and each plays', async () => {
  const name = place('mixed');
  const cut = await writeCut(name, [
    { folder: large, content: await contentIn(large), start: 1, end: 3 },
    { folder: small, content: await contentIn(small), start: 2, end: 5 },
  ]);
  expect((await readdir(name)).sort()).toEqual(['cut.json', 'e0.mp4', 'e1.mp4', 'index.jsonl']);
  expect(cut!.edits.map(({ epoch }) => epoch)).toEqual([0, 1]);
  for (const epoch of [0, 1]) expect(await complaints(await film(name, { epoch, edits: [...cut!.edits] }))).toBe('');
});

it('is made once, however often and by however many it is asked for; nothing of nothing', async () => {
  const piece = { folder: large, content: await contentIn(large), start: 4, end: 6 };
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => writeCut(place('twice'), [piece])));
  expect(others).toEqual([first, first]);
  expect((await readdir(folder)).filter((name) => name.includes('making'))).toEqual([]);
  expect(await writeCut(place('none'), [{ ...piece, start: 99, end: 120 }])).toBeUndefined();
});

it('by encoding anew every piece begins at its very frame, whatever its parameters, in one file', async () => {
  const name = place('precise');
  const shares: number[] = [];
  const pieces = [
    { folder: large, content: await contentIn(large), start: 3.4, end: 4.4 },
    { folder: small, content: await contentIn(small), start: 1.5, end: 2.5 },
  ];
  const works = {
    ...{
      ffmpeg: 'ffmpeg',
      contentIn,
      session: 'precise',
      at: Date.UTC(2026, 10, 29),
      signal: new AbortController().signal,
    },
    onProgress: (share: number) => void shares.push(share),
  };
  const cut = await preciseCut(name, pieces, works);
  expect(cut).toMatchObject({ lead: 0, edits: [] });
  expect((await readdir(name)).sort()).toEqual(['cut.json', 'e0.mp4', 'index.jsonl']);
  const path = await film(name);
  expect(await complaints(path)).toBe('');
  const numbers = (from: number) => Array.from({ length: 30 }, (_, index) => from + index);
  expect(await framesShown(path)).toEqual([...numbers(102), ...numbers(45)]);
  expect(shares.at(-1)).toBeGreaterThan(0.9);
  expect(await preciseCut(name, pieces, works)).toEqual(cut);
});
