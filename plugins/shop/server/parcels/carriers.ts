import type { Database, Vault } from '@hearth/cms/platform';
import { kuaidiCredential, type KuaidiCredential } from '../../contract';
import type { Carrier } from './carrier';
import type { CarrierStore } from './carrier-store';

/** The carrier services of stations, each with its own key. */
export type Carriers = {
  /** `even-off` also gives one that was switched off: parcels that it was asked about are still told of. */
  of(station: string, which?: 'even-off'): Promise<Carrier | undefined>;
};

type Deps = {
  readonly database: Database;
  readonly vault: Vault;
  readonly settings: CarrierStore;
  readonly make: (credential: KuaidiCredential) => Carrier;
};

/** Builds the carrier services of one node; a driver is made anew when its row has another version. */
export function createCarriers({ database, vault, settings, make }: Deps): Carriers {
  const made = new Map<string, { readonly version: number; readonly carrier: Carrier }>();
  return {
    async of(station, which) {
      const row = await settings.of(database.read, station);
      if (!row || !(row.enabled || which)) return undefined;
      const known = made.get(row.id);
      if (known?.version === row.version) return known.carrier;
      const text = vault.open(settings.place(row.id), row.credential);
      const carrier = make(kuaidiCredential.parse(JSON.parse(text)));
      made.set(row.id, { version: row.version, carrier });
      return carrier;
    },
  };
}
