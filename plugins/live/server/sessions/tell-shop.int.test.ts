import { err, ok, unwrap } from '@hearth/cms/kernel';
import type { SessionBook } from '@hearth/shop/contract';
import { changeSession } from './plan-session';
import { copySession } from './copy-session';
import { tellShop } from './tell-shop';
import { aPlan, aSessionDesk, planner, type SessionDesk } from './testing/a-session-desk';

let desk: SessionDesk;
beforeAll(async () => {
  desk = await aSessionDesk();
}, 60_000);
afterAll(() => desk.db.drop());

type Heard = Parameters<SessionBook['tell']>[2];

/** A shop that takes every session at the version that it knows. */
function aShop() {
  const heard: Heard[] = [];
  const versions = new Map<string, number>();
  const said: string[] = [];
  const shop: SessionBook = {
    tell: (_tx, _actor, session) => {
      if (session.version !== (versions.get(session.id) ?? 0)) return Promise.resolve(err('HEARTH.CHANGED_MEANWHILE'));
      heard.push(session);
      versions.set(session.id, session.version + 1);
      const { id, title, kinds, beginsAt, endsAt, version } = session;
      return Promise.resolve(
        ok({ id, title, kinds, beginsAt, endsAt, phase: 'coming' as const, version: version + 1 }),
      );
    },
    pin: () => Promise.resolve(err('DUTIES.SESSION_NOT_FOUND')),
  };
  const log = { info: () => undefined, warn: (text: string) => void said.push(text), error: () => undefined };
  const tell = (id: string) =>
    desk.deps.database.transaction((tx) => tellShop({ sessions: desk.deps.sessions, shop, log }, tx, id));
  return { heard, versions, said, tell };
}

it('tells the shop of a plan and of its change, at the version that the shop named', async () => {
  const { heard, tell } = aShop();
  const { id, version } = await desk.planned({ kinds: ['selling', 'donation'] });
  await tell(id);
  unwrap(await changeSession(desk.deps, planner, { ...aPlan({ title: '茶叶专场' }), id, version }));
  await tell(id);
  expect(heard.map(({ title, version: seen }) => [title, seen])).toEqual([
    ['脐橙公益专场', 0],
    ['茶叶专场', 1],
  ]);
  expect(Date.parse(heard[0]?.endsAt ?? '') - Date.parse(heard[0]?.beginsAt ?? '')).toBe(3_600_000);
});

it('names no end while it is on the air, and the real one once it is over', async () => {
  const { heard, tell } = aShop();
  const { id } = await desk.planned({ plannedMinutes: 5 });
  const [beganAt, endedAt] = [new Date(Date.now() - 3_600_000), new Date()];
  const turned = (facts: object) => desk.db.knex('live_session').where({ id }).update(facts);
  await turned({ state: 'live', began_at: beganAt });
  await tell(id);
  await turned({ state: 'ended', ended_at: endedAt });
  await tell(id);
  expect(heard.map(({ beginsAt, endsAt }) => [beginsAt, endsAt])).toEqual([
    [beganAt.toISOString(), null],
    [beganAt.toISOString(), endedAt.toISOString()],
  ]);
});

it('says so when somebody changed it in the shop by hand, and overrules nobody', async () => {
  const { heard, versions, said, tell } = aShop();
  const { id } = await desk.planned();
  versions.set(id, 4);
  await tell(id);
  expect([heard, said]).toEqual([[], ['the shop did not take a session']]);
});

it('tells of no rehearsal, and of nothing that was called off before the shop knew it', async () => {
  const { heard, tell } = aShop();
  const { id } = await desk.planned();
  const wanted = { id, plannedAt: aPlan().plannedAt, asRehearsal: true };
  const rehearsal = unwrap(await copySession(desk.deps, planner, wanted));
  unwrap(await desk.turn(id, 'cancel', '台风'));
  await tell(rehearsal.id);
  await tell(id);
  expect(heard).toEqual([]);
});
