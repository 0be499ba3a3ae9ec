import { clockAt, systemIds } from '@hearth/cms/kernel';
import { createLog } from '@hearth/cms/platform';
import type { LiveEventType, Watching } from '../../contract';
import { localPlayback } from '../drivers/local/local-playback';
import { makeLink, revokeLink } from '../passes/watch-links';
import { hearEvent } from '../rooms/hear-event';
import { aStreamingDesk, type StreamingDesk } from '../testing/a-streaming-desk';
import { countViewers, keepCounting, type CountDeps } from './count-viewers';
import { listLives } from './list-lives';
import { seeViewers } from './see-viewers';
import { createViewerBook } from './viewer-book';
import { viewerCountStore } from './viewer-count-store';
import { viewerSampleStore } from './viewer-sample-store';
import { watch } from './watch';

let desk: StreamingDesk;
beforeAll(async () => {
  desk = await aStreamingDesk();
}, 60_000);
afterAll(() => desk.drop());

let told = 0;
const tell = async (room: string, type: LiveEventType): Promise<void> => {
  told += 1;
  const event = {
    id: `w${told}`,
    driver: 'local',
    ref: room,
    type,
    at: new Date(Date.now() + told),
    data: {},
  } as const;
  await hearEvent(desk.deps, event);
};
const onAir = async (words: Parameters<StreamingDesk['made']>[0] = {}): Promise<string> => {
  const { id } = (await desk.made(words)).room;
  await tell(id, 'stream.live');
  return id;
};
const asks = (playback: string, pass?: string) => watch(desk.deps, { playback, pass, locale: 'zh-Hans' });
const seen = async (playback: string, pass?: string): Promise<Watching> => {
  const answer = await asks(playback, pass);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const tokenOf = (address: string): string => new URL(address, 'http://x').searchParams.get('token') ?? '';

describe('whoever watches what is open', () => {
  it('gets all a player needs, with a pass of their own, and stays the same with it', async () => {
    const id = await onAir({ title: '春茶' });
    const [first, second] = [await seen(id), await seen(id)];
    expect(first).toMatchObject({
      ...{ playbackId: id, kind: 'live', title: '春茶', state: 'live', seconds: null, expiresAt: null, viewers: 0 },
      ...{ audioOnly: false, chapters: [], storyboard: null, since: expect.any(String) },
      station: { slug: 'yunze', name: expect.any(String) },
    });
    expect(first.hls).toMatch(new RegExp(`^/live/${id}/index\\.m3u8\\?token=`));
    expect(tokenOf(first.hls)).toBe(first.pass);
    expect(second.pass).not.toBe(first.pass);
    expect(tokenOf(second.poster ?? '')).toBe(tokenOf(first.poster ?? ''));
    expect((await seen(id, first.pass)).pass).toBe(first.pass);
    expect(await desk.passes.check(first.pass)).toMatchObject({ playback: id, audience: 'v' });
    expect((await seen(id, 'rubbish')).state).toBe('live');
  });

  it('sees how it stands, and that it is not there any more', async () => {
    const { id } = (await desk.made()).room;
    expect(await seen(id)).toMatchObject({ state: 'waiting', since: null, poster: null });
    await tell(id, 'stream.live');
    await tell(id, 'stream.reconnecting');
    expect(await seen(id)).toMatchObject({ state: 'reconnecting', poster: expect.stringContaining('poster.jpg') });
    await tell(id, 'stream.disabled');
    expect(await seen(id)).toMatchObject({ state: 'closed', poster: null });
    await desk.db.knex('streaming_room').where({ id }).update({ state: 'removed' });
    expect(await asks(id)).toMatchObject({ error: { code: 'STREAMING.PLAYBACK_NOT_FOUND' } });
    expect(await asks('nothing')).toMatchObject({ error: { code: 'STREAMING.PLAYBACK_NOT_FOUND' } });
  });
});

describe('whoever watches what needs a pass', () => {
  it('comes in by a link until it ends, each a viewer of their own', async () => {
    const id = await onAir({ signed: true });
    expect(await asks(id)).toMatchObject({ error: { code: 'STREAMING.PASS_NEEDED' } });
    expect(await asks(id, 'rubbish')).toMatchObject({ error: { code: 'STREAMING.PASS_REFUSED' } });
    const made = await makeLink(desk.deps, desk.operator, { room: id, audience: '三班', hours: 2 });
    if (!made.ok) throw new Error(made.error.code);
    const { pass, link } = made.value;
    const both = [await seen(id, pass), await seen(id, pass)];
    expect(both.map(({ expiresAt }) => Math.abs(Date.parse(expiresAt!) - Date.parse(link.until)) < 1_000)).toEqual([
      true,
      true,
    ]);
    const viewers = await Promise.all(both.map(async (one) => (await desk.passes.check(one.pass))?.viewer));
    expect(new Set(viewers).size).toBe(2);
    expect((await seen(id, both[0]!.pass)).pass).toBe(both[0]!.pass);
    expect(await desk.db.knex('streaming_link').where({ id: link.id }).first('opened')).toEqual({ opened: 2 });

    const other = await onAir({ signed: true });
    for (const foreign of [pass, both[0]!.pass, tokenOf(both[0]!.poster!)]) {
      expect(await asks(other, foreign)).toMatchObject({ error: { code: 'STREAMING.PASS_REFUSED' } });
    }
    expect(await asks(id, tokenOf(both[0]!.poster!))).toMatchObject({ error: { code: 'STREAMING.PASS_REFUSED' } });

    await revokeLink(desk.deps, desk.operator, { room: id, id: link.id });
    desk.passes.revoked.forget();
    for (const over of [pass, both[0]!.pass]) {
      expect(await asks(id, over)).toMatchObject({ error: { code: 'STREAMING.PASS_REFUSED' } });
    }
  });

  it('comes in by what another part of the house got from the port', async () => {
    const id = await onAir({ signed: true });
    const until = new Date(Date.now() + 600_000);
    const given = await desk.deps.drivers.named('local')!.playback(id, { viewer: 'student-7', until });
    if (!given.ok) throw new Error(given.error.code);
    const answer = await seen(id, tokenOf(given.value.hls));
    expect(answer.hls).toBe(given.value.hls);
    expect(await desk.passes.check(answer.pass)).toMatchObject({ viewer: 'student-7' });
  });
});

describe('the list of what is on air', () => {
  it('names what is listed, of a station and those below it, and shows no still of what is not open', async () => {
    const all = (station?: string) => listLives(desk.deps, { station, locale: 'zh-Hans' });
    const ids = async (station?: string): Promise<readonly string[]> => {
      const answer = await all(station);
      return answer.ok ? answer.value.lives.map(({ playbackId }) => playbackId) : [answer.error.code];
    };
    const city = await onAir({ title: '城' });
    const county = await onAir({ title: '县', station: 'qinghe' });
    const hidden = await onAir({ listed: false });
    const named = await onAir({ signed: true, listed: true });
    const idle = (await desk.made()).room.id;
    expect(await ids('yunze')).toEqual(expect.arrayContaining([city, county, named]));
    expect(await ids('qinghe')).toEqual([county]);
    expect(await ids()).toEqual(await ids('yunze'));
    for (const gone of [hidden, idle]) expect(await ids('yunze')).not.toContain(gone);
    expect(await ids('atlantis')).toEqual(['HEARTH.NOT_FOUND']);
    const lives = await all('yunze');
    const card = lives.ok ? lives.value.lives.find(({ playbackId }) => playbackId === named) : undefined;
    expect(card).toMatchObject({ passNeeded: true, poster: null, state: 'live' });
    await tell(city, 'stream.ended');
    expect(await ids('yunze')).not.toContain(city);
  });
});

describe('viewers are counted', () => {
  const said: string[] = [];
  const log = createLog({
    info: (m) => void said.push(m),
    warn: (m) => void said.push(m),
    error: (m) => void said.push(m),
  });
  const clock = clockAt(new Date());
  const stores = { counts: viewerCountStore, samples: viewerSampleStore };
  const aCounter = (): CountDeps & { readonly book: ReturnType<typeof createViewerBook> } => ({
    ...{ database: desk.deps.database, log, drivers: desk.deps.drivers, ...stores },
    ...{ book: createViewerBook({ clock }), node: systemIds.next() },
  });
  const number = async (playback: string): Promise<number> => {
    const fresh = localPlayback({
      ...{ clock, issuer: desk.passes.issuer },
      count: (one) => viewerCountStore.sum(desk.deps.database.read, one),
    });
    const answer = await fresh.viewers(playback);
    return answer.ok ? answer.value : -1;
  };
  const come = (to: ReturnType<typeof createViewerBook>, playback: string, names: readonly string[]): void => {
    for (const viewer of names) to.saw({ playback, station: 'yunze', viewer });
  };
  const people = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => `v${from + n}`);

  it('exactly, over all nodes, and a node that dies counts no more', async () => {
    const id = await onAir();
    const [one, two] = [aCounter(), aCounter()];
    come(one.book, id, people(0, 100));
    await countViewers(one);
    expect(await number(id)).toBe(100);
    come(two.book, id, people(100, 200));
    come(two.book, id, people(100, 200));
    await Promise.all([countViewers(one), countViewers(two)]);
    expect(await number(id)).toBe(200);
    const late = desk.db.knex.raw(`clock_timestamp() - interval '16 seconds'`);
    await desk.db.knex('streaming_viewer_count').where({ node: two.node }).update({ at: late });
    expect(await number(id)).toBe(100);
    clock.advance(15_000);
    await countViewers(one);
    expect(await number(id)).toBe(0);
  });

  it('in memory for so many and no more', () => {
    const book = createViewerBook({ clock, most: 10 });
    come(book, 'a', people(0, 8));
    come(book, 'b', people(0, 8));
    expect(book.counts().map(({ viewers }) => viewers)).toEqual([8, 2]);
    clock.advance(15_000);
    book.counts();
    come(book, 'b', people(0, 10));
    expect(book.counts()).toMatchObject([{ viewers: 10 }]);
  });

  it('along a broadcast, once in a quarter of a minute whatever number of nodes, and shown to those who see the room', async () => {
    const id = await onAir();
    const [one, two] = [aCounter(), aCounter()];
    come(one.book, id, people(0, 7));
    await countViewers(one);
    await Promise.all([countViewers(one), countViewers(two), countViewers(two)]);
    const kept = await desk.db
      .knex('streaming_viewer_sample')
      .whereIn('broadcast', desk.db.knex('streaming_broadcast').where({ room: id }).select('id'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThanOrEqual(2);
    const base = new Date(Math.floor(Date.now() / 15_000) * 15_000);
    await desk.db.knex('streaming_viewer_sample').where({ broadcast: kept[0].broadcast }).delete();
    await desk.db
      .knex('streaming_broadcast')
      .where({ room: id })
      .update({ began_at: new Date(base.getTime() - 7_200_000) });
    const points = Array.from({ length: 480 }, (_, n) => ({
      ...{ broadcast: kept[0].broadcast as string, station: 'yunze', viewers: n === 200 ? 99 : n % 50 },
      at: new Date(base.getTime() - n * 15_000),
    }));
    await desk.db.knex('streaming_viewer_sample').insert(points);
    const view = await seeViewers({ ...desk.deps, samples: viewerSampleStore }, desk.operator, id);
    if (!view.ok) throw new Error(view.error.code);
    expect(view.value).toMatchObject({ now: 7, peak: 99, peakAt: points[200]!.at.toISOString() });
    expect(view.value.samples.length).toBeLessThanOrEqual(242);
    expect(Math.max(...view.value.samples.map(({ viewers }) => viewers))).toBe(99);
    expect(await seeViewers({ ...desk.deps, samples: viewerSampleStore }, desk.neighbour, id)).toMatchObject({
      error: { code: 'STREAMING.ROOM_NOT_FOUND' },
    });
  });

  it('no more by a node that leaves', async () => {
    const id = await onAir();
    const one = aCounter();
    come(one.book, id, people(0, 3));
    const counting = keepCounting(one);
    await countViewers(one);
    expect(await number(id)).toBe(3);
    await counting.stop();
    expect(await number(id)).toBe(0);
    expect(said).toEqual([]);
  });
});
