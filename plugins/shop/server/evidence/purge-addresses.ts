import type { SystemActor } from '@hearth/cms/contract';
import type { EvidenceDeps } from './export-evidence';

const AT_ONCE = 1_000;

/**
 * Forgets where goods went once nobody must know any more: three years after their order was over, unless somebody holds it. Sums, lines and
 * receipts stay.
 */
export async function purgeAddresses({
  database,
  ledger,
  holds,
}: Pick<EvidenceDeps, 'database' | 'ledger' | 'holds'>): Promise<number> {
  let purged = 0;
  for (;;) {
    const some = await database.transaction(async (tx) => {
      const byStation = await holds.purgeAddresses(tx, AT_ONCE);
      let sum = 0;
      for (const [station, addresses] of byStation) {
        const actor: SystemActor = { kind: 'system', id: 'shop.purge', name: 'shop.purge', station };
        ledger.append(tx, { actor, action: 'order.addresses-purged', subject: station, facts: { addresses } });
        sum += addresses;
      }
      return sum;
    });
    purged += some;
    if (some < AT_ONCE) return purged;
  }
}
