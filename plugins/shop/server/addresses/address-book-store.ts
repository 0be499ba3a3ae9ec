import type { Database, SealedColumn, Tx, Vault } from '@hearth/cms/platform';
import { addressSchema, type Address, type KeptAddress } from '../../contract';

const TABLE = 'shop_address';

/** The column in which addresses lie sealed, for the change of the vault's keys. */
export const SEALED_ADDRESS_BOOK: SealedColumn = { table: TABLE, column: 'sealed', id: 'id' };

const place = (row: string) => ({ table: TABLE, column: 'sealed', row });

/** An address with whose it is. */
export type OwnAddress = KeptAddress & { readonly station: string; readonly buyer: string };

/** How the address books of buyers are kept, sealed row by row. */
export type AddressBookStore = {
  /** The buyer's, locked when asked in a transaction: two presses must not keep one address twice. */
  of(buyer: string, tx?: Tx): Promise<readonly KeptAddress[]>;
  insert(tx: Tx, address: OwnAddress): Promise<void>;
  /** `false` when it is not the buyer's. */
  update(tx: Tx, address: Omit<OwnAddress, 'station'>): Promise<boolean>;
  remove(tx: Tx, buyer: string, id: string): Promise<boolean>;
  /** None is the first choice any more. */
  clearFirst(tx: Tx, buyer: string): Promise<void>;
  forget(tx: Tx, buyer: string): Promise<void>;
};

type Row = { readonly id: string; readonly sealed: string; readonly is_first: boolean };
type Deps = { readonly database: Database; readonly vault: Vault };

/** Keeps address books in `shop_address`. */
export function addressBookStore({ database, vault }: Deps): AddressBookStore {
  const opened = ({ id, sealed, is_first: isFirst }: Row): KeptAddress => ({
    ...addressSchema.parse(JSON.parse(vault.open(place(id), sealed))),
    ...{ id, isFirst },
  });
  const sealedOf = (id: string, { region, name, phone, detail }: Address): string =>
    vault.seal(place(id), JSON.stringify({ region, name, phone, detail }));
  return {
    async of(buyer, tx) {
      // A buyer without addresses has no row to lock: the name of the book is locked instead.
      if (tx) await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('shop_address ' || ?, 0))`, [buyer]);
      const rows = await (tx ?? database.read)(TABLE)
        .where({ buyer })
        .orderByRaw('is_first DESC, at DESC, id DESC')
        .select<Row[]>('id', 'sealed', 'is_first');
      return rows.map(opened);
    },
    async insert(tx, { id, station, buyer, isFirst, ...address }) {
      await tx(TABLE).insert({ id, station, buyer, sealed: sealedOf(id, address), is_first: isFirst });
    },
    async update(tx, { id, buyer, isFirst, ...address }) {
      const changed = await tx(TABLE)
        .where({ id, buyer })
        .update({ sealed: sealedOf(id, address), is_first: isFirst, version: tx.raw('version + 1') });
      return changed === 1;
    },
    async remove(tx, buyer, id) {
      return (await tx(TABLE).where({ id, buyer }).delete()) === 1;
    },
    async clearFirst(tx, buyer) {
      await tx(TABLE).where({ buyer, is_first: true }).update({ is_first: false });
    },
    async forget(tx, buyer) {
      await tx(TABLE).where({ buyer }).delete();
    },
  };
}
