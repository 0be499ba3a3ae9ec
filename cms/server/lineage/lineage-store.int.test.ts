import { systemIds } from '../../kernel';
import { aBareStation, strapiLogIns } from '../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { lineageStore, type LineageKind } from './lineage-store';

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
});
afterAll(() => db.drop());

const made = async (documentId: string, kind: LineageKind, from: string): Promise<string> => {
  const id = systemIds.next();
  await db.database.transaction((tx) =>
    lineageStore.link(tx, { id, station: 'yunze', documentId, kind, from, byPerson: null }),
  );
  return id;
};

it('walks down to everything that was made from a manuscript, and up to all that it came from', async () => {
  await made('b', 'translation', 'a');
  await made('c', 'clip', 'b');
  await made('b2', 'rewrite', 'a');
  expect(await lineageStore.descendantsOf(db.knex, ['a'])).toEqual(['a', 'b', 'b2', 'c']);
  expect(await lineageStore.descendantsOf(db.knex, ['b'])).toEqual(['b', 'c']);
  expect(await lineageStore.ancestorsOf(db.knex, ['c'])).toEqual(['c', 'b', 'a']);
  expect(await lineageStore.ancestorsOf(db.knex, ['a'])).toEqual(['a']);
});

it('comes to an end in a circle', async () => {
  await made('y', 'rewrite', 'x');
  await made('x', 'rewrite', 'y');
  expect([...(await lineageStore.descendantsOf(db.knex, ['x']))].sort()).toEqual(['x', 'y']);
});

it('keeps the same link once, and forgets one that was ended', async () => {
  const first = await made('q', 'clip', 'p');
  await made('q', 'clip', 'p');
  expect(await lineageStore.around(db.knex, 'q')).toMatchObject([{ id: first, from: 'p', kind: 'clip' }]);
  await db.database.transaction((tx) => lineageStore.end(tx, { id: first, byPerson: null, why: '不是剪自这条' }));
  expect(await lineageStore.descendantsOf(db.knex, ['p'])).toEqual(['p']);
});
