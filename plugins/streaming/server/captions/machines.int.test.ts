import { ok } from '@hearth/cms/kernel';
import type { CaptionTrack, ToTranslate } from '../../contract';
import { aCaptionDesk, type CaptionDesk } from '../testing/a-caption-desk';
import { embeddedTrack, hearWords, type WordsPlace } from './hear-words';
import { keepListening, type Listeners, type ToListen } from './keep-listening';
import { heldBy } from './listening-store';
import { translateCue } from './translate-cue';
import { changeCue, takeCueBack } from './write-cue';
import { addTerm } from './write-glossary';
import { addTrack } from './write-track';

let desk: CaptionDesk;
let spoken: CaptionTrack;
let translated: CaptionTrack;
const asked: ToTranslate[] = [];
let isBroken = false;

beforeAll(async () => {
  desk = await aCaptionDesk();
  desk.ports.addRecogniser({ name: 'an ear', languages: ['zh-Hans'], listen: () => ({ stop: async () => undefined }) });
  desk.ports.addTranslator({
    name: 'a tongue',
    languages: ['en'],
    translate: async (what) => {
      if (isBroken) throw new Error('away');
      asked.push(what);
      return `[${what.to}] ${what.text}`;
    },
  });
  const { captions, operator, room } = desk;
  const one = await addTrack(captions, operator, {
    room,
    language: 'zh-Hans',
    name: '简体中文',
    kind: 'recognised',
    driver: 'an ear',
    from: null,
  });
  if (!one.ok) throw new Error(one.error.code);
  spoken = one.value;
  const two = await addTrack(captions, operator, {
    room,
    language: 'en',
    name: 'English',
    kind: 'translated',
    driver: 'a tongue',
    from: spoken.id,
  });
  if (!two.ok) throw new Error(two.error.code);
  translated = two.value;
}, 60_000);
afterAll(() => desk.close());

const place = (): WordsPlace => ({
  ...{
    room: desk.room,
    station: 'yunze',
    broadcast: desk.broadcast,
    track: spoken.id,
    source: 'recognised',
    by: 'an ear',
  },
});
const words = (outerId: string, text: string) => ({
  outerId,
  text,
  start: desk.began + 1_000,
  end: desk.began + 3_000,
});
const cues = (track: string) => desk.db.knex('streaming_cue').where({ track }).orderBy('at');
const cueOf = async (track: string, outerId: string) => (await cues(track).where({ outer_id: outerId }))[0];

it('what a recogniser hears is marked as a machine’s, once, and gets better', async () => {
  expect(await Promise.all([1, 2].map(() => hearWords(desk.captions, place(), words('1', '今天来了茶农'))))).toEqual(
    expect.arrayContaining([ok('new'), ok('known')]),
  );
  expect(await hearWords(desk.captions, place(), words('1', '今天来了茶农们'))).toEqual(ok('better'));
  expect(await hearWords(desk.captions, place(), words('1', '今天来了茶农们'))).toEqual(ok('known'));
  expect(await cueOf(spoken.id, '1')).toMatchObject({
    source: 'recognised',
    machine: true,
    author: 'an ear',
    version: 2,
  });
  expect(await hearWords(desk.captions, place(), words('0', ' '))).toEqual(ok('known'));
});

it('what a person corrected or took back stays as the person left it', async () => {
  const { captions, operator, room } = desk;
  await hearWords(captions, place(), words('2', '错字'));
  const { id } = await cueOf(spoken.id, '2');
  await changeCue(captions, operator, { room, id, version: 1, text: '正字' });
  expect(await hearWords(captions, place(), words('2', '又错'))).toEqual(ok('known'));
  expect(await cueOf(spoken.id, '2')).toMatchObject({ text: '正字', machine: false, author: '值机员' });
  await takeCueBack(captions, operator, { room, id, version: 2 });
  await hearWords(captions, place(), words('2', '再来'));
  expect(await cueOf(spoken.id, '2')).toMatchObject({ removed: true });
});

