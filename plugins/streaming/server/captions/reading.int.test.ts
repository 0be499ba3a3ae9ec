import { systemIds } from '@hearth/cms/kernel';
import type { FlvTag } from '../../engine/fmp4/flv-tags.rules';
import { FILM_RATE, testFilm } from '../../engine/testing/test-film';
import type { CaptionTrack, Cue } from '../../contract';
import { watch, type Player } from '../testing/player';
import { aStudio, ROOT, until, type Studio } from '../testing/studio';
import { directionOf } from './cue.rules';
import { readVtt } from './read-cues.rules';
import { wordsMemory, type WordsOnRecord } from './words-memory';

/** A word as it appeared on the screen, with the frame below it. */
type Read = { readonly language: string; readonly text: string; readonly frame: number; readonly date: number };

const SECONDS = 10;
const SAYS: Readonly<Record<string, string>> = { 'zh-Hans': '茶 <一> &', en: 'tea', ug: '2026 چاي' };
/** Viewers are kept so far behind the desk. */
const BEHIND = 6;

const track = (language: string, place: number): CaptionTrack => ({
  ...{ id: systemIds.next(), room: 'room1', language, name: language, direction: directionOf(language) },
  ...{ kind: 'typed', driver: null, from: null, place, version: 1 },
});
const record: WordsOnRecord & { tracks: CaptionTrack[]; cues: Cue[] } = {
  ...{ room: 'room1', delaySeconds: BEHIND, networkMs: 0, tracks: Object.keys(SAYS).map(track), cues: [] },
};
const memory = wordsMemory({ read: async (broadcast) => (broadcast === 's1' ? record : undefined) });
const at: { studio: Studio; player: Player; writing: NodeJS.Timeout | undefined } = {
  ...{ studio: undefined as never, player: undefined as never, writing: undefined },
};
let film: readonly FlvTag[] = [];

beforeAll(async () => {
  film = await testFilm(ROOT, { width: 640, height: 360, seconds: SECONDS });
  at.studio = await aStudio({}, { words: memory });
});
afterAll(async () => {
  clearInterval(at.writing);
  await at.player.close();
  await at.studio.close();
});

/** When the newest picture that the host has was taken. */
function newestPicture(): number {
  const last = at.studio.live.origin.window.rooms.get('room1')?.state.segments.at(-1);
  return last ? Math.round(last.at + last.seconds * 1_000) : 0;
}

let count = 0;
/** Somebody writes in all languages about the picture that is the newest. */
function write(): void {
  const start = newestPicture();
  count += 1;
  for (const { id, language } of record.tracks) {
    const cue: Cue = {
      ...{ id: systemIds.next(), broadcast: 's1', track: id, start, end: start + 1_200, at: Date.now() },
      ...{ text: `${SAYS[language] ?? 'new'} ${count} ${start}`, source: 'typed', machine: false },
      ...{ author: '编辑', version: 1, removed: false },
    };
    record.cues.push(cue);
    memory.heard(cue);
  }
}

const inPage = <T>(script: string): Promise<T> => at.player.page.evaluate<T>(script);
const readSoFar = (): Promise<readonly Read[]> => inPage('read');

/** Plays as the app does, and notes each word with the frame on which it appeared. */
const LISTEN = `
  globalThis.read = [];
  hls.subtitleDisplay = true;
  video.textTracks.addEventListener('addtrack', () => undefined);
  const choose = (language) => { hls.subtitleTrack = hls.subtitleTracks.findIndex(({ lang }) => lang === language); };
  globalThis.choose = choose;
  setInterval(() => {
    for (const track of video.textTracks) {
      if (track.heard || track.kind !== 'subtitles') continue;
      track.heard = true;
      track.addEventListener('cuechange', () => {
        for (const cue of track.activeCues ?? [])
          read.push({ language: track.language, text: cue.getCueAsHTML().textContent, frame: frame(), date: Number(hls.playingDate) });
      });
    }
  }, 20);`;

