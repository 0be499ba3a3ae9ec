import { randomUUID } from 'node:crypto';
import { until } from '../../../tests/host/a-node';
import { somebody } from '../../../tests/host/a-notice-house';
import { aNoticeTest, type NoticeTest } from '../../../tests/host/a-notice-test';
import { createStations } from '@hearth/cms/platform';
import { systemClock } from '@hearth/cms/kernel';
import { houseKinds } from './house-kinds';
import { isLow, watchDisk, watchLicences, watchWork } from './watch-house';

let house: NoticeTest;

beforeEach(async () => {
  house = await aNoticeTest();
});

afterEach(() => house.end());

async function aWatch() {
  const node = await house.node();
  node.notices.declare(houseKinds);
  const stations = createStations({ database: node.database, clock: systemClock });
  return { ...node, stations };
}

const about = () => house.db.knex('notice').orderBy('id').select('kind', 'subject', 'state');

describe('the watch of the house', () => {
  it('tells the administrators once of dead letters and of ticks that were missed', async () => {
    const deps = await aWatch();
    const administrator = await somebody(house.db, { at: 'yunze', roles: ['station-administrator'] });
    const event = { id: randomUUID(), name: 'x.y', station: 'yunze', payload: '{}' };
    await house.db.knex('outbox_event').insert(event);
    const dead = { subscriber: 'feed', event_id: event.id, seq: 1, state: 'dead', settled_at: new Date() };
    await house.db.knex('outbox_delivery').insert(dead);
    await house.db.knex('schedule_tick').insert({ name: 'feed.tick' });
    const run = { name: 'feed.tick', state: 'lost', node: randomUUID(), due_at: new Date(), ended_at: new Date() };
    await house.db.knex('schedule_run').insert(run);
    for (const _minute of [1, 2]) await deps.database.transaction((tx) => watchWork(deps, tx));
    await house.told(4);
    expect((await about()).map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'jobs.dead feed',
      'jobs.dead feed',
      'schedule.missed feed.tick',
      'schedule.missed feed.tick',
    ]);
    expect(await house.heard()).toEqual([administrator, administrator]);
  });

  it('tells the editors of a station which licences end within two weeks', async () => {
    const deps = await aWatch();
    const editor = await somebody(house.db, { at: 'qinghe' });
    await somebody(house.db, { at: 'yunze' });
    await house.db.knex.raw(
      `CREATE TABLE files (id serial, document_id text, name text, station text, licensed_to timestamp)`,
    );
    await house.db.knex.raw(`INSERT INTO files (document_id, name, station, licensed_to) VALUES
      ('soon', '窑火', 'qinghe', now() AT TIME ZONE 'UTC' + interval '13 days'),
      ('later', '柚子', 'qinghe', now() AT TIME ZONE 'UTC' + interval '15 days'),
      ('over', '旧桥', 'qinghe', now() AT TIME ZONE 'UTC' - interval '1 day'),
      ('free', '河', 'qinghe', NULL)`);
    await deps.database.transaction((tx) => watchLicences(deps, tx));
    await house.told(1);
    expect(await about()).toEqual([{ kind: 'licence.ends', subject: 'soon', state: 'told' }]);
    expect(await house.heard()).toEqual([editor]);
  });

  it('tells of a disk that fills up, and of no other', async () => {
    const gigabyte = 1024 ** 3;
    expect(isLow({ free: 1 * gigabyte, total: 10 * gigabyte })).toBe(true);
    expect(isLow({ free: 70 * gigabyte, total: 1000 * gigabyte })).toBe(true);
    expect(isLow({ free: 100 * gigabyte, total: 1000 * gigabyte })).toBe(false);
    const deps = await aWatch();
    await somebody(house.db, { at: 'yunze', roles: ['station-administrator'] });
    // The kernel's own file system has no room at all, on every Linux.
    await watchDisk(deps, '/proc');
    await until(about, ([first]) => first?.kind === 'disk.low' && first.state === 'told');
  });
});
