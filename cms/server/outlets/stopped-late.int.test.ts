import type { EditionPlan } from '../../contract';
import { systemIds } from '../../kernel';
import { until } from '../../../tests/host/a-node';
import { workOnce } from '../deliveries/do-work';
import { editionDeskStore } from '../editions/edition-desk-store';
import { aPlatformDesk, type PlatformDesk } from './testing/a-platform-desk';

const MEGA = 1024 * 1024;

let room: PlatformDesk;
beforeAll(async () => {
  room = await aPlatformDesk();
  room.film(20 * MEGA);
}, 60_000);
afterAll(() => room.end());

const TABLES = ['outlet_step', 'outlet_pause', 'outlet_token', 'delivery_attempt', 'rights_use', 'rights_lease'];
beforeEach(async () => {
  room.lab.reset();
  const { knex } = room.desk.db;
  for (const table of [...TABLES, 'delivery', 'edition', 'edition_desk', 'matrix_switch']) await knex(table).delete();
});

const shown = (): number => room.lab.visible('youtube').length;
const begun = (): number =>
  room.lab.calls.filter(({ method, path }) => method === 'POST' && path.startsWith('/upload/youtube')).length;

/** A story whose film is on its way while something happens; all of it is there but the part that makes the post. */
async function meanwhile(happens: (story: string, channel: string) => Promise<unknown>): Promise<string> {
  const channel = await room.account('youtube');
  const { documentId, ...signed } = await room.desk.sign();
  await room.desk.plan(room.node(), { documentId, ...signed });
  room.lab.line('youtube', { bytesPerSecond: 12 * MEGA });
  const before = begun();
  const working = workOnce(room.node());
  await until(
    () => Promise.resolve(begun()),
    (count) => count > before,
  );
  await happens(documentId, channel);
  await working;
  room.lab.line('youtube', {});
  return documentId;
}

const attempts = () => room.desk.db.knex('delivery_attempt').orderBy('n').pluck<(string | null)[]>('outcome');
const of = (table: string, story: string) => room.desk.db.knex(table).where({ document_id: story });
const press = (state: 'on' | 'off') =>
  room.desk.db.knex('matrix_switch').insert({
    ...{ id: systemIds.next(), station: 'yunze', mode: 'silence', reason: '演练', state, on_at: new Date() },
  });
const plan = (documentId: string, channel: string, said: Partial<EditionPlan>) =>
  room.desk.db.database.transaction((tx) =>
    editionDeskStore.set(
      tx,
      { documentId, channel, locale: 'zh-Hans', station: 'yunze', version: 0 },
      { plan: { wanted: true, dueAt: null, endsAt: null, embargo: null, missed: null, ...said } },
    ),
  );
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();

it.each<[string, (story: string, channel: string) => Promise<unknown>, (story: string) => Promise<unknown>]>([
  [
    'a hold',
    (story) => of('review_case', story).update({ state: 'held' }),
    (story) => of('review_case', story).update({ state: 'signed' }),
  ],
  ['a switch', () => press('on'), () => room.desk.db.knex('matrix_switch').update({ state: 'off' })],
  [
    'a pause of the account',
    (_, channel) => room.desk.db.knex('channel').where({ id: channel }).update({ active: false }),
    () => room.desk.db.knex('channel').update({ active: true }),
  ],
])(
  '%s that comes while a film is on its way stops it, and once it is over the same film goes on, once',
  async (_, comes, goes) => {
    const story = await meanwhile(comes);
    expect([shown(), await attempts()]).toEqual([0, ['stopped']]);
    expect(await room.latest(story)).toMatchObject({ state: 'due', sentAt: null, leaseOwner: null, problem: null });
    // Nothing of it was asked for, so nobody has to look whether it is there.
    expect(await room.desk.db.knex('outlet_step').where({ step: 'sent' })).toEqual([]);
    await room.work(2);
    expect([shown(), (await room.latest(story)).state]).toEqual([0, expect.stringMatching(/^(due|gated)$/)]);
    await goes(story);
    await room.work();
    expect(await room.latest(story)).toMatchObject({ state: 'live' });
    expect([begun(), shown(), await attempts()]).toEqual([1, 1, expect.arrayContaining(['stopped'])]);
  },
);

