import { clockAt, systemIds } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { bookPagesStore } from './book-pages-store';
import { bookStore } from './book-store';
import { createBooks } from './post';
import type { Entry } from './posting.rules';
import { verifyBooks } from './verify-books';

const at = clockAt('2026-11-30T08:00:00Z').now();
const books = createBooks({ ids: systemIds, store: bookStore });
let test: TestDatabase;

beforeAll(async () => {
  test = await aDatabase();
});
afterAll(() => test.drop());

const sale = (fen: number): readonly Entry[] => [
  { account: 'pspClearing', side: 'debit', fen },
  { account: 'salesHeld:s1', side: 'credit', fen: fen - 1 },
  { account: 'pspFee', side: 'credit', fen: 1 },
];

function booked(station: string, fen = 100): Promise<void> {
  return test.database.transaction((tx) =>
    books.post(tx, { station, kind: 'order.paid', ref: `order-${fen}`, at, entries: sale(fen) }),
  );
}

it('chains what many book at once, without a gap or a fork', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => booked('many', 100 + n)));
  const { faults, ...found } = await verifyBooks({ read: test.knex, pages: bookPagesStore }, 'many');
  expect(faults).toEqual([]);
  expect([found.postings, found.entries]).toEqual([30, 90]);
});

it('keeps nothing of a transaction that was taken back, and no number for it', async () => {
  await booked('undone');
  const failing = test.database.transaction(async (tx) => {
    await books.post(tx, { station: 'undone', kind: 'order.paid', ref: 'lost', at, entries: sale(7) });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await booked('undone');
  expect(await verifyBooks({ read: test.knex, pages: bookPagesStore }, 'undone')).toMatchObject({
    postings: 2,
    faults: [],
  });
});

it('refuses a posting that is out before anything is written', async () => {
  const entries: readonly Entry[] = [
    { account: 'pspClearing', side: 'debit', fen: 2 },
    { account: 'pspFee', side: 'credit', fen: 1 },
  ];
  const posting = { station: 'out', kind: 'order.paid', ref: 'x', at, entries };
  await expect(test.database.transaction((tx) => books.post(tx, posting))).rejects.toThrow('differ by 1');
});

describe('whoever goes around the verbs', () => {
  const bare = { kind: 'x', ref: 'x', at, booked_at: at, previous: '0'.repeat(64), hash: '0'.repeat(64) };

  async function written(fens: readonly number[], lines = fens.length): Promise<void> {
    await booked('around');
    await test.knex.transaction(async (tx) => {
      const account = await tx('shop_account').where({ station: 'around', code: 'pspFee' }).first<{ id: string }>('id');
      const posting = systemIds.next();
      for (const [n, fen] of fens.entries())
        await tx('shop_entry').insert({ posting, n, station: 'around', account: account.id, fen });
      const seq = 1_000_000 + Math.abs(fens[0] ?? 0);
      await tx('shop_posting').insert({ ...bare, id: posting, station: 'around', seq, lines });
    });
  }

  it('cannot commit sides that differ, nor leave a line out', async () => {
    await expect(written([5, -4])).rejects.toThrow('out by 1 fen');
    await expect(written([6, -6], 3)).rejects.toThrow('2 of 3 lines');
  });

  it('cannot write an entry without a posting, nor add one to a posting that stands', async () => {
    await booked('around');
    const old = (await test.knex('shop_entry').where({ station: 'around' }).first()) as { posting: string };
    await expect(test.knex('shop_entry').insert({ ...old, n: 9, fen: 3 })).rejects.toThrow('takes no further lines');
    const orphan = test.knex('shop_entry').insert({ ...old, posting: systemIds.next() });
    await expect(orphan).rejects.toThrow('foreign key');
  });

  it.each(['shop_account', 'shop_posting', 'shop_entry'])('cannot change, remove or empty %s', async (table) => {
    await booked('around');
    await expect(test.knex(table).update({ station: 'else' })).rejects.toThrow('append-only');
    await expect(test.knex(table).del()).rejects.toThrow('append-only');
    await expect(test.knex.raw(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('append-only');
  });
});

describe('an owner of the database who switches the triggers off', () => {
  const past = (statement: string): Promise<unknown> =>
    test.knex.transaction(async (tx) => {
      await tx.raw('SET LOCAL session_replication_role = replica');
      await tx.raw(statement);
    });
  const nth = (station: string, seq: number): string =>
    `(SELECT id FROM shop_posting WHERE station = '${station}' AND seq = ${seq})`;

  it.each([
    ['an amount', (s: string) => `UPDATE shop_entry SET fen = fen + 1 WHERE posting = ${nth(s, 3)} AND n = 0`, 'out'],
    [
      'both sides',
      (s: string) => `UPDATE shop_entry SET fen = -fen WHERE posting = ${nth(s, 3)} AND station = '${s}'`,
      'changed',
    ],
    ['a subject', (s: string) => `UPDATE shop_posting SET ref = 'else' WHERE station = '${s}' AND seq = 3`, 'changed'],
    ['a posting', (s: string) => `DELETE FROM shop_posting WHERE station = '${s}' AND seq = 3`, 'gap'],
    ['the end', (s: string) => `DELETE FROM shop_posting WHERE station = '${s}' AND seq > 4`, 'end'],
  ])('is found when %s is changed or removed', async (what, statement, fault) => {
    const station = `owner-${what.replaceAll(' ', '-')}`;
    for (let n = 0; n < 5; n += 1) await booked(station, 50 + n);
    await past(statement(station));
    const { faults } = await verifyBooks({ read: test.knex, pages: bookPagesStore }, station);
    expect(faults).toContainEqual({ seq: fault === 'end' ? 4 : 3, fault });
  });
});
