import type { Ids, Random } from '@hearth/cms/kernel';
import type { Database, Vault } from '@hearth/cms/platform';
import { payCredential, type PayCredential, type PayProviderName } from '../../contract';
import type { PayProvider } from './provider';
import type { KeptProvider, ProviderStore } from './provider-store';

/** The providers of stations, each with its own credential. */
export type Providers = {
  /** `even-off` also gives one that was switched off: what was begun with it has to be ended with it. */
  of(station: string, name: PayProviderName, which?: 'even-off'): Promise<PayProvider | undefined>;
  /** What a station can be paid by now. */
  ways(station: string): Promise<readonly PayProvider[]>;
  /** Whether this host has the sandbox: a host that sells for money has none. */
  readonly hasSandbox: boolean;
};

/** Makes the drivers. */
export type ProviderMakers = {
  readonly ours: {
    readonly [Name in PayCredential['provider']]: (
      credential: Extract<PayCredential, { provider: Name }>,
    ) => PayProvider;
  };
  readonly sandbox: (station: string, secret: string) => PayProvider;
};

/** What the providers stand on. */
export type ProvidersDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly random: Random;
  readonly vault: Vault;
  readonly settings: ProviderStore;
  readonly make: ProviderMakers;
  readonly hasSandbox: boolean;
};

/** Builds the providers of one node; a driver is made anew when its row has another version. */
export function createProviders(deps: ProvidersDeps): Providers {
  const made = new Map<string, { readonly version: number; readonly provider: PayProvider }>();
  const driver = (row: KeptProvider): PayProvider => {
    const known = made.get(row.id);
    if (known?.version === row.version) return known.provider;
    const text = deps.vault.open(deps.settings.place(row.id), row.credential);
    const provider = row.provider === 'sandbox' ? deps.make.sandbox(row.station, text) : driverOf(deps.make, text);
    made.set(row.id, { version: row.version, provider });
    return provider;
  };
  const of: Providers['of'] = async (station, name, which) => {
    if (name === 'sandbox' && !deps.hasSandbox) return undefined;
    const row = await deps.settings.find(deps.database.read, station, name);
    if (row) return row.enabled || which ? driver(row) : undefined;
    return name === 'sandbox' ? driver(await openSandbox(deps, station)) : undefined;
  };
  return {
    of,
    ways: async (station) => {
      const rows = await deps.settings.of(deps.database.read, station);
      const ours = rows.filter(({ enabled, provider }) => enabled && provider !== 'sandbox').map(driver);
      const sandbox = await of(station, 'sandbox');
      return sandbox ? [...ours, sandbox] : ours;
    },
    hasSandbox: deps.hasSandbox,
  };
}

function driverOf({ ours }: ProviderMakers, text: string): PayProvider {
  const credential = payCredential.parse(JSON.parse(text));
  switch (credential.provider) {
    case 'wechat':
      return ours.wechat(credential);
    case 'alipay':
      return ours.alipay(credential);
    case 'stripe':
      return ours.stripe(credential);
  }
}

/** The sandbox needs nothing of anybody but a secret, which is made at its first use. */
async function openSandbox(deps: ProvidersDeps, station: string): Promise<KeptProvider> {
  const id = deps.ids.next();
  const secret = Buffer.from(deps.random.bytes(32)).toString('base64url');
  const credential = deps.vault.seal(deps.settings.place(id), secret);
  const row = {
    id,
    station,
    provider: 'sandbox',
    enabled: true,
    credential,
    app: 'sandbox',
    merchant: station,
  } as const;
  await deps.database.transaction((tx) => deps.settings.insert(tx, { ...row, changedBy: 'system' }));
  return (await deps.settings.find(deps.database.read, station, 'sandbox')) ?? { ...row, version: 1 };
}
