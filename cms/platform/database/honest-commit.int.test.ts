import knex, { type Knex } from 'knex';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { makeCommitsHonest } from './honest-commit';

let db: TestDatabase;
let pool: Knex;

beforeAll(async () => {
  db = await aDatabase();
  await db.knex.raw(
    `CREATE TABLE pair (id integer PRIMARY KEY, other integer REFERENCES pair DEFERRABLE INITIALLY DEFERRED)`,
  );
  pool = knex({ client: 'pg', connection: db.url, pool: { min: 0, max: 2 } });
  makeCommitsHonest(pool);
});
afterAll(async () => {
  await pool.destroy();
  await db.drop();
});

it('refuses a commit that the database refuses, and serves the next writer on the same connection', async () => {
  const begun = await pool.transaction();
  await begun('pair').insert({ id: 1, other: 7 });
  await expect(begun.commit()).rejects.toThrow('violates foreign key constraint');
  expect(begun.isCompleted()).toBe(true);
  const next = await pool.transaction();
  await next('pair').insert({ id: 2, other: null });
  await next.commit();
  expect(await pool('pair').pluck('id')).toEqual([2]);
});

it('refuses a commit whose line was cut', async () => {
  // A pool of its own: one may hand out the cut line once more before it notices.
  const cut = knex({ client: 'pg', connection: db.url, pool: { min: 0, max: 1 } });
  makeCommitsHonest(cut);
  const begun = await cut.transaction();
  await begun('pair').insert({ id: 3, other: null });
  const { rows } = await begun.raw<{ rows: { pid: number }[] }>('SELECT pg_backend_pid() AS pid');
  await db.knex.raw('SELECT pg_terminate_backend(?)', [rows[0]?.pid ?? 0]);
  await expect(begun.commit()).rejects.toThrow();
  expect(await db.knex('pair').where({ id: 3 })).toEqual([]);
  await cut.destroy();
});

it('leaves a transaction with a container to its container', async () => {
  await expect(pool.transaction((tx) => tx('pair').insert({ id: 4, other: 9 }))).rejects.toThrow('foreign key');
  await pool.transaction((tx) => tx('pair').insert({ id: 5, other: null }));
  expect(await pool('pair').where({ id: 5 })).toHaveLength(1);
});
