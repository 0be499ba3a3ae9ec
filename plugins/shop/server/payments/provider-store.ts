import type { Database, SealedColumn, Tx } from '@hearth/cms/platform';
import type { PayProviderName, ProviderSetting } from '../../contract';

/** The column in which credentials of providers lie sealed. */
export const SEALED_PAY_CREDENTIALS: SealedColumn = { table: 'shop_payment_provider', column: 'credential', id: 'id' };

/** Where a credential lies, as the vault binds it. */
export const credentialPlace = (id: string) => ({ table: 'shop_payment_provider', column: 'credential', row: id });

/** A provider of a station with its sealed credential. */
export type KeptProvider = ProviderSetting & {
  readonly id: string;
  readonly station: string;
  readonly credential: string;
};

/** A provider about to be set. */
export type NewProvider = Omit<KeptProvider, 'version'> & { readonly changedBy: string };

const COLUMNS = ['id', 'station', 'provider', 'enabled', 'credential', 'app', 'merchant', 'version'] as const;

/** Keeps the providers of stations, and from which amount their refunds need two. */
export const providerStore = {
  place: credentialPlace,
  of: async (read: Database['read'] | Tx, station: string): Promise<readonly KeptProvider[]> =>
    read('shop_payment_provider')
      .where({ station })
      .orderBy('provider')
      .select<KeptProvider[]>(...COLUMNS),
  find: async (
    read: Database['read'] | Tx,
    station: string,
    provider: PayProviderName,
  ): Promise<KeptProvider | undefined> =>
    read('shop_payment_provider')
      .where({ station, provider })
      .first<KeptProvider | undefined>(...COLUMNS),
  /** False when the station has it already. */
  insert: async (tx: Tx, { changedBy, ...row }: NewProvider): Promise<boolean> => {
    const added = { ...row, changed_by: changedBy };
    const rows: unknown[] = await tx('shop_payment_provider').insert(added).onConflict().ignore().returning('id');
    return rows.length === 1;
  },
  /** False when somebody changed it first. */
  change: async (
    tx: Tx,
    { id, version }: Pick<KeptProvider, 'id' | 'version'>,
    { changedBy, ...change }: Partial<Omit<KeptProvider, 'id' | 'version'>> & { readonly changedBy: string },
  ): Promise<boolean> =>
    (await tx('shop_payment_provider')
      .where({ id, version })
      .update({ ...change, version: version + 1, changed_by: changedBy, changed_at: tx.raw('clock_timestamp()') })) ===
    1,
  policy: async (
    read: Database['read'] | Tx,
    station: string,
  ): Promise<{ readonly twoPersonAbove: number; readonly version: number } | undefined> =>
    read('shop_payment_policy')
      .where({ station })
      .first<{ twoPersonAbove: number; version: number } | undefined>(
        read.raw('two_person_above::float8 AS "twoPersonAbove"'),
        'version',
      ),
  /** False when somebody changed it first; version 0 is that of a station that has said nothing. */
  setPolicy: async (
    tx: Tx,
    { station, version, twoPersonAbove }: { station: string; version: number; twoPersonAbove: number },
  ): Promise<boolean> => {
    const change = { two_person_above: twoPersonAbove, version: version + 1 };
    if (version > 0) return (await tx('shop_payment_policy').where({ station, version }).update(change)) === 1;
    const added = { station, ...change };
    const rows: unknown[] = await tx('shop_payment_policy').insert(added).onConflict().ignore().returning('station');
    return rows.length === 1;
  },
} as const;

/** How providers are kept. */
export type ProviderStore = typeof providerStore;
