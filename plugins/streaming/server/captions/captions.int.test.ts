import type { EventOf, StaffActor } from '@hearth/cms/contract';
import { systemIds } from '@hearth/cms/kernel';
import { until } from '../../../../tests/host/a-node';
import { cueTold, captionsChanged } from '../../contract';
import { aCaptionDesk, type CaptionDesk } from '../testing/a-caption-desk';
import { exportCues, importCues } from './cue-files';
import { seeCues, seeDesk } from './see-captions';
import { tellDesks } from './tell-captions';
import { wordsMemory } from './words-memory';
import { cueStore } from './cue-store';
import { changeCue, sendCue, takeCueBack } from './write-cue';
import { addTerm, changeTerm, exportGlossary, importGlossary, removeTerm } from './write-glossary';
import { addTrack, changeTrack, removeTrack, setCaptions } from './write-track';

let desk: CaptionDesk;
let zh: string;
/** Half a minute of film, the encoder was away for ten seconds after the first ten. */
const film = [
  { at: 0, length: 10_000, position: 0 },
  { at: 20_000, length: 20_000, position: 10_000 },
];
const told: EventOf<typeof cueTold | typeof captionsChanged>[] = [];

beforeAll(async () => {
  desk = await aCaptionDesk(film);
  zh = (await desk.track('zh-hans')).id;
  desk.node.outbox.onEveryNode([cueTold, captionsChanged], {
    heard: (event) => void told.push(event),
    lost: () => undefined,
  });
  await desk.node.start();
}, 60_000);
afterAll(() => desk.close());

const other = (): StaffActor => ({ ...desk.operator, id: systemIds.next(), name: '另一位编辑' });
const page = async () => {
  const seen = await seeDesk(desk.captions, desk.operator, desk.room);
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value;
};
const rowsOf = (table: string, where: object) => desk.db.knex(table).where(where).orderBy('version');

it('a language is added once, also by two who press at once, and named and moved', async () => {
  const { captions, operator, room } = desk;
  const wish = { room, name: 'English', kind: 'typed', driver: null, from: null } as const;
  const both = await Promise.all(['en', 'EN'].map((language) => addTrack(captions, operator, { ...wish, language })));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect((await page()).tracks.map(({ language, direction }) => [language, direction])).toEqual([
    ['zh-Hans', 'ltr'],
    ['en', 'ltr'],
  ]);
  const [, en] = (await page()).tracks;
  const change = { room, id: en!.id, version: 1, name: 'English', place: 0 };
  expect(await changeTrack(captions, operator, change)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await changeTrack(captions, operator, change)).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  // Nobody recognises or translates here.
  for (const more of [
    { kind: 'recognised', driver: 'nobody', from: null },
    { kind: 'translated', driver: 'nobody', from: en!.id },
    { kind: 'typed', driver: null, from: en!.id },
  ] as const)
    expect(await addTrack(captions, operator, { room, language: 'ug', name: 'ug', ...more })).toMatchObject({
      error: { code: 'STREAMING.TRACK_SOURCE' },
    });
  expect(await removeTrack(captions, operator, { room, id: en!.id })).toEqual({ ok: true, value: null });
  expect(await removeTrack(captions, operator, { room, id: en!.id })).toMatchObject({ ok: false });
  expect((await addTrack(captions, operator, { ...wish, language: 'en' })).ok).toBe(true);
});

it('what is sent twice is written once, and everybody hears of it once', async () => {
  const { captions, operator } = desk;
  const words = desk.words(zh, 1_000, { text: ' 今天\r\n\r\n来了\u0000茶农 ' });
  const [first, second] = await Promise.all([1, 2].map(() => sendCue(captions, operator, words)));
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    value: { text: '今天\n来了茶农', source: 'typed', machine: false, author: '值机员', version: 1 },
  });
  await until(
    () => told.filter(({ name }) => name === 'streaming.cue-told').length,
    (count) => count >= 1,
  );
  // Sent again later, after somebody corrected it: the correction stays.
  await changeCue(captions, operator, { room: desk.room, id: words.id, version: 1, text: '茶农来了' });
  expect(await sendCue(captions, operator, words)).toMatchObject({ value: { text: '茶农来了', version: 2 } });
  const heard = () =>
    told
      .filter((event) => event.name === 'streaming.cue-told')
      .map(({ payload }) => 'cue' in payload && payload.cue.version);
  await until(heard, (versions) => versions.length === 2);
  expect(heard()).toEqual([1, 2]);
});

