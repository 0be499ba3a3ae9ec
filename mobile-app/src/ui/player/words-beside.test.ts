import { Languages } from './languages';
import type { Line } from './line';
import { FRESH, type PlayerState } from './player-types';
import { WordsBeside, type AskWords, type Told } from './words-beside';

const NOON = Date.parse('2026-11-29T12:00:30Z');
const ug = { language: 'ug', name: 'ئۇيغۇرچە' };
const zh = { language: 'zh-Hans', name: '简体中文' };
const cue = (after: number, text: string) => ({ start: NOON + after, end: NOON + after + 2_000, text });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function desk(told: Told) {
  const world = { told, date: NOON as number | null, isWatched: true, isDown: false };
  const asked: Parameters<AskWords>[0][] = [];
  const ask: AskWords = (wanted) => {
    asked.push(wanted);
    if (world.isDown) return Promise.reject(new Error('away'));
    return Promise.resolve(wanted.language === null ? { ...world.told, cues: [] } : world.told);
  };
  const ports = { ask, date: () => world.date, isWatched: () => world.isWatched };
  return { world, asked, ports };
}

function reading(told: Told) {
  const made = desk(told);
  const tracks: string[][] = [];
  const words = new WordsBeside({ ...made.ports, onTracks: (all) => tracks.push(all.map(({ lang }) => lang)) });
  return { ...made, words, tracks };
}

test('looks for languages now and then, and for words every two seconds once somebody reads', async () => {
  const { words, asked, tracks } = reading({ languages: [zh, ug], cues: [] });
  words.begin();
  words.begin();
  await jest.advanceTimersByTimeAsync(29_000);
  expect(asked.length).toBe(2);
  expect(tracks).toEqual([['zh-Hans', 'ug']]);
  words.choose('ug');
  await jest.advanceTimersByTimeAsync(4_100);
  expect(asked.slice(2)).toEqual(Array(3).fill({ language: 'ug', from: Date.parse('2026-11-29T11:59:00Z') }));
  words.choose(null);
  words.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBe(5);
});

test('shows each word on its picture, and a corrected one where it was not shown yet', async () => {
  const { words, world } = reading({ languages: [zh], cues: [cue(0, '第一句\n还有'), cue(5_000, '说错了')] });
  words.begin();
  words.choose('zh-Hans');
  await jest.advanceTimersByTimeAsync(10);
  expect(words.said()).toEqual(['第一句', '还有']);
  expect(words.said()).toBe(words.said());
  world.date = NOON + 3_000;
  expect(words.said()).toEqual([]);
  world.told = { languages: [zh], cues: [cue(0, '第一句'), cue(5_000, '说对了')] };
  await jest.advanceTimersByTimeAsync(2_000);
  world.date = NOON + 5_500;
  expect(words.said()).toEqual(['说对了']);
  world.date = null;
  expect(words.said()).toEqual([]);
});

test('asks nothing while nobody watches, keeps what it knows while the host is away, and is back by itself', async () => {
  const { words, world, asked } = reading({ languages: [zh], cues: [cue(0, '还在')] });
  words.begin();
  words.choose('zh-Hans');
  await jest.advanceTimersByTimeAsync(10);
  world.isDown = true;
  await jest.advanceTimersByTimeAsync(120_000);
  expect(words.said()).toEqual(['还在']);
  expect(asked.length).toBeLessThan(12);
  world.isDown = false;
  await jest.advanceTimersByTimeAsync(30_000);
  const before = asked.length;
  world.isWatched = false;
  await jest.advanceTimersByTimeAsync(20_000);
  expect(asked.length).toBe(before);
  world.isWatched = true;
  await jest.advanceTimersByTimeAsync(2_000);
  expect(asked.length).toBe(before + 1);
});

test('what is heard late of a language that was left is not shown', async () => {
  const answers: ((told: Told) => void)[] = [];
  const ask: AskWords = () => new Promise((resolve) => answers.push(resolve));
  const words = new WordsBeside({ ask, date: () => NOON, isWatched: () => true, onTracks: () => undefined });
  words.begin();
  words.choose('ug');
  words.choose('zh-Hans');
  answers[2]?.({ languages: [zh, ug], cues: [cue(0, '中文')] });
  answers[1]?.({ languages: [zh, ug], cues: [cue(0, 'چاي')] });
  await jest.advanceTimersByTimeAsync(10);
  expect(words.said()).toEqual(['中文']);
  words.stop();
});

test('the menu has what the playlist names and what is told beside it, each language once, and remembers what was chosen', async () => {
  const { ports } = desk({ languages: [zh, ug], cues: [cue(0, 'چاي')] });
  let state: PlayerState = FRESH;
  const chosen: (number | null)[] = [];
  const line = { date: ports.date, setTrack: (id: number | null) => chosen.push(id) } as unknown as Line; // no more of it is used
  const languages = new Languages({
    ...{ ask: ports.ask, isWatched: ports.isWatched, line: () => line, state: () => state },
    set: (change) => (state = { ...state, ...change }),
    wanted: () => null,
  });
  languages.begin();
  await jest.advanceTimersByTimeAsync(10);
  expect(state.tracks.map(({ lang }) => lang)).toEqual(['zh-Hans', 'ug']);
  languages.choose(state.tracks[1]?.id ?? null);
  await jest.advanceTimersByTimeAsync(10);
  languages.look();
  expect([state.said, chosen.at(-1)]).toEqual([['چاي'], null]);
  languages.hear([{ id: 0, lang: 'zh-hans', name: '中文' }]);
  expect(state.tracks.map(({ id, lang }) => [id, lang])).toEqual([
    [0, 'zh-hans'],
    [1_001, 'ug'],
  ]);
  languages.look();
  expect([state.track, state.said]).toEqual([1_001, ['چاي']]);
  languages.choose(0);
  languages.look();
  expect([state.said, chosen.at(-1)]).toEqual([[], 0]);
  languages.stop();
});
