import { basename, join } from 'node:path';
import { systemIds, unwrap } from '@hearth/cms/kernel';
import { everybody } from '../origin/may-watch';
import { serveLive, type LiveOrigin } from '../origin/origin-wiring';
import { recordingPlaceStore } from '../origin/recording-place-store';
import { aRecordingsDesk, type RecordingsDesk } from '../testing/a-recordings-desk';
import { onAir, type OnAir } from '../testing/on-air';
import { watch } from '../testing/player';
import { until } from '../testing/studio';
import { chaptersVtt } from './chapter-text.rules';
import { cutRecording } from './cut-recording';
import { markChapter } from './mark-chapters';
import { removeRecording, restoreRecording } from './turn-recording';

const at: { one: RecordingsDesk; air: OnAir; live: LiveOrigin } = {} as never;
beforeAll(async () => {
  at.one = await aRecordingsDesk();
  at.air = await onAir();
  at.live = serveLive({
    lane: at.air.lane,
    chaptersOf: async (playback) => {
      const { chapters, seconds } = await recordingPlaceStore.chapters(at.one.deps.database, playback);
      return chaptersVtt(chapters, seconds);
    },
    windowSocket: join(at.one.folder, 'nobody'),
    mayWatch: everybody,
    placeOf: async (playback) => {
      const place = await recordingPlaceStore.find(at.one.deps.database, playback);
      return (
        place && { is: 'recording', session: basename(place.ref), folder: join(at.one.folder, place.ref), ...place }
      );
    },
  });
}, 120_000);
afterAll(async () => {
  at.live.stop();
  await at.air.close();
  await at.one.drop();
});

const playlistOf = async (id: string) => at.air.ask(`/live/${id}/${id}/vod.m3u8`);

it('a recording that grows is asked for again, one that is whole is not, one that was removed is not there', async () => {
  const { id, end } = await at.one.onAir();
  const growing = await playlistOf(id);
  expect(growing.text).toContain('#EXT-X-PLAYLIST-TYPE:EVENT');
  expect(growing.text).not.toContain('ENDLIST');
  expect(growing.headers['cache-control']).toBe('no-store');
  await end();
  expect((await playlistOf(id)).text).toMatch(/PLAYLIST-TYPE:VOD[^]*ENDLIST\n$/);

  const whole = await at.one.recorded();
  const { operator } = at.one.desk;
  unwrap(await markChapter(at.one.deps, operator, { id: whole.id, at: 2, title: '采茶' }));
  expect((await at.air.ask(`/live/${whole.id}/chapters.vtt`)).text).toContain('00:00:02.000 --> 00:00:10.00');
  unwrap(await removeRecording(at.one.deps, operator, { id: whole.id, reason: '撤下' }));
  for (const path of [
    'index.m3u8',
    'chapters.vtt',
    `${whole.id}/vod.m3u8`,
    `${whole.id}/0.m4s`,
    `${whole.id}/i0.mp4`,
  ]) {
    expect([path, (await at.air.ask(`/live/${whole.id}/${path}`)).status]).toEqual([path, 404]);
  }
  unwrap(await restoreRecording(at.one.deps, operator, { id: whole.id }));
  expect((await at.air.ask(`/live/${whole.id}/${whole.id}/0.m4s`)).status).toBe(200);
});

/** Notes each picture that is painted, whether or not somebody looks. */
const PAINTED = `window.painted = []; addEventListener('DOMContentLoaded', () => {
  const note = () => { painted.push(frame()); video.requestVideoFrameCallback(note); };
  video.requestVideoFrameCallback(note);
});`;

it('in Chromium a clip begins with the frame that was asked for, and plays to its end', async () => {
  const whole = await at.one.recorded();
  const pieces = [{ recording: whole.id, start: 3.4, end: 7 }];
  const wish = { opId: systemIds.next(), title: '点题', pieces, precise: false };
  const clip = unwrap(await cutRecording(at.one.deps, at.one.desk.operator, wish));
  expect((await playlistOf(clip.id)).text).toContain(`#EXT-X-START:TIME-OFFSET=1.402,PRECISE=YES`);
  const player = await watch(at, `/live/${clip.id}/index.m3u8`, 1);
  let painted: readonly number[] = [];
  try {
    await player.page.addInitScript(PAINTED);
    await player.page.reload();
    await until('it plays to its end', async () => {
      const { time, fatal } = await player.see();
      if (fatal.length > 0) throw new Error(fatal.join());
      return time > 4.8 ? true : undefined;
    });
    painted = await player.page.evaluate<number[]>('painted');
  } finally {
    await player.close();
  }
  // Before it goes to where it is to begin the player may show for a blink what it was given first: the key frame.
  const shown = painted.filter((frame) => frame > 0 && frame !== 60);
  expect(Math.min(...shown)).toBeGreaterThanOrEqual(102);
  expect(Math.min(...shown)).toBeLessThan(125);
  expect(Math.max(...shown)).toBeLessThan(210);
});