it('of two editors who change the same cue one is told, and what it was is on record', async () => {
  const { captions, operator, room } = desk;
  const cue = await desk.sent(zh, 3_000);
  const [a, b] = await Promise.all([
    changeCue(captions, operator, { room, id: cue.id, version: 1, text: '甲' }),
    changeCue(captions, other(), { room, id: cue.id, version: 1, text: '乙' }),
  ]);
  const refused = [a, b].filter((one) => !one.ok);
  expect(refused).toMatchObject([{ error: { code: 'HEARTH.CHANGED_MEANWHILE' } }]);
  expect(await takeCueBack(captions, operator, { room, id: cue.id, version: 2 })).toMatchObject({
    value: { removed: true, version: 3 },
  });
  expect(await takeCueBack(captions, operator, { room, id: cue.id, version: 2 })).toMatchObject({
    value: { version: 3 },
  });
  // A correction brings it back.
  expect(await changeCue(captions, other(), { room, id: cue.id, version: 3, text: '丙' })).toMatchObject({
    value: { removed: false, author: '另一位编辑' },
  });
  const edits = await rowsOf('streaming_cue_edit', { cue: cue.id });
  expect(edits.map(({ version, text, removed }) => [version, text, removed])).toEqual([
    [1, '3000', false],
    [2, a.ok ? '甲' : '乙', false],
    [3, a.ok ? '甲' : '乙', true],
  ]);
});

it.each([
  ['ends before it begins', { start: 10, end: 5 }],
  ['lasts for an hour', { start: 0, end: 3_600_000 }],
  ['was long before the broadcast', { start: -3_600_000, end: -3_590_000 }],
  ['will be tomorrow', { start: 86_400_000, end: 86_401_000 }],
])('a cue that %s is refused', async (_what, { start, end }) => {
  const times = { start: desk.began + start, end: desk.began + end };
  expect(await sendCue(desk.captions, desk.operator, desk.words(zh, 0, times))).toMatchObject({
    error: { code: 'STREAMING.CUE_TIME' },
  });
});

it('an id that is another cue changes nothing', async () => {
  const cue = await desk.sent(zh, 4_000);
  const en = (await page()).tracks.find(({ language }) => language === 'en');
  expect(await sendCue(desk.captions, desk.operator, desk.words(en!.id, 0, { id: cue.id }))).toMatchObject({
    error: { code: 'STREAMING.CUE_NOT_FOUND' },
  });
});

it('viewers hear of it from the memory of each node, which reads what it missed', async () => {
  const memory = wordsMemory({ read: (broadcast) => cueStore.onRecord(desk.deps.database, broadcast) });
  expect(await memory.of(systemIds.next())).toBeUndefined();
  const words = await memory.of(desk.broadcast);
  const before = words!.cues(zh).length;
  expect(before).toBeGreaterThan(0);
  const cue = await desk.sent(zh, 5_000);
  memory.heard(cue);
  memory.heard({ ...cue, version: 0, text: 'older' });
  expect((await memory.of(desk.broadcast))!.cues(zh).map(({ text }) => text)).toContain('5000');
  // An event that never came.
  await desk.sent(zh, 6_000);
  memory.lost();
  await until(
    async () => (await memory.of(desk.broadcast))!.cues(zh).length,
    (count) => count === before + 2,
  );
  memory.heard({ ...cue, version: 2, removed: true });
  expect((await memory.of(desk.broadcast))!.cues(zh)).toHaveLength(before + 1);
});

