import { randomUUID } from 'node:crypto';
import { err, unwrap } from '@hearth/cms/kernel';
import { createDatabaseTime } from '@hearth/cms/platform';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { sessionStates, type SessionState } from '../../contract';
import { announcedStore } from './announced-store';
import { seeAnnounced, type AnnouncedDeps } from './see-announced';

/** Below the province lies the county; the neighbour lies elsewhere. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  province: ['province', 'county'],
  neighbour: ['neighbour'],
};
const STATIONS = ['province', 'county', 'neighbour'].map((slug) => ({
  slug,
  name: { 'zh-Hans': `${slug}台`, en: slug },
}));

let db: TestDatabase;
let deps: AnnouncedDeps;

beforeAll(async () => {
  db = await aDatabase();
  const tree = {
    all: STATIONS,
    get: (slug: string) => STATIONS.find((one) => one.slug === slug),
    visible: (slug: string) => BELOW[slug] ?? [slug],
  };
  deps = {
    ...{ database: db.database, announced: announcedStore, time: createDatabaseTime(db.database) },
    // Its names and who lies below whom are looked at, and nothing else.
    stations: { tree: () => Promise.resolve(tree as never) },
  };
});
afterAll(() => db.drop());
afterEach(async () => {
  for (const table of ['live_replay', 'live_reservation_offer', 'live_session']) await db.knex(table).delete();
});

const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

type Row = {
  readonly state?: SessionState;
  readonly station?: string;
  readonly planned_at?: Date;
  readonly title?: string;
};

async function aSession({ of, ...row }: Row & { readonly of?: string } = {}): Promise<string> {
  const id = randomUUID();
  await db.knex('live_session').insert({
    ...{
      id,
      station: 'county',
      title: '橙子专场',
      language: 'zh-Hans',
      state: 'prepared',
      series: id,
      room: randomUUID(),
    },
    ...{ kinds: ['own-goods'], host_kind: 'human', place: '上坞村', planned_at: inMinutes(60), planned_minutes: 90 },
    ...{ made_by: 'planner', is_rehearsal: of !== undefined, rehearsal_of: of ?? null, ...row },
  });
  return id;
}

type Offer = { readonly capacity?: number; readonly reserved?: number };

async function offered(session: string, more: Offer = {}): Promise<void> {
  const offer = { session, station: 'county', slots: [] as string[], reserved: 0, ...more };
  await db.knex('live_reservation_offer').insert(offer);
}

async function published(session: string, began: Date, playback: string | null = 'spring'): Promise<void> {
  const replay = { session, station: 'county', recording: randomUUID(), playback_id: playback, seconds: 3_600 };
  await db.knex('live_replay').insert({ ...replay, began_at: began, made_by: 'editor' });
}

const seen = async (station?: string) => unwrap(await seeAnnounced(deps, { station, locale: 'zh-Hans' }));
const coming = async (station?: string) => (await seen(station)).coming.map(({ id }) => id);

/** What strangers may know of a live by its state: with and without an offer to reserve it. */
const PUBLIC: Readonly<Record<SessionState, readonly [alone: boolean, offered: boolean]>> = {
  planned: [false, true],
  prepared: [true, true],
  rehearsal: [true, true],
  ready: [true, true],
  ...{ live: [false, false], paused: [false, false], ending: [false, false], ended: [false, false] },
  ...{ published: [false, false], archived: [false, false], cancelled: [false, false] },
};

it.each(sessionStates)('tells of a live that is %s as far as strangers may know', async (state) => {
  const [alone, reservable] = [await aSession({ state }), await aSession({ state })];
  await offered(reservable);
  const told = await coming('county');
  expect([told.includes(alone), told.includes(reservable)]).toEqual(PUBLIC[state]);
});

it('tells nobody of a rehearsal, whatever its state', async () => {
  const of = await aSession({ state: 'planned' });
  for (const state of ['prepared', 'ready', 'live'] as const) await aSession({ of, state });
  expect(await coming('county')).toEqual([]);
});

it('lists the next first, waits for one that is late, and drops one that nobody began', async () => {
  const last = await aSession({ planned_at: inMinutes(300) });
  const late = await aSession({ planned_at: inMinutes(-100) });
  await aSession({ planned_at: inMinutes(-130) });
  const next = await aSession({ planned_at: inMinutes(5) });
  expect(await coming('county')).toEqual([late, next, last]);
});

it('says what of reservations matters: how many, whether there is room, nothing where none are taken', async () => {
  const [open, full] = [await aSession({ planned_at: inMinutes(1) }), await aSession({ planned_at: inMinutes(2) })];
  await aSession({ planned_at: inMinutes(3) });
  await offered(open, { reserved: 3 });
  await offered(full, { capacity: 2, reserved: 2 });
  const { coming: told, asOf } = await seen('county');
  expect(told.map(({ reserving }) => reserving)).toEqual([
    { isOpen: true, reserved: 3, hasBenefit: false },
    { isOpen: false, reserved: 2, hasBenefit: false },
    null,
  ]);
  expect(told[0]).toMatchObject({ station: { slug: 'county', name: 'county台' }, place: '上坞村', plannedMinutes: 90 });
  // Who made it, who carries it and what it sells is not for strangers.
  expect(Object.keys(told[0]!).sort()).toEqual(
    [
      ...['hostKind', 'id', 'isAdvertising', 'language', 'place', 'plannedAt', 'plannedMinutes', 'reserving'],
      ...['station', 'title'],
    ].sort(),
  );
  expect(Math.abs(Date.parse(asOf) - Date.now())).toBeLessThan(60_000);
});

it('is about a station and those below it, or all; a station that there is not is refused', async () => {
  const [county, far] = [await aSession(), await aSession({ station: 'neighbour', planned_at: inMinutes(90) })];
  expect(await coming('province')).toEqual([county]);
  expect(await coming('neighbour')).toEqual([far]);
  expect(await coming()).toEqual([county, far]);
  expect(await seeAnnounced(deps, { station: 'nowhere', locale: 'en' })).toEqual(err('HEARTH.NOT_FOUND'));
});

it('has the latest replays that can be played, of published lives alone', async () => {
  const [older, newer] = [await aSession({ state: 'published' }), await aSession({ state: 'published' })];
  const [ended, bare] = [await aSession({ state: 'ended' }), await aSession({ state: 'published' })];
  await published(older, inMinutes(-500));
  await published(newer, inMinutes(-100));
  await published(ended, inMinutes(-50));
  await published(bare, inMinutes(-20), null);
  const { replays } = await seen('province');
  expect(replays.map(({ id }) => id)).toEqual([newer, older]);
  expect(replays[0]).toMatchObject({ title: '橙子专场', seconds: 3_600, isAdvertising: true });
  for (let n = 0; n < 6; n += 1) await published(await aSession({ state: 'published' }), inMinutes(-200 - n));
  expect((await seen('province')).replays).toHaveLength(6);
});
