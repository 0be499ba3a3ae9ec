import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemIds } from '@hearth/cms/kernel';
import type { CutWish, RecordingLine } from '../../contract';
import { complaints, contentIn, framesShown, taken } from '../../engine/testing/a-recording';
import { aRecordingsDesk, FILM, type RecordingsDesk } from '../testing/a-recordings-desk';
import { cutRecording } from './cut-recording';
import { finishCut } from './finish-cut';
import { listRecordings } from './see-recordings';
import { sweepRecordings } from './sweep-recordings';
import { workOnRecording } from './work-on-recording';

let at: RecordingsDesk;
beforeAll(async () => {
  at = await aRecordingsDesk();
}, 120_000);
afterAll(() => at.drop());

const signal = new AbortController().signal;
const folderOf = ({ room, id }: Pick<RecordingLine, 'room' | 'id'>): string => join(at.folder, room, id);
const clipOf = async (recording: string, [start, end]: readonly [number, number], more: Partial<CutWish> = {}) => {
  const pieces = [{ recording, start, end }];
  const wish = { opId: systemIds.next(), title: '点题', pieces, precise: false, ...more };
  const made = await cutRecording(at.deps, at.desk.operator, wish);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

describe('a recording', () => {
  it('begins with its broadcast, however often that is told, and is ready with its length at the end', async () => {
    const { room, id, end } = await at.onAir();
    expect(await at.see(id)).toMatchObject({ state: 'recording', kind: 'whole', room, endedAt: null });
    await end();
    expect(await at.see(id)).toMatchObject({ state: 'preparing', endedAt: expect.any(String) });
    await Promise.all([1, 2].map(() => workOnRecording(at.deps, id, signal)));
    const ready = await at.see(id);
    expect(ready).toMatchObject({ state: 'ready', playbackId: id, allowedEvents: ['erase', 'remove'] });
    expect((ready as RecordingLine).seconds).toBeCloseTo(10, 2);
    expect((ready as RecordingLine).bytes).toBeGreaterThan(500_000);
    const days =
      (Date.parse((ready as RecordingLine).keepUntil!) - Date.parse((ready as RecordingLine).endedAt!)) / 864e5;
    expect(days).toBe(90);
    const ledger = await at.desk.ledger.of('yunze', id);
    expect(ledger.map(({ action }) => action)).toEqual(['streaming-recording.end', 'streaming-recording.settle']);
  });

  it('of a room that does not record goes with the broadcast, and nobody sees it', async () => {
    const seen = await at.recorded(FILM, { record: false });
    expect(seen).toMatchObject({ state: 'removed', removed: { why: 'not recorded' } });
    expect(existsSync(folderOf(seen))).toBe(true);
    at.clock.advance(61_000);
    await sweepRecordings(at.deps);
    expect(existsSync(folderOf(seen))).toBe(false);
    expect(await at.see(seen.id)).toBe('STREAMING.RECORDING_NOT_FOUND');
    const all = await listRecordings(at.deps, at.desk.operator, { room: seen.room, state: 'gone' });
    expect(all.value.recordings).toEqual([]);
  });
});

describe('a clip', () => {
  it('is cut at once, also while it is live, and shows exactly what was asked for', async () => {
    const { id, room } = await at.onAir();
    const clip = await clipOf(id, [3.4, 7.7]);
    expect(clip).toMatchObject({ kind: 'clip', state: 'ready', room, seconds: 4.3, playbackId: clip.id });
    expect(clip.lead).toBeCloseTo(1.4, 2);
    const content = await contentIn(folderOf(clip));
    expect(content.parts[0]?.independent).toBe(true);
    const film = await at.deps.works.film(`${room}/${clip.id}`, 0);
    const path = await taken(film!, join(at.folder, 'clip.mp4'));
    expect(await complaints(path)).toBe('');
    expect(await framesShown(path)).toEqual(Array.from({ length: 129 }, (_, index) => 102 + index));
    expect((await at.desk.ledger.of('yunze', clip.id)).map(({ action }) => action)).toEqual([
      'streaming-recording.cut',
      'streaming-recording.settle',
    ]);
  });

  it('pressed twice is one, and one of nothing is refused without a trace', async () => {
    const whole = await at.recorded();
    const opId = systemIds.next();
    const [one, two] = await Promise.all([1, 2].map(() => clipOf(whole.id, [1, 3], { opId })));
    expect(one?.id).toBe(two?.id);
    expect((await readdir(join(at.folder, whole.room))).sort()).toEqual([whole.id, opId].sort());
    const pieces = [{ recording: whole.id, start: 60, end: 70 }];
    const none = { opId: systemIds.next(), title: '无', pieces, precise: false };
    expect(await cutRecording(at.deps, at.desk.operator, none)).toMatchObject({
      error: { code: 'STREAMING.PIECE_EMPTY' },
    });
    const backwards = { ...none, opId: systemIds.next(), pieces: [{ ...pieces[0]!, start: 5, end: 5 }] };
    expect(await cutRecording(at.deps, at.desk.operator, backwards)).toMatchObject({
      error: { code: 'STREAMING.PIECE_EMPTY' },
    });
    const { value } = await listRecordings(at.deps, at.desk.operator, { room: whole.room });
    expect(value.recordings.map(({ kind }) => kind).sort()).toEqual(['clip', 'whole']);
  });

  it('is finished by the next host when the first died before or after the cut', async () => {
    const whole = await at.recorded();
    const dies = { ...at.deps, works: { ...at.deps.works, cut: () => Promise.reject(new Error('killed')) } };
    const early = {
      opId: systemIds.next(),
      title: '甲',
      pieces: [{ recording: whole.id, start: 0, end: 2 }],
      precise: false,
    };
    await expect(cutRecording(dies, at.desk.operator, early)).rejects.toThrow('killed');
    expect(await at.see(early.opId)).toMatchObject({ state: 'preparing' });
    await workOnRecording(at.deps, early.opId, signal);
    expect(await at.see(early.opId)).toMatchObject({ state: 'ready', seconds: 2 });

    let cuts = 0;
    const later = {
      ...at.deps,
      works: {
        ...at.deps.works,
        cut: async (...order: Parameters<typeof at.deps.works.cut>) => {
          await at.deps.works.cut(...order);
          cuts += 1;
          throw new Error('killed');
        },
      },
    };
    const late = { ...early, opId: systemIds.next() };
    await expect(cutRecording(later, at.desk.operator, late)).rejects.toThrow('killed');
    expect(cuts).toBe(1);
    expect((await finishCut(at.deps, late.opId)).ok).toBe(true);
    expect(await at.see(late.opId)).toMatchObject({ state: 'ready', seconds: 2 });
  });

  it('at the very frame is made by a job, with its progress on record, and begins without a lead', async () => {
    const whole = await at.recorded();
    const wished = await clipOf(whole.id, [3.4, 5.4], { precise: true });
    expect(wished).toMatchObject({ state: 'preparing', precise: true });
    await workOnRecording(at.deps, wished.id, signal);
    expect(await at.see(wished.id)).toMatchObject({ state: 'ready', lead: 0 });
    const film = await at.deps.works.film(`${whole.room}/${wished.id}`, 0);
    const frames = await framesShown(await taken(film!, join(at.folder, 'precise.mp4')));
    expect(frames[0]).toBe(102);
    expect(frames).toHaveLength(60);
    const long = {
      opId: systemIds.next(),
      title: '长',
      pieces: [{ recording: whole.id, start: 0, end: 2_000 }],
      precise: true,
    };
    expect(await cutRecording(at.deps, at.desk.operator, long)).toMatchObject({
      error: { code: 'STREAMING.PIECE_TOO_LONG' },
    });
  });
});

it('a reel goes over several recordings in its order', async () => {
  const [one, two] = [await at.recorded(), await at.recorded()];
  const pieces = [
    { recording: two.id, start: 8, end: 9 },
    { recording: one.id, start: 2, end: 3.5 },
  ];
  const made = await cutRecording(at.deps, at.desk.operator, {
    opId: systemIds.next(),
    title: '集锦',
    pieces,
    precise: false,
  });
  expect(made).toMatchObject({ value: { kind: 'reel', state: 'ready', seconds: 2.5, room: two.room, pieces } });
  if (!made.ok) return;
  const film = await at.deps.works.film(`${two.room}/${made.value.id}`, 0);
  const frames = await framesShown(await taken(film!, join(at.folder, 'reel.mp4')));
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  expect(frames).toEqual([...numbers(240, 30), ...numbers(60, 45)]);
});

it('is not seen by a station below, nor cut', async () => {
  const whole = await at.recorded();
  const { deps, desk } = at;
  expect((await listRecordings(deps, desk.neighbour, {})).value.recordings).toEqual([]);
  const wish = {
    opId: systemIds.next(),
    title: '别人的',
    pieces: [{ recording: whole.id, start: 0, end: 1 }],
    precise: false,
  };
  expect(await cutRecording(deps, desk.neighbour, wish)).toMatchObject({
    error: { code: 'STREAMING.RECORDING_NOT_FOUND' },
  });
});
