import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unwrap } from '@hearth/cms/kernel';
import type { RecordingLine } from '../../contract';
import { aRecordingsDesk, type RecordingsDesk } from '../testing/a-recordings-desk';
import { changeKeeping, keepingOf } from './keep-room';
import { changeChapter, chapterTexts, listChapters, markChapter, removeChapter } from './mark-chapters';
import { listRecordings, seeSpace } from './see-recordings';
import { sweepRecordings } from './sweep-recordings';
import { takeRecording } from './take-recording';
import {
  holdRecording,
  keepRecording,
  nameRecording,
  releaseRecording,
  removeRecording,
  restoreRecording,
} from './turn-recording';

const DAY = 86_400_000;
let at: RecordingsDesk;
beforeAll(async () => {
  at = await aRecordingsDesk();
}, 120_000);
afterAll(() => at.drop());

const isThere = ({ room, id }: Pick<RecordingLine, 'room' | 'id'>): boolean => existsSync(join(at.folder, room, id));
const deedsOn = async (id: string): Promise<readonly string[]> =>
  (await at.desk.ledger.of('yunze', id)).map(({ action }) => action.replace('streaming-recording.', ''));

describe('the clock', () => {
  it('removes what is due, first the row and then the bytes, and not a day before', async () => {
    const whole = await at.recorded();
    at.clock.advance(89 * DAY);
    await sweepRecordings(at.deps);
    expect(await at.see(whole.id)).toMatchObject({ state: 'ready' });
    at.clock.advance(2 * DAY);
    await sweepRecordings(at.deps);
    expect(isThere(whole)).toBe(false);
    expect(await at.see(whole.id)).toBe('STREAMING.RECORDING_NOT_FOUND');
    expect(await deedsOn(whole.id)).toEqual(['end', 'settle', 'remove', 'erase']);
  });

  it('killed between the row and the bytes, or between the bytes and the row, finishes in the next round', async () => {
    for (const when of ['before', 'after'] as const) {
      const whole = await at.recorded();
      at.clock.advance(91 * DAY);
      const remove = async (ref: string): Promise<void> => {
        if (when === 'after') await at.deps.works.remove(ref);
        throw new Error('killed');
      };
      await expect(sweepRecordings({ ...at.deps, works: { ...at.deps.works, remove } })).rejects.toThrow('killed');
      expect(await at.see(whole.id)).toMatchObject({ state: 'removed' });
      expect(isThere(whole)).toBe(when === 'before');
      await Promise.all([1, 2].map(() => sweepRecordings(at.deps)));
      expect(isThere(whole)).toBe(false);
      expect(await deedsOn(whole.id)).toEqual(['end', 'settle', 'remove', 'erase']);
    }
  });

  it('leaves what is held, and takes it in the next round after the release', async () => {
    const whole = await at.recorded();
    const held = unwrap(await holdRecording(at.deps, at.desk.operator, { id: whole.id, reason: '法院来函' }));
    expect(held.hold).toMatchObject({ reason: '法院来函' });
    expect(held.allowedEvents).not.toContain('remove');
    expect(await removeRecording(at.deps, at.desk.operator, { id: whole.id, reason: '手滑' })).toMatchObject({
      error: { code: 'STREAMING.RECORDING_HELD' },
    });
    at.clock.advance(200 * DAY);
    await sweepRecordings(at.deps);
    expect(await at.see(whole.id)).toMatchObject({ state: 'ready' });
    unwrap(await releaseRecording(at.deps, at.desk.operator, { id: whole.id, reason: '结案' }));
    await sweepRecordings(at.deps);
    expect(isThere(whole)).toBe(false);
    expect(await deedsOn(whole.id)).toEqual(['end', 'settle', 'hold', 'release', 'remove', 'erase']);
  });

  it('goes by the room, by the host where the room says nothing, and by what somebody said of one', async () => {
    const whole = await at.recorded();
    const { room, id } = whole;
    expect(unwrap(await keepingOf(at.deps, at.desk.operator, room))).toEqual({ keeping: 'usual', usualDays: 90 });
    const until = async (): Promise<string | null> => ((await at.see(id)) as RecordingLine).keepUntil;
    const days = (said: string | null): number => Math.round((Date.parse(said!) - Date.parse(whole.endedAt!)) / DAY);
    await changeKeeping(at.deps, at.desk.operator, { room, keeping: 7 });
    expect(days(await until())).toBe(7);
    await changeKeeping(at.deps, at.desk.operator, { room, keeping: 'for-ever' });
    expect(await until()).toBeNull();
    const day = new Date(Date.parse(whole.endedAt!) + 30 * DAY).toISOString();
    unwrap(await keepRecording(at.deps, at.desk.operator, { id, until: day }));
    await changeKeeping(at.deps, at.desk.operator, { room, keeping: 'usual' });
    expect(days(await until())).toBe(30);
    unwrap(await keepRecording(at.deps, at.desk.operator, { id, until: 'room' }));
    expect(days(await until())).toBe(90);
  });
});