it('a track is translated cue by cue with the glossary, and taken back with its source', async () => {
  const { captions, operator, room, broadcast } = desk;
  await addTerm(captions, operator, { room, term: '云泽', translations: { en: 'Yunze' }, note: '' });
  await addTerm(captions, operator, { room, term: '龙井', translations: { en: 'Longjing' }, note: '' });
  await hearWords(captions, place(), { ...words('3', '云泽的茶'), start: desk.began + 4_000, end: desk.began + 5_000 });
  const { id } = await cueOf(spoken.id, '3');
  const wanted = { room, broadcast, cue: id as string, track: translated.id };
  const { signal } = new AbortController();
  isBroken = true;
  await expect(translateCue(captions, wanted, signal)).rejects.toThrow('away');
  isBroken = false;
  // Died between translating and saying that it is done: it runs again.
  await Promise.all([translateCue(captions, wanted, signal), translateCue(captions, wanted, signal)]);
  expect(asked.at(-1)).toEqual({
    ...{ text: '云泽的茶', from: 'zh-Hans', to: 'en', before: ['今天来了茶农们'] },
    glossary: [{ term: '云泽', translation: 'Yunze' }],
  });
  expect(await cues(translated.id)).toMatchObject([
    { text: '[en] 云泽的茶', machine: true, source: 'translated', version: 1 },
  ]);
  await changeCue(captions, operator, { room, id, version: 1, text: '云泽的春茶' });
  await translateCue(captions, wanted, signal);
  expect(await cues(translated.id)).toMatchObject([{ text: '[en] 云泽的春茶', version: 2 }]);
  await takeCueBack(captions, operator, { room, id, version: 2 });
  await translateCue(captions, wanted, signal);
  await translateCue(captions, wanted, signal);
  expect(await cues(translated.id)).toMatchObject([{ removed: true, version: 3 }]);
});

it('recognisers listen while there is something to hear, once each', async () => {
  const listening = new Set<string>();
  const told: string[] = [];
  let wanted: ToListen[] = [];
  const one = (broadcast: string): ToListen => ({
    ...{ room: desk.room, station: 'yunze', broadcast, playlist: 'http://x/' },
    track: { id: spoken.id, language: 'zh-Hans', driver: 'an ear' },
  });
  const listeners = keepListening({
    ports: {
      recognisers: [
        {
          name: 'an ear',
          languages: [],
          listen: ({ broadcast }, tell) => {
            listening.add(broadcast);
            void tell(words('9', broadcast));
            return { stop: async () => void listening.delete(broadcast) };
          },
        },
      ],
    },
    wanted: async () => wanted,
    hold: async (all) => all,
    glossary: async () => [],
    hear: async (_to, heard) => void told.push(heard.text),
    failed: (error) => {
      throw error;
    },
  });
  wanted = [one('a'), one('b')];
  await Promise.all([listeners.sync(), listeners.sync()]);
  wanted = [one('b')];
  await listeners.sync();
  expect([[...listening], told]).toEqual([['b'], ['a', 'b']]);
  await listeners.stop();
  expect(listening.size).toBe(0);
});

it('one node listens, and the next one when it has left or died', async () => {
  const heard: string[] = [];
  const nodes = ['first', 'second'].map((name) => {
    const listen = () => {
      heard.push(name);
      return { stop: async () => void heard.push(`${name} stops`) };
    };
    return keepListening({
      ports: { recognisers: [{ name: 'an ear', languages: [], listen }] },
      wanted: async () => [{ ...place(), playlist: '/', track: { ...spoken, driver: 'an ear' } }],
      hold: heldBy(desk.deps.database, desk.deps.ids.next()),
      glossary: async () => [],
      hear: async () => undefined,
      failed: (error) => {
        throw error;
      },
    });
  });
  const [first, second] = nodes as [Listeners, Listeners];
  for (const one of [first, second, first, second]) await one.sync();
  expect(heard).toEqual(['first']);
  await first.stop();
  await second.sync();
  expect(heard).toEqual(['first', 'first stops', 'second']);
  // Nothing is heard of the second any more, and the first is there again.
  await desk.db.knex('streaming_caption_listening').update({ until: new Date(0) });
  await first.sync();
  await second.sync();
  expect(heard.slice(3)).toEqual(['first', 'second stops']);
  await Promise.all(nodes.map((one) => one.stop()));
  expect(await desk.db.knex('streaming_caption_listening')).toEqual([]);
});

it('what the encoder sends along makes its track, unless people write that language', async () => {
  const { captions, room } = desk;
  const both = await Promise.all([1, 2].map(() => embeddedTrack(captions, { room, language: 'es' })));
  expect(both[0]).toEqual(both[1]);
  expect(await embeddedTrack(captions, { room, language: 'en' })).toBeUndefined();
  const at = { ...place(), track: both[0]!.track, source: 'embedded', by: 'CEA-608' } as const;
  await hearWords(captions, at, words('CC1:0:1', 'HOLA'));
  await hearWords(captions, at, words('CC1:0:1', 'HOLA'));
  expect(await cues(both[0]!.track)).toMatchObject([{ text: 'HOLA', machine: false, source: 'embedded' }]);
});
