import type { hearthErrors, RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Welfare } from '../../contract';
import type { Live, SummedShare } from './receipt-store';
import type { ReceiptDeps } from './see-receipt';
import { FEWEST_HOUSEHOLDS, householdsOf, villageIncomes } from './welfare.rules';

const isOfBuyers = ({ kind }: SummedShare): boolean => kind === 'paid' || kind === 'deposit';

/** What a live brought in, where it went, and what was donated; no income of fewer than five households can be read from it. */
export async function seeWelfare(
  { database, receipts }: Pick<ReceiptDeps, 'database' | 'receipts'>,
  live: Live,
): Promise<Result<Welfare, RefusalOf<typeof hearthErrors, 'NOT_FOUND'>>> {
  const { read } = database;
  const { orders, unsettled, asOf } = await receipts.liveOrders(read, live);
  if (orders === 0) return err('HEARTH.NOT_FOUND');
  const shares = await receipts.liveShares(read, live);
  const incomes = await receipts.incomes(read, live);
  const households = householdsOf(incomes);
  // What was paid ahead is the buyers' money as much as what came with the balance.
  const paid = shares.filter(isOfBuyers);
  const isMany = households >= FEWEST_HOUSEHOLDS;
  return ok({
    ...{ ...live, asOf: asOf.toISOString(), orders, unsettled, households },
    gross: paid.reduce((sum, { fen }) => sum + fen, 0),
    refunds: paid.reduce((sum, { back }) => sum + back, 0),
    // With few households what went to them could be worked out from all the rest.
    shares: isMany
      ? shares.filter((one) => !isOfBuyers(one)).map(({ kind, fen, back }) => ({ kind, fen: fen - back }))
      : null,
    villages: isMany ? [...villageIncomes(incomes)] : [],
    donations: [...(await receipts.donations(read, live))],
  });
}
