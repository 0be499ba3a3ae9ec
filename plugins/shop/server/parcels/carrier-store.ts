import type { Database, SealedColumn, Tx } from '@hearth/cms/platform';
import type { CarrierSetting } from '../../contract';

/** The column in which keys of carrier services lie sealed. */
export const SEALED_CARRIER_KEYS: SealedColumn = { table: 'shop_carrier', column: 'credential', id: 'id' };

/** A carrier service of a station with its sealed key. */
export type KeptCarrier = Omit<CarrierSetting, 'customer' | 'carrier'> & {
  readonly id: string;
  readonly station: string;
  readonly carrier: 'kuaidi100';
  readonly customer: string;
  readonly credential: string;
};

/** What of it is set anew; a key that is left out stays. */
export type CarrierChange = {
  readonly enabled: boolean;
  readonly sealed?: { readonly credential: string; readonly customer: string } | undefined;
  readonly changedBy: string;
};

const COLUMNS = ['id', 'station', 'carrier', 'enabled', 'credential', 'customer', 'version'] as const;

/** Keeps the carrier services of stations. */
export const carrierStore = {
  place: (id: string) => ({ table: 'shop_carrier', column: 'credential', row: id }),
  of: async (read: Database['read'] | Tx, station: string): Promise<KeptCarrier | undefined> =>
    read('shop_carrier')
      .where({ station, carrier: 'kuaidi100' })
      .first<KeptCarrier | undefined>(...COLUMNS),
  /** False when the station has it already. */
  insert: async (
    tx: Tx,
    { changedBy, ...row }: Omit<KeptCarrier, 'version'> & { readonly changedBy: string },
  ): Promise<boolean> => {
    const added = { ...row, changed_by: changedBy };
    const rows: unknown[] = await tx('shop_carrier').insert(added).onConflict().ignore().returning('id');
    return rows.length === 1;
  },
  /** False when somebody changed it first. */
  change: async (
    tx: Tx,
    { id, version }: Pick<KeptCarrier, 'id' | 'version'>,
    { enabled, sealed, changedBy }: CarrierChange,
  ): Promise<boolean> => {
    const at = tx.raw('clock_timestamp()');
    const change = { enabled, ...sealed, version: version + 1, changed_by: changedBy, changed_at: at };
    return (await tx('shop_carrier').where({ id, version }).update(change)) === 1;
  },
} as const;

/** How carrier services are kept. */
export type CarrierStore = typeof carrierStore;