it.each<[string, Partial<EditionPlan>, object]>([
  [
    'an embargo',
    { embargo: { kind: 'until', at: TOMORROW } },
    { state: 'gated', gate: 'embargo', nextAt: new Date(TOMORROW) },
  ],
  ['a later hour', { dueAt: TOMORROW }, { state: 'planned', dueAt: new Date(TOMORROW) }],
  ['that somebody has to release it', { embargo: { kind: 'manual' } }, { state: 'gated', gate: 'release' }],
  ['that it does not go', { wanted: false }, { state: 'cancelled', nextAt: null }],
])('%s that is said while a film is on its way holds from there', async (_, said, row) => {
  const story = await meanwhile((documentId, channel) => plan(documentId, channel, said));
  await workOnce(room.node());
  expect(shown()).toBe(0);
  expect(await room.latest(story)).toMatchObject({ ...row, sentAt: null });
});

it('what is stopped for another reason keeps the end that was said of it meanwhile', async () => {
  const story = await meanwhile(async (documentId, channel) => {
    await plan(documentId, channel, { endsAt: TOMORROW });
    await room.desk.db.knex('channel').where({ id: channel }).update({ active: false });
  });
  expect(await room.latest(story)).toMatchObject({ state: 'due', endsAt: new Date(TOMORROW) });
  await room.desk.db.knex('channel').update({ active: true });
  await room.work();
  expect(await room.latest(story)).toMatchObject({ state: 'live', endsAt: new Date(TOMORROW) });
});

it('an order to take it down while a film is on its way leaves nothing there', async () => {
  const story = await meanwhile((documentId) => room.takeDown(documentId));
  await room.work(3);
  expect([shown(), (await room.latest(story)).state]).toEqual([0, 'cancelled']);
});

it('a lease that ends while a film is on its way stops it; one that ended before it was begun does not', async () => {
  const lease = (story: string, ended: Date | null) => ({
    ...{ id: systemIds.next(), station: 'yunze', document_id: story, licensor: '省台' },
    ...{ ended_at: ended, ended_reason: ended && '合同终止' },
  });
  const { knex } = room.desk.db;
  const drawn = async (story: string, channel: string, ended: Date) => {
    const one = lease(story, ended);
    await knex('rights_lease').insert(one);
    const use = { lease: one.id, delivery: (await room.latest(story)).id, station: 'yunze', document_id: story };
    await knex('rights_use').insert({ ...use, locale: 'zh-Hans', channel });
  };
  await meanwhile((story, channel) => drawn(story, channel, new Date(Date.now() - 3_600_000)));
  expect(shown()).toBe(1);
  await meanwhile((story, channel) => drawn(story, channel, new Date()));
  expect([shown(), (await attempts()).filter((one) => one === 'stopped')]).toEqual([1, ['stopped']]);
});

it('leaves the old film where it is while the new one is on its way, and for good when that is stopped', async () => {
  const channel = await room.account('youtube', { capabilities: ['publish', 'delete'] });
  const { documentId } = await room.publish();
  await room.desk.plan(room.node(), await room.desk.sign(documentId, '青禾县转移住户全部返回'));
  room.lab.line('youtube', { bytesPerSecond: 12 * MEGA });
  const before = begun();
  const working = workOnce(room.node());
  await until(
    () => Promise.resolve(begun()),
    (count) => count > before,
  );
  expect(shown()).toBe(1);
  await room.desk.db.knex('channel').where({ id: channel }).update({ active: false });
  await working;
  expect([shown(), await attempts()]).toEqual([1, expect.arrayContaining(['stopped'])]);
  expect(room.lab.visible('youtube')[0]?.title).not.toContain('全部返回');
  room.lab.line('youtube', {});
  await room.desk.db.knex('channel').update({ active: true });
  await room.work();
  expect([shown(), (await room.latest(documentId)).state]).toEqual([1, 'live']);
  expect(room.lab.visible('youtube')[0]?.title).toContain('全部返回');
});

it('what nobody stops goes as it did', async () => {
  const story = await meanwhile(() => Promise.resolve());
  await room.work(2);
  expect([shown(), (await room.latest(story)).state]).toEqual([1, 'live']);
});
