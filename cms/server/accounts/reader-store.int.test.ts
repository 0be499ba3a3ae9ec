import { createVault, parseVaultKeys, resealColumn, type Vault } from '../../platform';
import { systemIds, systemRandom } from '../../kernel';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { SEALED } from './account-wiring';
import { createReaderStore, type Contact, type Reader } from './reader-store';

let test: TestDatabase;
beforeAll(async () => {
  test = await aDatabase();
});
afterAll(() => test.drop());

const keyOf = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const vaultOf = (keys: string): Vault => createVault(parseVaultKeys(keys), systemRandom);
const storeOf = (vault: Vault) => createReaderStore({ database: test.database, vault });
const old = vaultOf(`a:${keyOf(1)}`);
const both = vaultOf(`b:${keyOf(2)},a:${keyOf(1)}`);
const fresh = vaultOf(`b:${keyOf(2)}`);

const phone = (n: number): Contact => ({ kind: 'phone', value: `+86139${String(n).padStart(8, '0')}` });

function join(vault: Vault, contact: Contact): Promise<Reader> {
  const reader = { id: systemIds.next(), station: 'yunze', name: null, locale: 'en', passwordHash: null } as const;
  return test.database.transaction((tx) => storeOf(vault).insert(tx, { ...reader, contact, joinedAt: new Date() }));
}

it('finds everybody while a key changes, and needs the old one no more once all is resealed', async () => {
  const readers = await Promise.all(Array.from({ length: 450 }, (_, n) => join(old, phone(n))));
  expect(await storeOf(both).byContact(['yunze'], phone(7))).toMatchObject({
    id: readers[7]?.id,
    phone: phone(7).value,
  });
  expect(await storeOf(fresh).byContact(['yunze'], phone(7))).toBeUndefined();
  const counts = await Promise.all(SEALED.map((column) => resealColumn(test.database, both, column)));
  expect(counts).toEqual([450, 0, 0]);
  for (const n of [0, 7, 449]) {
    expect(await storeOf(fresh).byContact(['yunze'], phone(n))).toMatchObject({
      id: readers[n]?.id,
      phone: phone(n).value,
    });
  }
});

it('gives a phone to one reader of a station, whichever key a node writes with', async () => {
  const contact = phone(99_999_999);
  const claim = (vault: Vault): Promise<boolean> =>
    test.database.transaction(async (tx) => {
      const store = storeOf(vault);
      await store.claim(tx, contact);
      if (await store.byContact(['yunze'], contact, tx)) return false;
      const reader = { id: systemIds.next(), station: 'yunze', name: null, locale: 'en', passwordHash: null } as const;
      await store.insert(tx, { ...reader, contact, joinedAt: new Date() });
      return true;
    });
  // The same two keys with another one first: what a rolling change of the key looks like.
  const behind = vaultOf(`a:${keyOf(1)},b:${keyOf(2)}`);
  const won = await Promise.all([both, behind, both, behind, both, behind].map(claim));
  expect(won.filter(Boolean)).toHaveLength(1);
});

it('does not open a phone that was moved into another row', async () => {
  const [mine, theirs] = [await join(fresh, phone(1_000_001)), await join(fresh, phone(1_000_002))];
  const sealed = await test.knex('reader').where({ id: theirs.id }).first('phone_sealed');
  await test
    .knex('reader')
    .where({ id: mine.id })
    .update(sealed as object);
  await expect(storeOf(fresh).byId(mine.id)).rejects.toThrow();
});

it('finds who is due for erasure although the key of their contact was lost', async () => {
  const reader = await join(old, phone(12_345_678));
  const due = `UPDATE reader SET state = 'leaving', erase_due_at = now() WHERE id = ?`;
  await test.database.read.raw(due, [reader.id]);
  const found = await test.database.transaction((tx) =>
    storeOf(fresh).dueForErasure(tx, new Date(Date.now() + 60_000)),
  );
  expect(found).toMatchObject({ id: reader.id, phone: null });
});