describe('a person', () => {
  it('removes with a reason, takes it back within a day, and not later', async () => {
    const whole = await at.recorded();
    const { operator } = at.desk;
    const twice = await Promise.all(
      [1, 2].map(() => removeRecording(at.deps, operator, { id: whole.id, reason: '重复录制' })),
    );
    expect(twice.every(({ ok }) => ok)).toBe(true);
    const listed = await listRecordings(at.deps, operator, { room: whole.room });
    expect(listed.value.recordings).toEqual([]);
    const removed = await listRecordings(at.deps, operator, { room: whole.room, state: 'removed' });
    expect(removed.value.recordings).toMatchObject([
      { removed: { why: '重复录制' }, allowedEvents: ['erase', 'restore'] },
    ]);
    at.clock.advance(DAY / 2);
    await sweepRecordings(at.deps);
    expect(isThere(whole)).toBe(true);
    expect(unwrap(await restoreRecording(at.deps, operator, { id: whole.id }))).toMatchObject({
      state: 'ready',
      removed: null,
    });
    unwrap(await removeRecording(at.deps, operator, { id: whole.id, reason: '还是删' }));
    at.clock.advance(DAY + 1);
    expect(await restoreRecording(at.deps, operator, { id: whole.id })).toMatchObject({
      error: { code: 'STREAMING.RECORDING_STATE' },
    });
    await sweepRecordings(at.deps);
    expect(isThere(whole)).toBe(false);
    expect(await deedsOn(whole.id)).toEqual(['end', 'settle', 'remove', 'restore', 'remove', 'erase']);
  });

  it('removes nothing that is live', async () => {
    const { id } = await at.onAir();
    expect(await removeRecording(at.deps, at.desk.operator, { id, reason: '直播中' })).toMatchObject({
      error: { code: 'STREAMING.RECORDING_STATE', details: { state: 'recording' } },
    });
  });

  it('names it as one of two, and sees how full the disk is and what goes next', async () => {
    const whole = await at.recorded();
    const names = ['甲', '乙'].map((title) =>
      nameRecording(at.deps, at.desk.operator, { id: whole.id, version: whole.version, title }),
    );
    expect((await Promise.all(names)).map(({ ok }) => ok).sort()).toEqual([false, true]);
    const { value } = await seeSpace(at.deps, at.desk.operator);
    expect(value.total).toBeGreaterThan(value.free);
    expect(value.recordings.bytes).toBeGreaterThanOrEqual(whole.bytes);
    expect(value.next.map(({ id }) => id)).toContain(whole.id);
  });
});

describe('chapters', () => {
  it('are marked now while it is live, moved and named later, and leave as texts', async () => {
    const { id, end } = await at.onAir();
    const { operator } = at.desk;
    const began = Date.parse(((await at.see(id)) as RecordingLine).beganAt);
    expect(began).toBeGreaterThan(0);
    const moment = new Date(at.clock.now().getTime() + 4_200).toISOString();
    const live = unwrap(await markChapter(at.deps, operator, { id, title: '现在标一章', moment }));
    expect(live.at).toBeCloseTo(4.2, 1);
    await end();
    const first = unwrap(await markChapter(at.deps, operator, { id, title: '开场\n致辞', at: 0 }));
    const changes = [3, 4].map((second) =>
      changeChapter(at.deps, operator, { id, chapter: live.id, version: 1, title: '采茶', at: second }),
    );
    expect((await Promise.all(changes)).map(({ ok }) => ok).sort()).toEqual([false, true]);
    const texts = unwrap(await chapterTexts(at.deps, operator, id));
    expect(texts.vtt).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:0[34]\.000\n开场 致辞\n/);
    expect(texts.youtube).toMatch(/^0:00 开场 致辞\n0:0[34] 采茶$/);
    expect(texts.youtubeReads).toBe(false);
    for (const _ of [1, 2]) unwrap(await removeChapter(at.deps, operator, { id, chapter: first.id }));
    expect(unwrap(await listChapters(at.deps, operator, id)).chapters).toMatchObject([{ title: '采茶' }]);
  });
});

it('a chapter that is asked for twice under one number is one, and is not moved by the second asking', async () => {
  const { id } = await at.recorded();
  const { operator } = at.desk;
  const wish = { id, chapter: randomUUID(), title: '采茶' };
  const both = await Promise.all([1, 1].map((second) => markChapter(at.deps, operator, { ...wish, at: second })));
  const again = await markChapter(at.deps, operator, { ...wish, at: 5 });
  for (const one of [...both, again]) expect(unwrap(one)).toMatchObject({ id: wish.chapter, at: 1 });
  expect(unwrap(await listChapters(at.deps, operator, id)).chapters).toHaveLength(1);
});

it('is of no use to a station below, in any deed', async () => {
  const { id, room } = await at.recorded();
  const { deps } = at;
  const { neighbour } = at.desk;
  const answers = await Promise.all([
    removeRecording(deps, neighbour, { id, reason: '别人的' }),
    restoreRecording(deps, neighbour, { id }),
    holdRecording(deps, neighbour, { id, reason: '别人的' }),
    releaseRecording(deps, neighbour, { id, reason: '别人的' }),
    keepRecording(deps, neighbour, { id, until: null }),
    nameRecording(deps, neighbour, { id, version: 3, title: '别人的' }),
    takeRecording(deps, neighbour, id),
    listChapters(deps, neighbour, id),
    markChapter(deps, neighbour, { id, title: '别人的', at: 1 }),
    chapterTexts(deps, neighbour, id),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'STREAMING.RECORDING_NOT_FOUND' } });
  for (const answer of [keepingOf(deps, neighbour, room), changeKeeping(deps, neighbour, { room, keeping: 1 })]) {
    expect(await answer).toMatchObject({ error: { code: 'STREAMING.ROOM_NOT_FOUND' } });
  }
  const seen = await seeSpace(deps, neighbour);
  expect(seen.value).toMatchObject({ next: [], recordings: { count: 0, bytes: 0 } });
});
