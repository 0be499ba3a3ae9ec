import type { LiveNews, Subtitle } from '@/contract/live-room';
import type { Told } from '@/ui/player/words-beside';
import { makeSubtitles } from './subtitles';

const cue = (change: Partial<Subtitle> = {}): LiveNews => ({
  type: 'subtitle',
  subtitle: {
    ...{ id: 'c1', language: 'en', name: 'English', direction: 'ltr', start: 1_000, end: 3_000, text: 'Sweet' },
    ...{ machine: true, version: 1, removed: false, ...change },
  },
});
const texts = ({ cues }: Told): readonly string[] => cues.map(({ text }) => text);
const inEnglish = { language: 'en', from: null };

it('gives each language its own words, and names all there are', async () => {
  const subtitles = makeSubtitles();
  subtitles.tell([cue(), cue({ id: 'c2', language: 'ug', name: 'Uyghur', direction: 'rtl', text: 'تاتلىق' })]);
  const ask = subtitles.beside(undefined);
  expect(texts(await ask(inEnglish))).toEqual(['Sweet']);
  expect(texts(await ask({ language: 'ug', from: null }))).toEqual(['تاتلىق']);
  const { languages, cues } = await ask({ language: null, from: null });
  expect([languages.map(({ language }) => language), cues]).toEqual([['en', 'ug'], []]);
});

it('shows the newest version, whichever comes last, and nothing of what was taken back', async () => {
  const subtitles = makeSubtitles();
  const ask = subtitles.beside(undefined);
  subtitles.tell([cue({ version: 2, text: 'Very sweet' }), cue({ version: 1 })]);
  expect(texts(await ask(inEnglish))).toEqual(['Very sweet']);
  subtitles.tell([cue({ version: 3, removed: true }), cue({ version: 2 })]);
  expect(texts(await ask(inEnglish))).toEqual([]);
});

it('stands where whoever carries the picture says the same moment, and fills up with what they alone know', async () => {
  const subtitles = makeSubtitles();
  const before = { start: 0, end: 1_000, text: 'Before' };
  const known = {
    languages: [{ language: 'en', name: 'English' }],
    cues: [before, { ...before, start: 900, end: 2_000 }],
  };
  const ask = subtitles.beside(() => Promise.resolve(known));
  subtitles.tell([cue()]);
  expect(texts(await ask(inEnglish))).toEqual(['Before', 'Sweet']);
  subtitles.tell([cue({ version: 2, removed: true })]);
  expect(texts(await ask(inEnglish))).toEqual(['Before']);
  expect((await ask(inEnglish)).languages).toHaveLength(1);
  subtitles.forget();
  expect(texts(await ask(inEnglish))).toEqual(['Before', 'Before']);
});

it('stands when the others cannot be asked', async () => {
  const subtitles = makeSubtitles();
  subtitles.tell([cue()]);
  expect(texts(await subtitles.beside(() => Promise.reject(new Error('no net')))(inEnglish))).toEqual(['Sweet']);
});

it('keeps as many as anybody goes back', async () => {
  const subtitles = makeSubtitles();
  for (let i = 0; i < 1_300; i += 1) subtitles.tell([cue({ id: `c${i}`, start: i, end: i + 1, text: `${i}` })]);
  const all = texts(await subtitles.beside(undefined)(inEnglish));
  expect([all.length, all.at(-1)]).toEqual([1_200, '1299']);
});