it('settings are set by one of two, and the first of all by one of two as well', async () => {
  const { captions, operator, room } = desk;
  const wish = { room, version: 0, delaySeconds: 8, phrases: ['主持人：'], embedded: 'zh-CN', networkMs: 400 };
  const both = await Promise.all([1, 2].map(() => setCaptions(captions, operator, wish)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await setCaptions(captions, operator, { ...wish, version: 0 })).toMatchObject({
    error: { code: 'HEARTH.CHANGED_MEANWHILE' },
  });
  expect((await page()).settings).toEqual({ ...wish, room: undefined, version: 1 });
});

it('words go out and come in by the clock of the recording', async () => {
  const { captions, operator, room, broadcast } = desk;
  const { id } = await desk.track('fr');
  const at = { room, id, broadcast };
  await desk.sent(id, 21_000, { text: 'après' });
  const vtt = await exportCues(captions, operator, { ...at, format: 'vtt' });
  expect(vtt.ok && vtt.value.text).toContain('00:00:11.000 --> 00:00:13.000\naprès');
  const file = 'WEBVTT\n\n00:00:12.000 --> 00:00:14.000\nnouveau\n';
  expect(await importCues(captions, operator, { ...at, format: 'vtt', text: file, replace: true })).toEqual({
    ok: true,
    value: { read: 1 },
  });
  const srt = await exportCues(captions, operator, { ...at, format: 'srt' });
  expect(srt.ok && srt.value.text).toBe('1\n00:00:12,000 --> 00:00:14,000\nnouveau\n');
  expect(await importCues(captions, operator, { ...at, format: 'srt', text: 'x', replace: true })).toMatchObject({
    error: { code: 'STREAMING.FILE_LINE', details: { line: 1 } },
  });
  const seen = await seeCues(captions, operator, { room, broadcast });
  expect(seen.ok && seen.value.cues.filter((cue) => cue.track === id).map((cue) => [cue.text, cue.removed])).toEqual([
    ['nouveau', false],
    ['après', true],
  ]);
});

it('a station below sees nothing of it and changes nothing', async () => {
  const { captions, neighbour, room, broadcast } = desk;
  const cue = await desk.sent(zh, 9_000);
  const one = { room, id: cue.id, version: 1 };
  const at = { room, id: zh, broadcast, format: 'vtt' } as const;
  const word = { term: 'x', translations: {}, note: '' };
  const tries: Promise<{ readonly ok: boolean }>[] = [
    seeDesk(captions, neighbour, room),
    seeCues(captions, neighbour, { room, broadcast }),
    sendCue(captions, neighbour, desk.words(zh, 0)),
    changeCue(captions, neighbour, { ...one, text: 'x' }),
    takeCueBack(captions, neighbour, one),
    addTrack(captions, neighbour, { room, language: 'de', name: 'de', kind: 'typed', driver: null, from: null }),
    changeTrack(captions, neighbour, { room, id: zh, version: 1, name: 'x', place: 0 }),
    removeTrack(captions, neighbour, { room, id: zh }),
    setCaptions(captions, neighbour, { room, version: 1, delaySeconds: 0, networkMs: 0, phrases: [], embedded: null }),
    addTerm(captions, neighbour, { room, ...word }),
    changeTerm(captions, neighbour, { room, id: zh, version: 1, ...word }),
    removeTerm(captions, neighbour, { room, id: zh }),
    importGlossary(captions, neighbour, { room, csv: 'term\nx' }),
    exportGlossary(captions, neighbour, room),
    exportCues(captions, neighbour, at),
    importCues(captions, neighbour, { ...at, text: 'WEBVTT\n', replace: true }),
  ];
  for (const answer of await Promise.all(tries))
    expect(answer).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
});

it('desks of a room are told in its realtime room', async () => {
  const said: [string, string][] = [];
  const realtime = { publish: (room: string, { type }: { readonly type: string }) => void said.push([room, type]) };
  for (const event of told.slice(0, 2)) await tellDesks({ realtime }, event);
  expect(said.map(([room]) => room)).toEqual([`captions:${desk.room}`, `captions:${desk.room}`]);
});