it('three languages are read in Chromium, in step with the picture, and changed while live', async () => {
  const { studio } = at;
  studio.order(studio.room());
  await until('the host knows the room', () => studio.live.origin.window.rooms.get('room1'));
  studio.feeder.play(film, 'encoder');
  await until('a segment', () => (newestPicture() > 0 ? true : undefined));
  at.writing = setInterval(write, 1_500);
  at.player = await watch(studio, '/live/room1/index.m3u8');
  await inPage(LISTEN);
  const told = await until('its languages', async () => {
    const languages = await inPage<string[]>('hls.subtitleTracks.map(({ lang }) => lang)');
    return languages.length > 0 ? languages : undefined;
  });
  expect(told).toEqual(['zh-Hans', 'en', 'ug']);

  for (const language of told) {
    await inPage(`choose('${language}')`);
    const before = (await readSoFar()).length;
    await until(`${language} is read`, async () => {
      const now = (await readSoFar()).slice(before).filter((one) => one.language === language);
      return new Set(now.map((one) => one.text)).size >= 4 ? now : undefined;
    });
  }
  const all = await readSoFar();
  for (const { language, text } of all)
    expect(text.replace(/[\u200f ]/g, '')).toContain((SAYS[language] ?? '').replace(/ /g, ''));
  expect(all.filter(({ language }) => language === 'ug').every(({ text }) => text.includes('چاي'))).toBe(true);

  // Where each word was stamped and where it was shown, by the number of the frame below it.
  const known = await sampleOfFrames();
  const first = [...new Map([...all].reverse().map((one) => [`${one.language} ${one.text}`, one])).values()];
  const late = first.filter((one) => one.frame >= 0).map((one) => offBy(one, known));
  const sorted = [...late].sort((a, b) => a - b);
  expect(late.length).toBeGreaterThanOrEqual(10);
  // The first of each language appears when its text was loaded, which is after its begin.
  expect(sorted[sorted.length >> 1]).toBeGreaterThan(-0.7);
  expect(sorted[sorted.length >> 1]).toBeLessThan(0.7);
  expect(late.filter((seconds) => Math.abs(seconds) <= 0.7).length).toBeGreaterThanOrEqual(late.length - 3);
  expect((await at.player.see()).fatal).toEqual([]);
});

type Sample = { readonly frame: number; readonly date: number };

/** Which frame is on the screen at which time of the picture. */
async function sampleOfFrames(): Promise<Sample> {
  return until('a frame', async () => {
    const sample = await inPage<Sample>('({ frame: frame(), date: Number(hls.playingDate) })');
    return sample.frame >= 0 && sample.date > 0 ? sample : undefined;
  });
}

/** By how many seconds a word came after its frame. The film begins anew again and again. */
function offBy({ frame, text }: Read, { frame: known, date }: Sample): number {
  const stamped = Number(/(\d+)$/.exec(text)?.[1]);
  const wanted = known + ((stamped - date) / 1_000) * FILM_RATE;
  const whole = SECONDS * FILM_RATE;
  const off = (((frame - wanted) % whole) + whole) % whole;
  return Math.round(((off > whole / 2 ? off - whole : off) / FILM_RATE) * 100) / 100;
}

it('a language that is added while live is there for who loads anew, and all of it for the recording', async () => {
  const { studio } = at;
  const { cues } = record;
  const french = track('fr', 3);
  record.tracks = [...record.tracks, french];
  memory.changed('room1');
  await until('the new language', async () => {
    const master = (await studio.air.ask('/live/room1/index.m3u8')).text;
    return master.includes('LANGUAGE="fr"') ? master : undefined;
  });
  write();
  clearInterval(at.writing);
  const playlist = await studio.air.ask('/live/room1/s1/words-ug.m3u8');
  expect(playlist.text).toContain('CAN-BLOCK-RELOAD=YES');
  const pieces = [...playlist.text.matchAll(/^(\d+)-ug\.vtt$/gm)];
  expect(pieces.length).toBeGreaterThan(5);
  const next = Number(pieces.at(-1)?.[1]) + 1;
  const held = await studio.air.ask(`/live/room1/s1/words-ug.m3u8?_HLS_msn=${next}`);
  expect([held.status, held.text.includes(`${next}-ug.vtt`)]).toEqual([200, true]);
  const piece = await studio.air.ask(`/live/room1/s1/${next}-ug.vtt`);
  expect([piece.status, piece.headers['content-type'], piece.headers['cache-control']]).toEqual([
    200,
    'text/vtt; charset=utf-8',
    'public, max-age=2',
  ]);
  for (const path of [
    's1/words-de.m3u8',
    `s1/${next}-de.vtt`,
    's1/99999-ug.vtt',
    's2/words-ug.m3u8',
    'captions/de.vtt',
    'captions/..%2f.vtt',
  ])
    expect([path, (await studio.air.ask(`/live/room1/${path}`)).status]).toEqual([path, 404]);

  studio.order();
  await until('it ended', async () =>
    (await studio.air.ask('/live/room1/s1/words-ug.m3u8')).text.includes('ENDLIST') ? true : undefined,
  );
  // What nobody said anything in is no language of the recording.
  const master = (await studio.air.ask('/live/rec/index.m3u8')).text;
  expect([...master.matchAll(/LANGUAGE="([^"]+)"/g)].map(([, language]) => language)).toEqual([
    'zh-Hans',
    'en',
    'ug',
    'fr',
  ]);
  const vod = await studio.air.ask('/live/rec/s1/words-en.m3u8');
  expect(vod.text).toContain('PLAYLIST-TYPE:VOD');
  const whole = readVtt((await studio.air.ask('/live/rec/captions/en.vtt')).text);
  const written = cues.filter((cue) => cue.track === record.tracks[1]?.id);
  expect(whole.ok && whole.value.length).toBe(written.length);
});
