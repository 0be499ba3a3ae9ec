import type { Knex } from 'knex';
import { err, ok, type Err } from '../../kernel';
import { createDatabase } from './database';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
});

afterAll(() => db.drop());

/** Lends the running transaction to a nested one, as Strapi does. */
function lending() {
  let running: Knex.Transaction | undefined;
  return createDatabase(
    {
      pool: () => db.knex,
      begin: (work) =>
        running
          ? work(running)
          : db.knex.transaction((trx) => {
              running = trx;
              return work(trx).finally(() => (running = undefined));
            }),
    },
    {
      hookFailed: (error) => {
        throw error;
      },
    },
  );
}

it('keeps the hooks of a transaction in which another one ran, each at its time', async () => {
  const database = lending();
  const order: string[] = [];
  await database.transaction(async (outer) => {
    outer.afterCommit(() => void order.push('outer before'));
    await database.transaction(async (inner) => {
      inner.beforeCommit(async () => void order.push('inner last'));
      inner.afterCommit(() => void order.push('inner after'));
      order.push('inner work');
    });
    outer.beforeCommit(async () => void order.push('outer last'));
    outer.afterCommit(() => void order.push('outer after'));
    order.push('outer work');
  });
  expect(order).toEqual([
    ...['inner work', 'outer work', 'inner last', 'outer last'],
    ...['outer before', 'inner after', 'outer after'],
  ]);
});

it('leaves a refusal inside a lent transaction to its lender, who takes back both or none', async () => {
  const database = lending();
  await db.knex.schema.createTable('lent', (table) => {
    table.text('name').primary();
  });
  const inner = (name: string): Promise<Err<unknown>> =>
    database.transaction(async (tx) => {
      await tx('lent').insert({ name });
      return err('HEARTH.CHANGED_MEANWHILE');
    });
  expect((await database.transaction(() => inner('passed on'))).ok).toBe(false);
  expect(await db.knex('lent').pluck('name')).toEqual([]);
  await database.transaction(async () => ok(await inner('kept')));
  expect(await db.knex('lent').pluck('name')).toEqual(['kept']);
});

it('runs the hooks of each who works in a transaction that Strapi began', async () => {
  const ran: string[] = [];
  await db.knex.transaction(async (strapis) => {
    const database = createDatabase(
      { pool: () => db.knex, begin: (work) => work(strapis) },
      { hookFailed: () => undefined },
    );
    const write = (name: string, ms = 0): Promise<void> =>
      database.transaction(async (tx) => {
        tx.beforeCommit(async () => void ran.push(name));
        await tx.raw('SELECT pg_sleep(?)', [ms / 1000]);
        tx.beforeCommit(async () => void ran.push(`${name} late`));
      });
    await write('saved');
    await Promise.all([write('one of a pile'), write('the other', 50)]);
    await write('published');
  });
  expect(ran).toEqual([
    ...['saved', 'saved late'],
    ...['one of a pile', 'the other', 'one of a pile late', 'the other late'],
    ...['published', 'published late'],
  ]);
});
