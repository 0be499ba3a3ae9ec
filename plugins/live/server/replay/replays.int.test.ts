import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import { aLiveHouse, controller, stranger, type LiveHouse } from '../numbers/testing/a-live-house';
import { cutClip } from './cut-clip';
import { clipFinder } from './find-clips';
import { followStories } from './follow-stories';
import { makeReplay } from './make-replay';
import { seeClip } from './see-clip';
import { seeReplayDesk, seeSoldReplay } from './see-replay';
import { dropClip, sendClip } from './send-clip';
import { aLiveThatWasIn } from './testing/a-live-that-was';

const editor: StaffActor = { ...controller, id: randomUUID(), name: '陈编辑', roles: ['editor'] };

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.drop());

const aLiveThatWas = (state?: 'live' | 'ended' | 'published') => aLiveThatWasIn(house, state);

describe('a replay', () => {
  it('has a chapter for each product, in the recording itself, and once however often it is made', async () => {
    const was = await aLiveThatWas();
    const both = await Promise.all([makeReplay(was.deps, editor, was.id), makeReplay(was.deps, editor, was.id)]);
    const desk = unwrap(both[0]);
    expect(desk.chapters.map(({ title, at, isMarked }) => [title['zh-Hans'], Math.round(at), isMarked])).toEqual([
      ['云泽脐橙', 600, true],
      ['云泽茶', 1_600, true],
    ]);
    unwrap(await makeReplay(was.deps, editor, was.id));
    expect(was.chapters).toHaveLength(2);
    expect(await house.knex('live_chapter').where({ session: was.id })).toHaveLength(2);
  });

  it('marks nothing twice after a host died between marking and noting it, also where somebody moved the chapter since', async () => {
    const was = await aLiveThatWas();
    const mark: typeof was.recordings.mark = async (...asked) => {
      await was.recordings.mark(...asked);
      throw new Error('the host died');
    };
    const dying = { ...was.deps, recordings: { ...was.recordings, mark } };
    await expect(makeReplay(dying, editor, was.id)).rejects.toThrow('the host died');
    expect(was.chapters).toHaveLength(1);
    expect(unwrap(await seeReplayDesk(was.deps, editor, was.id)).chapters.map(({ isMarked }) => isMarked)).toEqual([
      ...[false, false],
    ]);
    was.chapters[0] = { ...was.chapters[0]!, title: '开园', at: 590 };
    const desk = unwrap(await makeReplay(was.deps, editor, was.id));
    expect(was.chapters).toHaveLength(2);
    expect(desk.chapters.map(({ at, isMarked }) => [Math.round(at), isMarked])).toEqual([
      [590, true],
      [1_600, true],
    ]);
  });

  it('asks for no mark while it holds a row, and takes up one that was made by hand', async () => {
    const was = await aLiveThatWas();
    const byHand = { id: randomUUID(), recording: was.film.id, at: 601, title: '云泽脐橙', version: 1 };
    was.chapters.push(byHand);
    const mark: typeof was.recordings.mark = async (...asked) => {
      await house.knex.transaction(async (other) => {
        await other.raw(`SET LOCAL lock_timeout = '2s'`);
        await other('live_replay').where({ session: was.id }).update({ seconds: 3_600 });
      });
      return was.recordings.mark(...asked);
    };
    const desk = unwrap(await makeReplay({ ...was.deps, recordings: { ...was.recordings, mark } }, editor, was.id));
    expect(was.chapters).toHaveLength(2);
    expect(desk.chapters.map(({ at }) => Math.round(at))).toEqual([601, 1_600]);
  });

  it('is made of lives that are over, by their own station', async () => {
    const on = await aLiveThatWas('live');
    expect(await makeReplay(on.deps, editor, on.id)).toEqual(err('REPLAY.NOT_OVER'));
    expect(await makeReplay(on.deps, stranger, on.id)).toEqual(err('REPLAY.SESSION_NOT_FOUND'));
    expect(await seeReplayDesk(on.deps, stranger, on.id)).toEqual(err('REPLAY.SESSION_NOT_FOUND'));
    const none = { ...on.deps, recordings: { ...on.recordings, wholesOf: () => Promise.resolve([]) } };
    await house.turn(on.id, 'ended');
    expect(await makeReplay(none, editor, on.id)).toEqual(err('REPLAY.NO_RECORDING'));
  });

  it('sells what the gate lets through today, and does not show what it does not', async () => {
    const was = await aLiveThatWas();
    unwrap(await makeReplay(was.deps, editor, was.id));
    expect(await seeSoldReplay(was.deps, was.id)).toEqual(err('REPLAY.NOT_FOUND'));
    await house.turn(was.id, 'published');
    const seen = unwrap(await seeSoldReplay(was.deps, was.id));
    expect(seen).toMatchObject({ playback: was.film.playbackId, room: was.room });
    expect(seen.chapters.map(({ offer, isSellable }) => [offer, isSellable])).toEqual([
      [was.oranges.offer, true],
      [was.tea.offer, true],
    ]);
    was.barred.add(was.tea.product);
    const today = unwrap(await seeSoldReplay(was.deps, was.id));
    expect(today.chapters).toMatchObject([{ offer: was.oranges.offer }, { offer: null, isSellable: false }]);
  });
});

