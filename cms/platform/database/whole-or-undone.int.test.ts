import { err, ok } from '../../kernel';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';

let db: TestDatabase;

beforeAll(async () => {
  db = await aDatabase();
  await db.knex.schema.createTable('deed', (table) => {
    table.text('name').primary();
  });
});

afterAll(() => db.drop());

const kept = (): Promise<string[]> => db.knex('deed').orderBy('name').pluck('name');

it('takes back what was written before a refusal, runs none of its hooks and answers the refusal', async () => {
  const ran: string[] = [];
  const answer = await db.database.transaction(async (tx) => {
    tx.beforeCommit(async () => void ran.push('before'));
    tx.afterCommit(() => void ran.push('after'));
    await tx('deed').insert({ name: 'half' });
    return err('HEARTH.CHANGED_MEANWHILE', { seen: 1 });
  });
  expect(answer).toEqual(err('HEARTH.CHANGED_MEANWHILE', { seen: 1 }));
  expect([await kept(), ran]).toEqual([[], []]);
});

it('keeps what is done, and a refusal that is to be kept', async () => {
  await db.database.transaction(async (tx) => {
    await tx('deed').insert({ name: 'done' });
    return ok();
  });
  const { value } = await db.database.transaction(async (tx) => {
    await tx('deed').insert({ name: 'miss' });
    return ok(err('SIGN.WRONG_PIN', { left: 4 }));
  });
  expect([value.ok, await kept()]).toEqual([false, ['done', 'miss']]);
});

it('throws on what is no answer', async () => {
  const broken = db.database.transaction(async (tx) => {
    await tx('deed').insert({ name: 'broken' });
    throw new Error('a bug');
  });
  await expect(broken).rejects.toThrow('a bug');
  expect(await kept()).not.toContain('broken');
});
