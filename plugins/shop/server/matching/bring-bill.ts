import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { bookErrors } from '../../contract';
import { matchDay } from './match-day.rules';
import type { MatchingStore } from './matching-store';
import { readBill } from './read-bill.rules';

/** What matching needs. */
export type MatchingDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly matching: MatchingStore;
};

type Given = { readonly source: 'provider' | 'bank'; readonly day: string; readonly csv: string };
type Brought = { readonly lines: number; readonly differences: number };

/** Brings in a bill of a day, the last one stands, and matches the day anew. */
export async function bringBill(
  { database, ids, ledger, matching }: MatchingDeps,
  actor: StaffActor,
  { source, day, csv }: Given,
): Promise<Result<Brought, RefusalOf<typeof bookErrors, 'BILL_UNREADABLE'>>> {
  const lines = readBill(csv);
  if (!lines.ok) return lines;
  const of = { station: actor.station, day };
  return database.transaction(async (tx) => {
    await matching.lock(tx, of);
    await matching.replace(tx, { ...of, source }, lines.value);
    const [own, provider, bank] = [
      await matching.own(tx, of),
      await matching.bill(tx, { ...of, source: 'provider' }),
      await matching.bill(tx, { ...of, source: 'bank' }),
    ];
    // Without the provider's bill there is nothing to hold ours against yet.
    const found = provider ? matchDay({ own, provider, bank }) : [];
    await matching.keep(tx, ids, { ...of, found });
    const facts = { source, lines: lines.value.length, differences: found.length };
    ledger.append(tx, { actor, action: 'bill.brought', subject: `${of.station}/${day}`, facts });
    return ok({ lines: lines.value.length, differences: found.length });
  });
}
