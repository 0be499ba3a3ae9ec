import { WORDS_SPAN, WORDS_STEP, type LiveWords } from '../../contract';
import { until } from '../../../../tests/host/a-node';
import { setCaptions } from '../captions/write-track';
import { changeCue, takeCueBack } from '../captions/write-cue';
import { aCaptionDesk, type CaptionDesk } from '../testing/a-caption-desk';
import { readWords, type AsksWords } from './read-words';
import { watch } from './watch';

let desk: CaptionDesk;
beforeAll(async () => {
  desk = await aCaptionDesk();
}, 60_000);
afterAll(() => desk.close());

const asks = (query: AsksWords['query'], playback = desk.room) => readWords(desk.deps)({ params: { playback }, query });
const read = async (query: AsksWords['query']): Promise<LiveWords> => {
  const answer = await asks(query);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const said = async (query: AsksWords['query']): Promise<readonly string[]> =>
  (await read(query)).cues.map(({ text }) => text);
const minuteOf = (moment: number): number => Math.floor(moment / WORDS_STEP) * WORDS_STEP;
const carriedBy = (driver: 'local' | 'mux' | 'hybrid') =>
  desk.db.knex('streaming_room').where({ id: desk.room }).update({ driver });

it('says which languages there are, and what is said in one, as it stands now', async () => {
  const [zh, ug] = [await desk.track('zh-Hans'), await desk.track('ug')];
  desk.deps.words.changed(desk.room);
  expect(await read({})).toEqual({
    languages: [
      { language: 'zh-Hans', name: 'zh-Hans', direction: 'ltr' },
      { language: 'ug', name: 'ug', direction: 'rtl' },
    ],
    cues: [],
  });
  const first = await desk.sent(zh.id, 0, { text: '茶农来了' });
  const second = await desk.sent(zh.id, 3_000, { text: '说错了' });
  desk.deps.words.heard(first);
  desk.deps.words.heard(second);
  desk.deps.words.heard(await desk.sent(ug.id, 0, { text: 'چاي' }));
  expect(await said({ language: 'zh-Hans' })).toEqual(['茶农来了', '说错了']);
  expect(await said({ language: 'ug' })).toEqual(['چاي']);
  expect(await said({ language: 'en' })).toEqual([]);
  const at = { room: desk.room, actor: desk.operator };
  const corrected = await changeCue(desk.captions, at.actor, {
    ...at,
    id: first.id,
    version: 1,
    text: '云泽的茶农来了',
  });
  const gone = await takeCueBack(desk.captions, at.actor, { ...at, id: second.id, version: 1 });
  for (const done of [corrected, gone]) if (done.ok) desk.deps.words.heard(done.value);
  expect(await said({ language: 'zh-Hans' })).toEqual(['云泽的茶农来了']);
});

it('hands out five minutes from the moment that is asked for', async () => {
  const from = minuteOf(desk.began) + 10 * WORDS_STEP;
  const moments = [-4_000, -1_500, 700, WORDS_SPAN - 1, WORDS_SPAN];
  const zh = await desk.track('en');
  for (const moment of moments) {
    const [start, end] = [from + moment, from + moment + 2_000];
    const who = { source: 'typed', machine: false, author: '', at: start, version: 1, removed: false } as const;
    const [id, text] = [desk.deps.ids.next(), String(moment)];
    desk.deps.words.heard({ id, broadcast: desk.broadcast, track: zh.id, start, end, text, ...who });
  }
  desk.deps.words.changed(desk.room);
  await until(
    () => said({ language: 'en', from }),
    ({ length }) => length > 0,
  );
  expect(await said({ language: 'en', from })).toEqual(['-1500', '700', String(WORDS_SPAN - 1)]);
});

it('places them on the clock of the network where one hands the room out', async () => {
  const settings = { version: 0, delaySeconds: 0, phrases: [], embedded: null, networkMs: 700 };
  expect(await setCaptions(desk.captions, desk.operator, { room: desk.room, ...settings })).toMatchObject({ ok: true });
  desk.deps.words.changed(desk.room);
  const began = async () => (await read({ language: 'ug' })).cues[0]?.start;
  await carriedBy('hybrid');
  await until(began, (moment) => moment === desk.began + 700);
  for (const driver of ['mux', 'local'] as const) {
    await carriedBy(driver);
    expect(await began()).toBe(desk.began);
  }
});

it('lets nobody read along who may not watch', async () => {
  expect(await asks({}, 'nothing')).toMatchObject({ error: { code: 'STREAMING.PLAYBACK_NOT_FOUND' } });
  await desk.db.knex('streaming_room').where({ id: desk.room }).update({ signed: true });
  expect(await asks({})).toMatchObject({ error: { code: 'STREAMING.PASS_NEEDED' } });
  const [viewer, until] = ['v', new Date(Date.now() + 60_000)];
  const token = (playback: string, audience: 'v' | 't') =>
    desk.passes.issuer.token({ playback, audience, viewer, until });
  for (const pass of ['rubbish', await token('another', 'v'), await token(desk.room, 't')]) {
    expect(await asks({ pass })).toMatchObject({ error: { code: 'STREAMING.PASS_REFUSED' } });
  }
  const pass = await token(desk.room, 'v');
  expect(await asks({ pass })).toMatchObject({ ok: true });
  const watching = await watch(desk.deps, { playback: desk.room, pass, locale: 'en' });
  expect(watching).toMatchObject({ value: { words: null } });
});
