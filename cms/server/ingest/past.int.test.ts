import { done, refused } from '../topics/testing/a-planning-desk';
import { forgetPast, pastDays } from './forget-past';
import { pastStore } from './past-store';
import { anIngestDesk, type IngestDesk } from './testing/an-ingest-desk';
import { viewPast } from './view-past';

let ingest: IngestDesk;
beforeAll(async () => {
  ingest = await anIngestDesk();
}, 60_000);
afterAll(() => ingest.drop());

const deps = () => ({ ...ingest.deps, past: pastStore });

it('tells what a source said before, each time beside what it became, to whoever sees the item', async () => {
  const source = await ingest.aSource('/rss');
  for (const [title, body] of [
    ['北岸火灾两人受伤', '火灾发生在北岸。'],
    ['北岸火灾三名工人受伤', '火灾发生在北岸。'],
    ['北岸火灾三名工人受伤', '火灾发生在北岸。明火已扑灭。'],
  ] as const) {
    ingest.publish(['fire', title, body]);
    await ingest.read(source);
  }
  await ingest.forget('/rss');
  const [item] = await ingest.itemsOf(source);
  const { versions } = await done(viewPast(deps(), ingest.head, item!.id));
  expect(versions.map(({ n }) => n)).toEqual([2, 1]);
  const [latest, first] = versions;
  expect(
    latest!.body
      .flatMap(({ runs }) => runs)
      .filter(({ op }) => op === 'added')
      .map(({ text }) => text)
      .join(''),
  ).toContain('扑灭');
  expect(latest!.title.every(({ op }) => op === 'same')).toBe(true);
  expect(
    first!.title
      .filter(({ op }) => op === 'removed')
      .map(({ text }) => text)
      .join(''),
  ).toContain('两');
  expect(first!.body.every(({ op }) => op === 'same')).toBe(true);
  const elsewhere = { ...ingest.head, stations: ['elsewhere'] };
  expect(await refused(viewPast(deps(), elsewhere, item!.id))).toBe('HEARTH.NOT_FOUND');
});

it('forgets what is older than the days that are set, batch by batch, and nothing that is younger', async () => {
  const { knex } = ingest.desk.db;
  const source = await ingest.aSource('/rss');
  ingest.publish(['many', '一条改了又改的']);
  await ingest.read(source);
  const [item] = await ingest.itemsOf(source);
  await knex.raw(
    `INSERT INTO ingest_item_past (item, n, title, body, hash, until)
     SELECT ?, n, '旧题', '', 'h', now() - make_interval(days => CASE WHEN n <= 2500 THEN 31 ELSE 29 END) FROM generate_series(1, 2510) n`,
    [item!.id],
  );
  expect(await forgetPast(deps(), 30)).toBe(2_500);
  const left = await knex('ingest_item_past').where({ item: item!.id }).min('n as first').count('n as all').first();
  expect(left).toMatchObject({ first: 2_501, all: '10' });
  expect(await forgetPast(deps(), 30)).toBe(0);
});

it('keeps them half a year unless the operator says otherwise, and starts with no nonsense', () => {
  expect([undefined, '', '30'].map(pastDays)).toEqual([180, 180, 30]);
  for (const wrong of ['0', '-1', '1.5', 'ever', '99999'])
    expect(() => pastDays(wrong)).toThrow('HEARTH_INGEST_PAST_DAYS');
});
