import { systemClock, systemIds } from '../../kernel';
import type { DutyShift, StaffActor } from '../../contract';
import { aNode, type BareNode } from '../../../tests/host/a-node';
import { aBareStation, somebody, strapiLogIns } from '../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { tellOfShift, tellOfShiftNews } from './roster-notices';
import { insertPost } from './roster-store';

let db: TestDatabase;
let node: BareNode;
let planner: StaffActor;
let editor: string;
let post: string;
const told: { kind: string; to: object; facts: Record<string, unknown> }[] = [];
beforeAll(async () => {
  db = await aDatabase();
  node = aNode(db.url);
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  const id = await somebody(db, { at: 'yunze', roles: ['desk-head'] });
  planner = { kind: 'staff', id, name: '排班人', station: 'yunze', stations: ['yunze'], roles: ['desk-head'] };
  editor = await somebody(db, { at: 'yunze' });
  const name = { 'zh-Hans': '值班编辑', en: 'Duty editor' };
  post = systemIds.next();
  await node.database.transaction((tx) => insertPost(tx, { id: post, station: 'yunze', slug: 'desk', name }));
}, 60_000);
afterAll(async () => {
  await node.stop();
  await db.drop();
});
beforeEach(() => void (told.length = 0));

const deps = (): Parameters<typeof tellOfShift>[0] => ({
  clock: systemClock,
  ids: systemIds,
  // Only powers that are lent name somebody.
  people: undefined as never,
  notices: {
    notify: async (_tx: unknown, { kind, to, facts }: { kind: { name: string }; to: object; facts: object }) =>
      void told.push({ kind: kind.name, to, facts: { ...facts } }),
  } as never,
});
const turn = (inHours: number): DutyShift => {
  const startsAt = new Date(Date.now() + inHours * 3_600_000).toISOString();
  const endsAt = new Date(Date.parse(startsAt) + 8 * 3_600_000).toISOString();
  const who = { person: editor, standIn: null, version: 1 };
  return { id: systemIds.next(), station: 'yunze', post, startsAt, endsAt, ...who };
};
const change = (shift: DutyShift, what: 'added' | 'removed', people = [editor]) =>
  node.database.transaction((tx) => tellOfShift(deps(), tx, { actor: planner, shift, people, change: what }));
const tick = () => node.database.transaction((tx) => tellOfShiftNews(deps(), tx));
const later = (minutes: number) =>
  db.knex('duty_news').update({ at: db.knex.raw('at - make_interval(mins => ?)', [minutes]) });

it('tells a week that was planned in one notice to each, once the planner is done, by whichever node', async () => {
  const week = Array.from({ length: 5 }, (_, day) => turn(24 * (day + 1)));
  for (const shift of week) await change(shift, 'added', [editor, planner.id]);
  await change(week[4]!, 'removed');
  await tick();
  expect(told).toEqual([]);
  await later(3);
  await Promise.all([tick(), tick()]);
  expect(told).toMatchObject([{ kind: 'shift.many-changed', to: { person: editor }, facts: { count: 4 } }]);
  const list = told[0]?.facts['list'] as { 'zh-Hans': string; en: string };
  expect(list['zh-Hans'].match(/“值班编辑”.{8,14} 已排班/g)).toHaveLength(4);
  expect(list.en).toContain('Duty editor, ');
  expect(await db.knex('duty_news')).toEqual([]);
});

it('tells one change as it always did, one that came and went not at all, and one that is near at once', async () => {
  await change(turn(30), 'added');
  const gone = turn(40);
  const other = await somebody(db, { at: 'yunze' });
  await change(gone, 'added', [other]);
  await change(gone, 'removed', [other]);
  await later(3);
  await tick();
  expect(told).toMatchObject([{ kind: 'shift.changed', to: { person: editor } }]);
  await change(turn(2), 'added');
  expect(told).toHaveLength(2);
  await change(turn(-20), 'removed');
  expect(told).toHaveLength(2);
});

it('lets nobody wait for a planner who goes on and on', async () => {
  await change(turn(30), 'added');
  await later(16);
  await change(turn(60), 'added');
  await tick();
  expect(told).toMatchObject([{ facts: { count: 2 } }]);
});
