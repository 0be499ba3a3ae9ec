import { theHouse, type RefusalOf, type StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, Tx } from '@hearth/cms/platform';
import type { bookErrors, SettlementHold } from '../../contract';
import type { SettlementHoldStore } from './settlement-hold-store';

/** What the verbs of money that is held back are handed. */
export type HoldDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly settlementHolds: SettlementHoldStore;
};

const PART = 'shop.settlements';

/** In the transaction that takes goods off the shelf: whoever supplied them is not paid for them until they are back, or somebody lets go. */
export async function holdSettlement(
  { ids, ledger, settlementHolds }: Omit<HoldDeps, 'database'>,
  tx: Tx,
  { product, reasons }: { readonly product: string; readonly reasons: readonly { readonly code: string }[] },
): Promise<void> {
  const codes = [...new Set(reasons.map(({ code }) => code))];
  // What the station itself stops selling was sold in good order until then.
  if (codes.includes('retired')) return;
  for (const station of await settlementHolds.sellersOf(tx, product)) {
    const id = ids.next();
    if (!(await settlementHolds.hold(tx, station, { id, product, reasons: codes }))) continue;
    const facts = { product, reasons: codes };
    ledger.append(tx, { actor: theHouse(PART, station), action: 'settlement.held', subject: id, facts });
  }
}

/** Goods are back on the shelf since a moment: what was held of them before is paid with the next run. */
export async function releaseCleared(
  { database, ledger, settlementHolds }: HoldDeps,
  { product, since }: { readonly product: string; readonly since: Date },
): Promise<void> {
  await database.transaction(async (tx) => {
    const released = await settlementHolds.releaseAll(tx, { product, before: since, by: PART, why: '' });
    for (const { id, station } of released)
      ledger.append(tx, {
        ...{ actor: theHouse(PART, station), action: 'settlement.let-go', subject: id },
        facts: { product, why: 'cleared' },
      });
  });
}

/** Lets go by name what a station holds back: goods that were called back or retired never come back by themselves. */
export async function releaseSettlement(
  { database, ledger, settlementHolds }: HoldDeps,
  actor: StaffActor,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<Result<null, RefusalOf<typeof bookErrors, 'HOLD_NOT_FOUND'>>> {
  return database.transaction(async (tx): Promise<Result<null, RefusalOf<typeof bookErrors, 'HOLD_NOT_FOUND'>>> => {
    const released = await settlementHolds.release(tx, actor.station, { id, by: actor.id, why });
    if (!released) return err('BOOKS.HOLD_NOT_FOUND');
    const { product } = released;
    ledger.append(tx, { actor, action: 'settlement.let-go', subject: id, facts: { product, why } });
    return ok(null);
  });
}

/** What the actor's station holds back now. */
export async function listHolds(
  { database, settlementHolds }: HoldDeps,
  { station }: StaffActor,
): Promise<{ holds: SettlementHold[] }> {
  return { holds: [...(await settlementHolds.open(database.read, station))] };
}
