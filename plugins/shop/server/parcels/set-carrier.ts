import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { CarrierSetting, KuaidiCredential, parcelErrors } from '../../contract';
import type { KeptCarrier } from './carrier-store';
import type { ParcelDeps } from './parcel-deps';

type Refused =
  RefusalOf<typeof parcelErrors, 'CREDENTIAL_MISSING'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Kuaidi100 as somebody wants it for their station; a key that is left out stays. */
export type WantedCarrier = {
  readonly enabled: boolean;
  readonly version: number;
  readonly credential?: KuaidiCredential | undefined;
};

type Deps = Pick<ParcelDeps, 'database' | 'ids' | 'ledger' | 'vault' | 'settings'>;

/** What a station can be told by. */
export async function seeCarriers({ database, settings }: Deps, { station }: StaffActor): Promise<CarrierSetting[]> {
  const row = await settings.of(database.read, station);
  const manual = { carrier: 'manual', enabled: true, customer: null, version: 0 } as const;
  return row ? [manual, presentCarrier(row)] : [manual];
}

/** Sets Kuaidi100 for the actor's station. Its key is sealed at once and never answered. */
export async function setCarrier(
  deps: Deps,
  actor: StaffActor,
  wanted: WantedCarrier,
): Promise<Result<CarrierSetting, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<CarrierSetting, Refused>> => {
    const found = await deps.settings.of(tx, actor.station);
    if ((found?.version ?? 0) !== wanted.version) return err('HEARTH.CHANGED_MEANWHILE');
    const id = found?.id ?? deps.ids.next();
    const sealed = wanted.credential && seal(deps, id, wanted.credential);
    const done = await write(deps, tx, { id, found, actor, enabled: wanted.enabled, sealed });
    if (!done.ok) return done;
    const now = await deps.settings.of(tx, actor.station);
    if (!now) return err('HEARTH.CHANGED_MEANWHILE');
    const { enabled, customer, version } = now;
    const facts = { enabled, customer, newKey: sealed !== undefined };
    deps.ledger.append(tx, { actor, action: 'parcels.carrier-set', subject: id, version: String(version), facts });
    return ok(presentCarrier(now));
  });
}

type Sealed = { readonly credential: string; readonly customer: string };

const seal = ({ vault, settings }: Deps, id: string, credential: KuaidiCredential): Sealed => ({
  credential: vault.seal(settings.place(id), JSON.stringify(credential)),
  customer: credential.customer,
});

type Writing = {
  readonly id: string;
  readonly found: KeptCarrier | undefined;
  readonly actor: StaffActor;
  readonly enabled: boolean;
  readonly sealed: Sealed | undefined;
};

async function write(
  { settings }: Deps,
  tx: Tx,
  { id, found, actor, enabled, sealed }: Writing,
): Promise<Result<null, Refused>> {
  const changedBy = actor.id;
  if (found) {
    return (await settings.change(tx, found, { enabled, sealed, changedBy }))
      ? ok(null)
      : err('HEARTH.CHANGED_MEANWHILE');
  }
  if (!sealed) return err('PARCELS.CREDENTIAL_MISSING');
  const row = { id, station: actor.station, carrier: 'kuaidi100', enabled, ...sealed, changedBy } as const;
  return (await settings.insert(tx, row)) ? ok(null) : err('HEARTH.CHANGED_MEANWHILE');
}

const presentCarrier = ({ carrier, enabled, customer, version }: KeptCarrier): CarrierSetting => ({
  ...{ carrier, enabled, customer, version },
});
