import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { PayCredential, PayProviderName, ProviderSetting } from '../../contract';
import { faultOf, marksOf } from './check-credential';
import type { PaymentDeps, PaymentRefusal } from './payment-deps';
import { TWO_PERSON_ABOVE } from './payment.rules';
import type { KeptProvider } from './provider-store';

/** The providers of a station, and from which amount a refund needs two. */
export async function seeSettings(
  deps: PaymentDeps,
  actor: StaffActor,
  station: string,
): Promise<Result<{ twoPersonAbove: number; version: number; providers: ProviderSetting[] }, PaymentRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const { read } = deps.database;
  const [policy, rows] = await Promise.all([deps.settings.policy(read, station), deps.settings.of(read, station)]);
  const { twoPersonAbove, version } = policy ?? { twoPersonAbove: TWO_PERSON_ABOVE, version: 0 };
  return ok({ twoPersonAbove, version, providers: rows.map(presentSetting) });
}

/** Sets from which amount a refund needs two. */
export async function setRefundLimit(
  deps: PaymentDeps,
  actor: StaffActor,
  wanted: { readonly station: string; readonly version: number; readonly twoPersonAbove: number },
): Promise<Result<{ twoPersonAbove: number; version: number }, PaymentRefusal>> {
  const { station, version, twoPersonAbove } = wanted;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  return deps.database.transaction(
    async (tx): Promise<Result<{ twoPersonAbove: number; version: number }, PaymentRefusal>> => {
      if (!(await deps.settings.setPolicy(tx, wanted))) return err('HEARTH.CHANGED_MEANWHILE');
      deps.ledger.append(tx, {
        ...{
          actor: { ...actor, station },
          action: 'payments.limit-set',
          subject: station,
          version: String(version + 1),
        },
        facts: { twoPersonAbove },
      });
      return ok({ twoPersonAbove, version: version + 1 });
    },
  );
}

/** A provider as somebody wants it; a credential that is left out stays. */
export type WantedProvider = {
  readonly station: string;
  readonly provider: PayProviderName;
  readonly enabled: boolean;
  readonly version: number;
  readonly credential?: PayCredential | undefined;
};

/** Sets a provider of a station. Its credential is tried for what can be tried, sealed, and never answered. */
export async function setProvider(
  deps: PaymentDeps,
  actor: StaffActor,
  wanted: WantedProvider,
): Promise<Result<ProviderSetting, PaymentRefusal>> {
  const { station, provider, credential } = wanted;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  if (provider === 'sandbox' && !deps.providers.hasSandbox) return err('PAY.NOT_OFFERED', { provider });
  if (credential && credential.provider !== provider) return err('PAY.WRONG_CREDENTIAL', { why: credential.provider });
  const fault = credential && faultOf(credential);
  if (fault !== undefined) return err('PAY.WRONG_CREDENTIAL', { why: fault });
  // Makes its row and its secret, where there is none yet.
  if (provider === 'sandbox') await deps.providers.of(station, provider, 'even-off');
  return deps.database.transaction(async (tx): Promise<Result<ProviderSetting, PaymentRefusal>> => {
    const found = await deps.settings.find(tx, station, provider);
    if ((found?.version ?? 0) !== wanted.version) return err('HEARTH.CHANGED_MEANWHILE');
    const isDone = found ? await change(deps, tx, { found, wanted, actor }) : await add(deps, tx, { wanted, actor });
    if (!isDone.ok) return isDone;
    const now = await deps.settings.find(tx, station, provider);
    if (!now) return err('HEARTH.NOT_FOUND');
    deps.ledger.append(tx, {
      ...{
        actor: { ...actor, station },
        action: 'payments.provider-set',
        subject: now.id,
        version: String(now.version),
      },
      facts: { provider, enabled: now.enabled, app: now.app, merchant: now.merchant, newCredential: !!credential },
    });
    return ok(presentSetting(now));
  });
}

type Setting = { readonly wanted: WantedProvider; readonly actor: StaffActor };

async function add(deps: PaymentDeps, tx: Tx, { wanted, actor }: Setting): Promise<Result<null, PaymentRefusal>> {
  const { station, provider, enabled, credential } = wanted;
  if (!credential) return err('PAY.WRONG_CREDENTIAL', { why: 'credential' });
  const id = deps.ids.next();
  const sealed = deps.vault.seal(deps.settings.place(id), JSON.stringify(credential));
  const row = { id, station, provider, enabled, credential: sealed, ...marksOf(credential), changedBy: actor.id };
  return (await deps.settings.insert(tx, row)) ? ok(null) : err('HEARTH.CHANGED_MEANWHILE');
}

async function change(
  deps: PaymentDeps,
  tx: Tx,
  { found, wanted, actor }: Setting & { readonly found: KeptProvider },
): Promise<Result<null, PaymentRefusal>> {
  const { enabled, credential } = wanted;
  const sealed = credential && {
    credential: deps.vault.seal(deps.settings.place(found.id), JSON.stringify(credential)),
    ...marksOf(credential),
  };
  const isDone = await deps.settings.change(tx, found, { enabled, ...sealed, changedBy: actor.id });
  return isDone ? ok(null) : err('HEARTH.CHANGED_MEANWHILE');
}

const presentSetting = ({ provider, enabled, app, merchant, version }: KeptProvider): ProviderSetting => ({
  ...{ provider, enabled, app, merchant, version },
});
