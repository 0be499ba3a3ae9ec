import type { Knex } from 'knex';
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
