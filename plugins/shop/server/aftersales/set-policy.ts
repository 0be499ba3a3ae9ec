import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { AfterSalePolicy } from '../../contract';
import type { AfterSaleDeps } from './after-sale-deps';
import { USUAL_POLICY } from './after-sale.rules';

type Deps = Pick<AfterSaleDeps, 'database' | 'shares' | 'ledger'>;

/** What the actor's station grants without anybody looking. */
export async function seePolicy({ database, shares }: Deps, { station }: StaffActor): Promise<AfterSalePolicy> {
  return (await shares.policy(database.read, station)) ?? USUAL_POLICY;
}

/** Sets it, for the actor's own station. */
export async function setPolicy(
  { database, shares, ledger }: Deps,
  actor: StaffActor,
  policy: AfterSalePolicy,
): Promise<Result<AfterSalePolicy, RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>>> {
  return database.transaction(async (tx) => {
    const { station } = actor;
    if (!(await shares.setPolicy(tx, station, policy))) return err('HEARTH.CHANGED_MEANWHILE');
    const { autoLimit, returnFreight, keepBelow } = policy;
    const facts = { autoLimit, returnFreight, keepBelow };
    const version = policy.version + 1;
    ledger.append(tx, {
      ...{ actor, action: 'after-sales.policy-set', subject: station, version: String(version), facts },
    });
    return ok({ ...facts, version });
  });
}
