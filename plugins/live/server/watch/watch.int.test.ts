import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import type { LiveReplays, SessionState } from '../../contract';
import { seeWatched, type WatchedDeps } from './see-watched';
import { shownSessionStore } from './shown-session-store';

let db: TestDatabase;
let deps: WatchedDeps;
/** The room of whose rehearsal each pass is good. */
const passes = new Map<string, string>();
const replays = new Map<string, Awaited<ReturnType<LiveReplays['of']>>>();
/** By the session and the clip. */
const clips = new Map<string, Awaited<ReturnType<LiveReplays['clip']>>>();

beforeAll(async () => {
  db = await aDatabase();
  deps = {
    ...{ database: db.database, shown: shownSessionStore },
    // Its names alone are looked at.
    stations: { get: () => Promise.resolve({ name: { 'zh-Hans': '云泽台', en: 'Yunze' } } as never) },
    replays: () => ({
      of: (session) => Promise.resolve(replays.get(session)),
      clip: (session, id) => Promise.resolve(clips.get(`${session} ${id}`)),
    }),
    guests: { isGood: (room, pass = '') => passes.get(pass) === room },
  };
});
afterAll(() => db.drop());

type Row = {
  readonly state?: SessionState;
  readonly streaming_room?: string;
  readonly planned_at?: Date;
  /** The session that it rehearses. */
  readonly of?: string;
};

async function aSession({ state = 'live', of, ...row }: Row = {}): Promise<string> {
  const id = randomUUID();
  await db.knex('live_session').insert({
    ...{ id, station: 'yunze', title: '橙子专场', language: 'zh-Hans', state, series: id, room: randomUUID() },
    ...{
      kinds: ['own-goods'],
      host_kind: 'digital-human',
      place: '上坞村',
      planned_at: new Date(),
      planned_minutes: 60,
    },
    ...{ made_by: 'planner', is_rehearsal: of !== undefined, rehearsal_of: of ?? null, ...row },
  });
  return id;
}

const see = (id: string, locale: 'zh-Hans' | 'en' = 'zh-Hans') => seeWatched(deps, { id, locale });
const codeOf = async (id: string): Promise<string> => {
  const seen = await see(id);
  return seen.ok ? seen.value.id : seen.error.code;
};

it('shows a session with its room and its station in the viewer’s language, and says that a machine speaks', async () => {
  const id = await aSession();
  expect(unwrap(await see(id, 'en'))).toMatchObject({
    ...{ id, title: '橙子专场', state: 'live', hostKind: 'digital-human', place: '上坞村', replay: null },
    station: { slug: 'yunze', name: 'Yunze' },
  });
});

it('finds it by the streaming room that carries it now, and not by one that carried it once', async () => {
  const [room, before] = [randomUUID(), randomUUID()];
  const id = await aSession({ streaming_room: room });
  await aSession({ state: 'ended', streaming_room: before });
  expect(await codeOf(room)).toBe(id);
  expect(await codeOf(before)).toBe('WATCH.SESSION_NOT_FOUND');
});

it('of several that a streaming room carries, the one that was planned last', async () => {
  const room = randomUUID();
  await aSession({ state: 'ready', streaming_room: room, planned_at: new Date('2026-11-01T02:00:00Z') });
  const later = await aSession({ streaming_room: room, planned_at: new Date('2026-11-02T02:00:00Z') });
  expect(await codeOf(room)).toBe(later);
});

it('shows nobody a rehearsal, nor what there is not', async () => {
  const of = await aSession({ state: 'prepared' });
  expect(await codeOf(await aSession({ state: 'live', of }))).toBe('WATCH.SESSION_NOT_FOUND');
  expect(await codeOf(randomUUID())).toBe('WATCH.SESSION_NOT_FOUND');
});

it('shows a rehearsal to whoever has a pass to its room, and by that pass no other', async () => {
  const of = await aSession({ state: 'prepared' });
  const [own, other] = [await aSession({ of }), await aSession({ of })];
  const { room } = await db.knex('live_session').where({ id: own }).first('room');
  passes.set('come-in', room as string);
  const by = async (id: string, pass: string): Promise<string> => {
    const seen = await seeWatched(deps, { id, locale: 'zh-Hans', pass });
    return seen.ok ? seen.value.id : seen.error.code;
  };
  expect(await by(own, 'come-in')).toBe(own);
  expect(await by(own, 'another')).toBe('WATCH.SESSION_NOT_FOUND');
  expect(await by(other, 'come-in')).toBe('WATCH.SESSION_NOT_FOUND');
  // Lives for everybody are found with a pass or without.
  expect(await by(of, 'another')).toBe(of);
});

it('has the replay with its chapters once there is one', async () => {
  const id = await aSession({ state: 'published' });
  expect(unwrap(await see(id)).replay).toBeNull();
  const chapters = [{ at: 12.5, title: '脐橙', offer: null }];
  replays.set(id, { playback: 'spring', chapters });
  expect(unwrap(await see(id)).replay).toEqual({ playback: 'spring', chapters });
});

it('has a clip in the place of the whole, whatever became of that, and refuses one that is not out', async () => {
  const id = await aSession({ state: 'ended' });
  const clip = randomUUID();
  const asked = (locale: 'zh-Hans' | 'en' = 'zh-Hans') => seeWatched(deps, { id, locale, clip });
  expect(await asked()).toEqual(err('WATCH.CLIP_NOT_FOUND'));
  const chapters = [{ at: 0, title: '脐橙', offer: null }];
  const told = { id: clip, title: '【广告】怎么挑脐橙', isAd: true, from: 600, isWhole: false };
  clips.set(`${id} ${clip}`, { playback: 'cut', chapters, clip: told });
  expect(unwrap(await asked())).toMatchObject({ id, replay: { playback: 'cut', chapters }, clip: told });
  expect(unwrap(await see(id))).toMatchObject({ replay: null, clip: null });
});