describe('a replay that was put away', () => {
  const event = (session: string, name: string) =>
    house.knex('live_session_event').insert({
      ...{ id: randomUUID(), session, station: 'yunze', event: name, by_person: editor.id, by_name: editor.name },
    });

  it('is seen as it was: on where it had been published, and never where it had not', async () => {
    const was = await aLiveThatWas();
    unwrap(await makeReplay(was.deps, editor, was.id));
    await event(was.id, 'archive');
    await house.turn(was.id, 'archived');
    expect(await seeSoldReplay(was.deps, was.id)).toEqual(err('REPLAY.NOT_FOUND'));
    await event(was.id, 'publish-replay');
    expect(unwrap(await seeSoldReplay(was.deps, was.id)).chapters).toHaveLength(2);
  });
});

describe('a clip', () => {
  const wish = (more: object = {}) => ({
    id: randomUUID(),
    title: '怎么挑脐橙',
    start: 700,
    end: 760,
    isAd: false,
    ...more,
  });

  it('is advertising when it shows goods, whatever anybody says, and one however often it is pressed', async () => {
    const was = await aLiveThatWas();
    expect(await cutClip(was.deps, editor, { ...wish(), session: was.id })).toEqual(err('REPLAY.NOT_MADE'));
    unwrap(await makeReplay(was.deps, editor, was.id));
    const one = { ...wish(), session: was.id };
    const both = await Promise.all([cutClip(was.deps, editor, one), cutClip(was.deps, editor, one)]);
    expect(both.map(({ ok: done }) => done)).toEqual([true, true]);
    const clip = unwrap(both[0]);
    expect(clip).toMatchObject({ isAd: true, state: 'cut', goods: [{ product: was.oranges.product }] });
    expect(was.cuts[0]).toMatchObject({ opId: one.id, title: '【广告】怎么挑脐橙' });
    expect(unwrap(await seeReplayDesk(was.deps, editor, was.id)).clips).toHaveLength(1);
    const plain = unwrap(await cutClip(was.deps, editor, { ...wish({ start: 10, end: 20 }), session: was.id }));
    expect(plain).toMatchObject({ isAd: false, goods: [] });
    expect(await cutClip(was.deps, editor, { ...wish({ start: 20, end: 20 }), session: was.id })).toEqual(
      err('REPLAY.PIECE'),
    );
  });

  it('goes to the kitchen once, with its mark, and not while its goods are barred', async () => {
    const was = await aLiveThatWas();
    unwrap(await makeReplay(was.deps, editor, was.id));
    const { id } = unwrap(await cutClip(was.deps, editor, { ...wish(), session: was.id }));
    const send = (version = 1, by = editor) =>
      sendClip(was.deps, by, { id, version, words: '果农教你三招', column: null });
    was.barred.add(was.oranges.product);
    expect(await send()).toEqual(err('REPLAY.GOODS_BARRED', { count: 1 }));
    expect(was.drafts).toEqual([]);
    was.barred.clear();
    expect(await send(1, stranger)).toEqual(err('REPLAY.CLIP_NOT_FOUND'));
    const both = await Promise.all([send(), send()]);
    expect(both.map(({ ok: done }) => done).sort()).toEqual([false, true]);
    expect(was.drafts).toHaveLength(1);
    expect(was.drafts[0]).toMatchObject({ title: '【广告】怎么挑脐橙', station: 'yunze', writer: editor.id });
    expect(was.drafts[0]?.text.split('\n')[0]).toContain('广告');
    expect(was.drafts[0]?.link).toEqual({ words: '观看片段', to: `/watch/${was.id}?clip=${id}` });
    expect(await dropClip(was.deps, editor, { id, version: 2 })).toEqual(err('REPLAY.CLIP_STATE', { state: 'sent' }));
  });

  it('is out for as long as its story is, in any language', async () => {
    const was = await aLiveThatWas();
    unwrap(await makeReplay(was.deps, editor, was.id));
    const { id } = unwrap(await cutClip(was.deps, editor, { ...wish(), session: was.id }));
    const { manuscript } = unwrap(await sendClip(was.deps, editor, { id, version: 1, words: '', column: null }));
    const hear = (locale: string, isOut: boolean) =>
      house.deps.database.transaction((tx) =>
        followStories(was.deps, tx, { storyId: manuscript ?? '', locale, isOut }),
      );
    const state = async () => unwrap(await seeReplayDesk(was.deps, editor, was.id)).clips[0]?.state;
    const steps: (string | undefined)[] = [];
    for (const [locale, isOut] of [
      ['zh-Hans', true],
      ['zh-Hans', true],
      ['en', true],
      ['zh-Hans', false],
      ['en', false],
      ['en', false],
      ['en', true],
    ] as const) {
      await hear(locale, isOut);
      steps.push(await state());
    }
    expect(steps).toEqual(['out', 'out', 'out', 'out', 'down', 'down', 'out']);
    const deeds = (await house.ledger.of('yunze', id)).map(({ action }) => action);
    expect(deeds).toEqual(['live-clip.cut', 'live-clip.sent', 'live-clip.out', 'live-clip.down', 'live-clip.out']);
  });

  it('is seen by everybody while its story is out, with what the gate lets through today', async () => {
    const was = await aLiveThatWas();
    unwrap(await makeReplay(was.deps, editor, was.id));
    const one = wish({ start: 1_500, end: 1_700 });
    const { id } = unwrap(await cutClip(was.deps, editor, { ...one, session: was.id }));
    const { manuscript } = unwrap(await sendClip(was.deps, editor, { id, version: 1, words: '', column: null }));
    const seen = (session = was.id) => seeClip(was.deps, { session, id });
    const hear = (isOut: boolean) =>
      house.deps.database.transaction((tx) =>
        followStories(was.deps, tx, { storyId: manuscript ?? '', locale: 'zh-Hans', isOut }),
      );
    expect(await seen()).toBeUndefined();
    await hear(true);
    const clip = await seen();
    expect(clip?.clip).toMatchObject({ title: '【广告】怎么挑脐橙', isAd: true, from: 1_500 });
    expect(clip?.playback).toBe(`pb-${id}`);
    expect(clip?.chapters.map(({ title, at, offer }) => [title, Math.round(at), offer])).toEqual([
      ['云泽脐橙', 0, was.oranges.offer],
      ['云泽茶', 100, was.tea.offer],
    ]);
    was.barred.add(was.tea.product);
    expect((await seen())?.chapters.map(({ offer }) => offer)).toEqual([was.oranges.offer, null]);
    // The whole is published by another press, and another live has no such clip.
    expect((await seen())?.clip.isWhole).toBe(false);
    await house.turn(was.id, 'published');
    expect((await seen())?.clip.isWhole).toBe(true);
    expect(await seen(randomUUID())).toBeUndefined();
    const erased = { ...was.recordings, playbackOf: () => Promise.resolve(undefined) };
    expect(await seeClip({ ...was.deps, recordings: erased }, { session: was.id, id })).toBeUndefined();
    await hear(false);
    expect(await seen()).toBeUndefined();
  });

  it('is found by what it shows, for a recall', async () => {
    const was = await aLiveThatWas();
    unwrap(await makeReplay(was.deps, editor, was.id));
    const shown = unwrap(await cutClip(was.deps, editor, { ...wish(), session: was.id }));
    const unwanted = unwrap(await cutClip(was.deps, editor, { ...wish(), session: was.id }));
    unwrap(await dropClip(was.deps, editor, { id: unwanted.id, version: 1 }));
    const finder = clipFinder(() => was.deps);
    const found = await finder.clipsShowing({ station: 'yunze', product: was.oranges.product });
    expect(found).toMatchObject([{ id: shown.id, session: was.id, isOut: false, seconds: 60 }]);
    expect(await finder.clipsShowing({ station: 'linhai', product: was.oranges.product })).toEqual([]);
    expect(await finder.clipsShowing({ station: 'yunze', product: was.tea.product })).toEqual([]);
  });
});
