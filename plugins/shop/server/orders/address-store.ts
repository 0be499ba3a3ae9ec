import type { Database, SealedColumn, Tx, Vault } from '@hearth/cms/platform';
import { addressSchema, type Address } from '../../contract';

const TABLE = 'shop_order_address';

/** The column in which addresses lie sealed, for the change of the vault's keys. */
export const SEALED_ADDRESSES: SealedColumn = { table: TABLE, column: 'sealed', id: 'order_id' };

const place = (order: string) => ({ table: TABLE, column: 'sealed', row: order });

/** Whose order it is. */
export type AddressOwner = { readonly order: string; readonly station: string; readonly buyer: string };

/** How addresses are kept: names, phones and streets sealed; the region beside them, which freight goes by. */
export type AddressStore = {
  put(tx: Tx, owner: AddressOwner, address: Address): Promise<void>;
  /** Opens an address; the caller has asked whether they may. */
  of(order: string, on?: Tx): Promise<Address | undefined>;
  ofBuyer(buyer: string): Promise<readonly (Address & { readonly order: string })[]>;
  /** The buyer is gone: what the law wants to be kept is kept, and shown to nobody once its order is over. */
  restrict(tx: Tx, buyer: string): Promise<void>;
};

type Row = { readonly order_id: string; readonly sealed: string };

/** Keeps addresses in `shop_order_address`. */
export function addressStore({
  database,
  vault,
}: {
  readonly database: Database;
  readonly vault: Vault;
}): AddressStore {
  const opened = ({ order_id, sealed }: Row): Address =>
    addressSchema.parse(JSON.parse(vault.open(place(order_id), sealed)));
  return {
    async put(tx, { order, station, buyer }, address) {
      const sealed = vault.seal(place(order), JSON.stringify(address));
      await tx(TABLE)
        .insert({ order_id: order, station, buyer, region: address.region, sealed })
        .onConflict('order_id')
        .merge({
          region: address.region,
          sealed,
          version: tx.raw(`${TABLE}.version + 1`),
          at: tx.raw('clock_timestamp()'),
        });
    },
    async of(order, on) {
      const row = await (on ?? database.read)(TABLE)
        .where({ order_id: order })
        .whereRaw(
          `NOT (restricted AND EXISTS (SELECT 1 FROM shop_order o WHERE o.id = order_id AND o.state IN ('closed', 'cancelled', 'refunded')))`,
        )
        .first<Row | undefined>('order_id', 'sealed');
      return row && opened(row);
    },
    async ofBuyer(buyer) {
      const rows = await database.read(TABLE).where({ buyer }).orderBy('at').select<Row[]>('order_id', 'sealed');
      return rows.map((row) => ({ order: row.order_id, ...opened(row) }));
    },
    async restrict(tx, buyer) {
      await tx(TABLE).where({ buyer }).update({ restricted: true });
    },
  };
}
