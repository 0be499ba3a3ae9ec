import fc from 'fast-check';
import type { StaffActor } from '../../contract';
import { aDeliveryDesk, type DeliveryDesk } from '../deliveries/testing/a-delivery-desk';
import { aPlatform, type Platform } from '../deliveries/testing/a-platform';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import { workOnce } from '../deliveries/do-work';
import { systemIds } from '../../kernel';
import { dryRun } from './dry-run';
import { effectOf } from './switch.rules';
import { switchPolicyStore } from './switch-policy-store';
import { switchStore } from './switch-store';
import { waitingStore } from './waiting-store';

let desk: DeliveryDesk;
let platform: Platform;
let node: DeliveryDeps;
let channels: readonly string[];
beforeAll(async () => {
  desk = await aDeliveryDesk();
  channels = [
    await desk.channel('微博'),
    await desk.channel('抖音', { quota: { posts: 2, hours: 24 } }),
    await desk.channel('头条'),
  ];
});
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery', 'edition', 'matrix_switch']) await desk.db.knex(table).delete();
  platform = aPlatform();
  node = desk.node(() => platform.outlet);
  const [weibo = '', douyin = '', toutiao = ''] = channels;
  await desk.targets([
    { channel: weibo },
    { channel: douyin, timing: { kind: 'after', minutes: 30 } },
    { channel: toutiao, embargo: { kind: 'manual' } },
  ]);
});
afterAll(() => desk.end());

type Mode = 'silence' | 'breaking' | 'hold' | 'mourning';
const COLUMN = 'columnid0001';

const press = async (mode: Mode, named: readonly string[] = []): Promise<string> => {
  const id = systemIds.next();
  await desk.db.knex('matrix_switch').insert({
    ...{ id, station: 'yunze', mode, named: [...named], reason: '演练', state: 'on', on_at: new Date() },
    column_id: mode === 'hold' ? COLUMN : null,
  });
  return id;
};
const end = (id: string) => desk.db.knex('matrix_switch').where({ id }).update({ state: 'off' });
const planned = async (): Promise<string> => {
  const signed = await desk.sign();
  await desk.plan(node, signed);
  return signed.documentId;
};
const work = async (): Promise<void> => {
  while (await workOnce(node));
};
/** Whole rows: not even a version may move. */
const rows = () => desk.db.knex('delivery').orderBy('seq');
const sent = (): readonly string[] => platform.posts.map(({ key }) => key).sort();

it('leaves every delivery exactly as it was, however switches lie over each other and whatever works meanwhile', async () => {
  const mode = fc.constantFrom<Mode>('silence', 'breaking', 'hold', 'mourning');
  await fc.assert(
    fc.asyncProperty(fc.array(mode, { minLength: 1, maxLength: 4 }), fc.boolean(), async (modes, isReversed) => {
      await desk.db.knex('matrix_switch').delete();
      // Something that stops everything lies beneath, so that nothing may move at all while the others come and go.
      const ground = await press('silence');
      await planned();
      const before = await rows();
      const posts = sent();
      const on: string[] = [];
      for (const one of modes) {
        on.push(await press(one));
        await work();
        await desk.db.knex('delivery').whereNull('next_at').limit(0);
      }
      for (const id of isReversed ? [...on].reverse() : on) {
        await end(id);
        await work();
        expect(await rows()).toEqual(before);
      }
      expect(sent()).toEqual(posts);
      await end(ground);
    }),
    { numRuns: 12 },
  );
  await work();
  expect(sent().length).toBeGreaterThan(0);
}, 60_000);

it('sends after the undo what would have gone without it, and nothing else', async () => {
  const story = await planned();
  const id = await press('silence');
  await work();
  expect(sent()).toEqual([]);
  await end(id);
  await work();
  const states = (await desk.deliveries(story)).map(({ state, gate }) => `${state}${gate === null ? '' : ` ${gate}`}`);
  expect(states.sort()).toEqual(['gated release', 'live', 'planned']);
});

