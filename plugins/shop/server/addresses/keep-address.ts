import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import { MOST_ADDRESSES, type Address, type KeepAddress, type KeptAddress, type shopErrors } from '../../contract';
import type { AddressBookStore } from './address-book-store';

/** What the verbs of the address book are handed. */
export type AddressBookDeps = { readonly database: Database; readonly ids: Ids; readonly book: AddressBookStore };

const isSame = (a: Address, b: Address): boolean =>
  a.region === b.region && a.name === b.name && a.phone === b.phone && a.detail === b.detail;

/** Keeps an address; the same one twice is kept once. The first one is the first choice. */
export async function keepAddress(
  { database, ids, book }: AddressBookDeps,
  { id: buyer, station }: ReaderActor,
  input: KeepAddress,
): Promise<Result<KeptAddress, RefusalOf<typeof shopErrors, 'ADDRESSES_FULL'>>> {
  return database.transaction(async (tx) => {
    const kept = await book.of(buyer, tx);
    const same = kept.find((one) => isSame(one, input));
    const isFirst = input.isFirst || kept.length === 0 || (same?.isFirst ?? false);
    if (isFirst) await book.clearFirst(tx, buyer);
    if (same) {
      await book.update(tx, { ...same, isFirst, buyer });
      return ok({ ...same, isFirst });
    }
    if (kept.length >= MOST_ADDRESSES) return err('SHOP.ADDRESSES_FULL', { most: MOST_ADDRESSES });
    const address = { ...input, id: ids.next(), isFirst };
    await book.insert(tx, { ...address, station, buyer });
    return ok(address);
  });
}

/** Changes an address of the reader's. */
export async function changeAddress(
  { database, book }: AddressBookDeps,
  { id: buyer }: ReaderActor,
  { id, ...input }: KeepAddress & { readonly id: string },
): Promise<Result<KeptAddress, RefusalOf<typeof shopErrors, 'ADDRESS_NOT_FOUND'>>> {
  return database.transaction(async (tx) => {
    const kept = await book.of(buyer, tx);
    const before = kept.find((one) => one.id === id);
    if (!before) return err('SHOP.ADDRESS_NOT_FOUND');
    const isFirst = input.isFirst || before.isFirst;
    if (isFirst) await book.clearFirst(tx, buyer);
    const address = { ...input, id, isFirst };
    await book.update(tx, { ...address, buyer });
    return ok(address);
  });
}

/** Forgets an address; the newest that is left becomes the first choice. */
export async function removeAddress(
  { database, book }: AddressBookDeps,
  { id: buyer }: ReaderActor,
  id: string,
): Promise<Result<null, RefusalOf<typeof shopErrors, 'ADDRESS_NOT_FOUND'>>> {
  return database.transaction(async (tx) => {
    const kept = await book.of(buyer, tx);
    const gone = kept.find((one) => one.id === id);
    if (!gone || !(await book.remove(tx, buyer, id))) return err('SHOP.ADDRESS_NOT_FOUND');
    const [next] = kept.filter((one) => one.id !== id);
    if (gone.isFirst && next) await book.update(tx, { ...next, isFirst: true, buyer });
    return ok(null);
  });
}
