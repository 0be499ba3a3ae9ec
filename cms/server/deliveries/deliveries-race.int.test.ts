/** What touches many deliveries of a story holds their rows in one order, so that nobody waits for somebody who waits for them. */
import { until } from '../../../tests/host/a-node';
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform } from './testing/a-platform';
import { workOnce } from './do-work';

let desk: DeliveryDesk;
beforeAll(async () => {
  desk = await aDeliveryDesk();
});
afterAll(() => desk.end());

const STORIES = 3;
const ROUNDS = 5;

/** Puts the rows elsewhere in their table, in an order that has nothing to do with that in which they were planned. */
const shuffled = async (documentId: string): Promise<void> => {
  const rows = await desk.deliveries(documentId);
  for (const { id } of [...rows].sort((a, b) => a.id.slice(-6).localeCompare(b.id.slice(-6))))
    await desk.db
      .knex('delivery')
      .where({ id })
      .update({ looks: desk.db.knex.raw('looks + 1') });
};

it('plans, wakes, frees and sends the deliveries of one story at once, without a deadlock', async () => {
  const first = await desk.channel('首发');
  const others = await Promise.all(Array.from({ length: 10 }, (_, n) => desk.channel(`跟发${n}`)));
  await desk.targets([
    { channel: first, embargo: { kind: 'manual' } },
    ...others.map((channel, n) => ({
      channel,
      embargo: n % 2 ? ({ kind: 'until-aired' } as const) : ({ kind: 'until-live', channel: first } as const),
    })),
  ]);
  const platform = aPlatform();
  const nodes = [desk.node(() => platform.outlet), desk.node(() => platform.outlet)] as const;
  const stories = await Promise.all(Array.from({ length: STORIES }, () => desk.sign()));
  for (const signed of stories) await desk.plan(nodes[0], signed);
  while (await workOnce(nodes[0]));

  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { documentId } of stories) await shuffled(documentId);
    await desk.pass();
    await Promise.all(
      stories.flatMap(({ documentId }) => {
        const which = { documentId, locale: 'zh-Hans' } as const;
        const [node, other] = nodes;
        const { deliveries, database } = node;
        return [
          desk.sign(documentId).then((signed) => desk.plan(node, signed)),
          deliveries.wake(database.read, which),
          database.transaction((tx) => deliveries.free(tx, which, new Date(Date.now() + 60_000))),
          database.transaction((tx) => deliveries.wake(tx, which)),
          workOnce(node),
          workOnce(other),
        ];
      }),
    );
  }
  const newest = await desk.deliveries(stories[0]?.documentId);
  // Each signature replaced what had waited before it: of all words only the newest are still to go out.
  const waiting = newest.filter(({ state }) => state !== 'cancelled');
  expect(new Set(waiting.map(({ revision }) => revision))).toEqual(new Set([ROUNDS + 1]));
  expect(waiting).toHaveLength(11);
});

it('wakes a story row by row in the order of its planning, however the database finds them', async () => {
  const channels = await Promise.all(Array.from({ length: 4 }, (_, n) => desk.channel(`账号${n}`)));
  await desk.targets(
    channels.map((channel) => ({ channel, embargo: { kind: 'until-live', channel: channels[0] ?? '' } })),
  );
  const node = desk.node(() => aPlatform().outlet);
  const signed = await desk.sign();
  const which = { documentId: signed.documentId, locale: signed.locale };
  await desk.plan(node, signed);
  while (await workOnce(node));
  const rows = await desk.deliveries(signed.documentId);
  // The first of them lies last in the table.
  for (const { id } of [...rows].reverse())
    await desk.db
      .knex('delivery')
      .where({ id })
      .update({ looks: desk.db.knex.raw('looks + 1') });

  const { database, deliveries } = node;
  let waking: Promise<void> | undefined;
  await database.transaction(async (planning) => {
    await deliveries.forUpdate(planning, rows[0]?.id ?? '');
    waking = database.transaction(async (tx) => {
      await tx.raw('SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off');
      await deliveries.wake(tx, which);
    });
    const waits = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await until(
      async () => (await desk.db.knex.raw<{ rows: { n: number }[] }>(waits)).rows[0]?.n,
      (n) => n === 1,
    );
    expect(await deliveries.lineage(planning, which)).toHaveLength(4);
  });
  await waking;
});