it('lets pass what is named, of all that is silent, and past the hours of its account when the news is breaking', async () => {
  const [named, other] = [await planned(), await planned()];
  const id = await press('breaking', [named]);
  const [weibo = ''] = channels;
  const shut = [
    { days: [((new Date(Date.now() + 8 * 3_600_000).getUTCDay() + 2) % 7) + 1], from: '03:00', to: '03:01' },
  ];
  await desk.db
    .knex('channel')
    .where({ id: weibo })
    .update({ windows: JSON.stringify(shut) });
  await work();
  expect(platform.posts).toHaveLength(1);
  expect((await desk.deliveries(named)).map(({ state }) => state)).toContain('live');
  expect((await desk.deliveries(other)).map(({ state }) => state)).toEqual(['planned', 'planned', 'planned']);
  await end(id);
  await desk.db.knex('channel').where({ id: weibo }).update({ windows: '[]' });
});

it('stops what a worker saw to be due before the switch and had not begun', async () => {
  await planned();
  const claimed = node;
  let pressed = '';
  const between: DeliveryDeps = {
    ...claimed,
    deliveries: {
      ...claimed.deliveries,
      // The switch comes after the worker saw what is due, before the send begins.
      beginSend: async (tx, due) => {
        if (pressed === '') pressed = await press('silence');
        await claimed.deliveries.beginSend(tx, due);
      },
    },
  };
  await workOnce(between);
  expect(platform.posts).toHaveLength(0);
  expect((await rows())[0]).toMatchObject({ state: 'planned', lease_owner: null, attempt: 0 });
  await end(pressed);
  await work();
  expect(platform.posts).toHaveLength(1);
});

it('says in a dry run what the database then does', async () => {
  const [named, other] = [await planned(), await planned()];
  for (const mode of ['silence', 'breaking', 'hold', 'mourning'] as const) {
    const id = await press(mode, [named]);
    for (const documentId of [named, other]) {
      const stopping = await switchStore.stopping(desk.db.knex, { station: 'yunze', documentId, locale: 'zh-Hans' });
      const column = mode === 'hold' ? COLUMN : null;
      const effect = effectOf({ mode, column, named: [named] }, { documentId, column: COLUMN });
      expect([mode, documentId, stopping !== undefined]).toEqual([mode, documentId, effect !== 'goes']);
    }
    await end(id);
  }
});

it('counts all of 2,600 that wait, lists the soonest, and leaves each of them exactly as it was after the undo', async () => {
  const document = await planned();
  const [weibo = ''] = channels;
  // The same row over and over: what a busy station has waiting before the news.
  await desk.db.knex.raw(
    `INSERT INTO edition SELECT (r).* FROM (SELECT jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
            'document_id', 'many' || n, 'hash', md5(n::text) || md5(n::text))) AS r
       FROM edition e, generate_series(1, 2600) n WHERE e.document_id = ? AND e.channel = ?) made`,
    [document, weibo],
  );
  await desk.db.knex.raw(
    `INSERT INTO delivery (id, station, document_id, locale, edition, revision, action, channel, state, due_at, embargo, missed, next_at)
     SELECT gen_random_uuid(), station, document_id, locale, id, revision, 'publish', channel, 'planned', now() + interval '1 hour',
            '{"kind":"none"}', '{"kind":"send"}', now() + interval '1 hour' FROM edition WHERE document_id LIKE 'many%'`,
  );
  const before = await rows();
  expect(before.length).toBeGreaterThan(2_600);
  const deps = {
    ...{ database: desk.db.database, waiting: waitingStore, policies: switchPolicyStore },
    stations: { visible: () => Promise.resolve(['yunze']) },
    // A dry run asks for no more than this.
  } as unknown as Parameters<typeof dryRun>[0];
  const actor = { kind: 'staff', stations: ['yunze'] } as unknown as StaffActor;
  const wanted = { station: 'yunze', mode: 'silence', column: null, named: ['many1', 'many2'] } as const;
  const told = await dryRun(deps, actor, { ...wanted, named: [...wanted.named] });
  if (!told.ok) throw new Error(told.error.code);
  const sum = told.value.channels.find(({ id }) => id === weibo);
  expect(sum).toMatchObject({ stops: 2_599, moves: 0, goes: 2 });
  const stops = told.value.channels.reduce((all, one) => all + one.stops, 0);
  expect(told.value.deliveries).toHaveLength(200);
  expect(told.value.more).toBe(stops - 200);
  expect(told.value.deliveries.map(({ documentId }) => documentId)).not.toContain('many1');

  const id = await press('silence', [...wanted.named]);
  expect(await switchStore.stopped(desk.db.knex, id)).toBe(stops);
  await work();
  await end(id);
  expect(await rows()).toEqual(before);
}, 60_000);
