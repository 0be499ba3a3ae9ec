import { execFile } from 'node:child_process';
import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '@hearth/cms/kernel';
import sharp from 'sharp';
import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import { drawByFfmpeg, type DrawPicture } from '../../engine/ffmpeg/draw-picture';
import { runFfmpeg, type RunFfmpeg } from '../../engine/ffmpeg/run-ffmpeg';
import { testFilm } from '../../engine/testing/test-film';
import { createRecordings } from '../origin/recordings';
import { aStudio, ROOT, until, type Studio } from '../testing/studio';
import { createLivePosters } from './live-posters';
import { createRecordingPosters } from './recording-posters';
import { StoryboardKeeper } from './storyboard-keeper';

const FFMPEG = 'ffmpeg';
const at = { studio: undefined as never as Studio, runs: 0, now: 0, path: FFMPEG as string | undefined };
const words: string[] = [];
const draw: DrawPicture = drawByFfmpeg(
  () => {
    at.runs += 1;
    return Promise.resolve(at.path);
  },
  (said) => words.push(said),
);
/** It stands still until somebody moves it: how long drawing takes is no matter here. */
const began = Date.now();
const clock = { now: () => new Date(began + at.now) };
const recordings = createRecordingPosters(draw);
let film: readonly FlvTag[] = [];
let other: readonly FlvTag[] = [];

beforeAll(async () => {
  film = await testFilm(ROOT, { width: 640, height: 360, seconds: 10 });
  other = await testFilm(ROOT, { width: 426, height: 240, seconds: 6 });
  at.studio = await aStudio({}, { pictures: { live: createLivePosters({ clock, draw }), recordings } });
  at.studio.order(at.studio.room());
  await until('the host knows the room', () => at.studio.live.origin.window.rooms.get('room1'));
});
afterAll(() => at.studio.close());

const ask = (path: string) => at.studio.air.ask(path);
const folder = (): string => join(at.studio.folder, 's1');
const bytesOnAir = () => at.studio.live.origin.window.rooms.get('room1')?.bytes.size;

