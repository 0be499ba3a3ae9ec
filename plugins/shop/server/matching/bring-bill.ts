import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { BillDay, BillRead, bookErrors } from '../../contract';
import { matchDay, type BillLine } from './match-day.rules';
import type { BillBoardStore } from './bill-board-store';
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

/** Brings in a bill of a day, the last one stands, and matches the day anew. */
export async function bringBill(
  { database, ids, ledger, matching }: MatchingDeps,
  actor: StaffActor,
  { source, day, csv }: Given,
): Promise<Result<BillRead, RefusalOf<typeof bookErrors, 'BILL_UNREADABLE'>>> {
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
    return ok({ ...readFrom(lines.value), differences: found.length });
  });
}

/** What a bill says, added up. */
function readFrom(lines: readonly BillLine[]): Omit<BillRead, 'differences'> {
  const of = (kind: BillLine['kind']) => {
    const mine = lines.filter((line) => line.kind === kind);
    return { lines: mine.length, fen: mine.reduce((sum, { fen }) => sum + fen, 0) };
  };
  const fee = lines.reduce((sum, line) => sum + line.fee, 0);
  return { lines: lines.length, payments: of('payment'), refunds: of('refund'), transfers: of('transfer'), fee };
}

/** The days of a month of the actor's station: own books, the two bills, and how much of each day is matched. */
export async function seeBillDays(
  { database, board }: Pick<MatchingDeps, 'database'> & { readonly board: BillBoardStore },
  { station }: StaffActor,
  month: string,
): Promise<Result<{ days: BillDay[] }, never>> {
  return ok({ days: [...(await board.days(database.read, { station, month }))] });
}