describe('the poster of a room on air', () => {
  it('is not there before the first picture', async () => {
    const { status, text } = await ask('/live/room1/poster.jpg');
    expect([status, text.includes('STREAMING.NOT_ON_AIR')]).toEqual([404, true]);
    at.now += 2_000;
  });

  it('is the newest key frame in the size that is asked for, drawn once for a thundering herd', async () => {
    at.studio.feeder.play(film, 'encoder');
    await until('there is a picture', () => ((bytesOnAir() ?? 0) > 0 ? true : undefined));
    at.runs = 0;
    const herd = await Promise.all(Array.from({ length: 300 }, () => ask('/live/room1/poster.jpg')));
    expect(new Set(herd.map(({ status, headers }) => `${status} ${headers.etag}`)).size).toBe(1);
    expect(at.runs).toBe(1);
    const [large] = herd;
    expect(large?.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=10' });
    expect(await sharp(large?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 360 });
    const small = await ask('/live/room1/poster.jpg?width=320');
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 180 });
    expect(at.runs).toBe(1);
    writeFileSync(join(at.studio.folder, 'large.jpg'), large?.bytes ?? '');
    const probe = ['-v', 'error', '-show_entries', 'stream=codec_name,width,height', '-of', 'csv=p=0', 'large.jpg'];
    expect((await promisify(execFile)('ffprobe', probe, { cwd: at.studio.folder })).stdout.trim()).toBe(
      'mjpeg,640,360',
    );
  });

  it('is drawn anew after ten seconds, and not before', async () => {
    const before = (await ask('/live/room1/poster.jpg')).headers.etag;
    at.now += 9_000;
    expect((await ask('/live/room1/poster.jpg')).headers.etag).toBe(before);
    at.now += 2_000;
    await until('another picture', async () => {
      at.now += 11_000;
      return (await ask('/live/room1/poster.jpg')).headers.etag === before ? undefined : true;
    });
  });

  it('comes with the next that is asked for after an ffmpeg that was killed, or was not there', async () => {
    for (const broken of ['/bin/false', '/nowhere/ffmpeg', undefined]) {
      at.now += 11_000;
      at.path = broken;
      at.runs = 0;
      const herd = await Promise.all(Array.from({ length: 20 }, () => ask('/live/room1/poster.jpg')));
      expect(new Set(herd.map(({ status }) => status))).toEqual(new Set([404]));
      expect(at.runs).toBe(1);
      at.path = FFMPEG;
      at.now += 1_100;
      expect((await ask('/live/room1/poster.jpg')).status).toBe(200);
    }
    expect(words.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a recording', () => {
  const states = createRecordings();
  const state = () => states({ session: 's1', folder: folder() });
  let asked: string[] = [];
  const run: RunFfmpeg = (task) => {
    asked.push(task.args.join(' '));
    return runFfmpeg(FFMPEG, task);
  };
  const keeper = (): StoryboardKeeper =>
    new StoryboardKeeper({
      clock: systemClock,
      log: { info: () => undefined, warn: (said) => words.push(said) },
      folder: join(folder(), '../..'),
      ended: () => Promise.resolve([{ room: join(at.studio.folder).split('/').at(-1) ?? '', broadcast: 's1' }]),
      recording: states,
      ffmpeg: () => Promise.resolve(run),
      posters: recordings,
    });

  it('has a storyboard over both of its parameters once it is over', async () => {
    await until('ten seconds', async () => (((await state())?.total.seconds ?? 0) > 9 ? true : undefined));
    at.studio.feeder.play(other, 'another encoder');
    await until('the other picture', async () => (((await state())?.epochs.size ?? 0) > 1 ? true : undefined));
    await until('some seconds of it', async () =>
      ((await state())?.segments.at(-1)?.number ?? 0) > 7 ? true : undefined,
    );
    expect((await ask('/live/rec/storyboard.vtt')).status).toBe(404);
    at.studio.order();
    await until('it is over', async () => ((await state())?.ended === true ? true : undefined));
    const one = keeper();
    one.look();
    await one.idle();
    expect(asked.length).toBeGreaterThan(0);
    const vtt = await ask('/live/rec/storyboard.vtt');
    expect([vtt.status, vtt.headers['content-type']]).toEqual([200, 'text/vtt; charset=utf-8']);
    const cues = [...vtt.text.matchAll(/(\S+) --> (\S+)\nstoryboard\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)\n/g)];
    expect(cues.length).toBeGreaterThanOrEqual(5);
    const sheet = await sharp((await ask('/live/rec/storyboard.jpg')).bytes).metadata();
    expect(sheet.width).toBe(Math.min(10, cues.length) * 256);
    for (const [at_, cue] of cues.entries()) {
      expect(cue[1]).toBe(at_ === 0 ? '00:00:00.000' : cues[at_ - 1]?.[2]);
      expect(Number(cue[3]) + 256).toBeLessThanOrEqual(sheet.width);
      expect(Number(cue[4]) + 144).toBeLessThanOrEqual(sheet.height);
    }
  });

  it('is not drawn twice, and is drawn anew when it went on after its end', async () => {
    asked = [];
    const again = keeper();
    again.look();
    await again.idle();
    expect(asked).toEqual([]);
    const later = new Date(Date.now() + 5_000);
    utimesSync(join(folder(), 'index.jsonl'), later, later);
    const anew = keeper();
    anew.look();
    await anew.idle();
    expect(asked.length).toBeGreaterThan(0);
  });

  it('has a good picture as its poster, or the one that somebody chose', async () => {
    const first = await ask('/live/rec/poster.jpg');
    expect([first.status, first.headers['cache-control']]).toEqual([200, 'public, max-age=60']);
    const known = await state();
    if (!known) throw new Error('no recording');
    const second = await recordings.chooseSecond({ folder: folder(), state: known }, 7.6);
    expect(second).toBeCloseTo(8, 0);
    const chosen = await ask('/live/rec/poster.jpg');
    expect(chosen.headers.etag).not.toBe(first.headers.etag);
    await recordings.put(
      folder(),
      await sharp({ create: { width: 96, height: 54, channels: 3, background: 'teal' } })
        .jpeg()
        .toBuffer(),
    );
    expect(await sharp((await ask('/live/rec/poster.jpg')).bytes).metadata()).toMatchObject({ width: 96 });
    expect(statSync(join(folder(), 'poster.jpg')).mode & 0o007).toBe(0);
  });
});
