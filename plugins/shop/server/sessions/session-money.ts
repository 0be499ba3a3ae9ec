import type { Database } from '@hearth/cms/platform';
import type { SessionMoney } from '../../contract';
import type { Live, ReceiptStore, SummedShare } from '../receipts/receipt-store';
import { householdsOf } from '../receipts/welfare.rules';
import type { SessionMoneyStore } from './session-money-store';

/** What adding up a live stands on. */
export type SessionMoneyDeps = {
  readonly database: Database;
  readonly receipts: Pick<ReceiptStore, 'liveShares' | 'incomes'>;
  readonly sessionMoney: SessionMoneyStore;
};

const isOfBuyers = ({ kind }: SummedShare): boolean => kind === 'paid' || kind === 'deposit';

/** What a live brought in, from the very rows of which its public page is made; all of them as they stood at one moment. */
export function moneyOf({ database, receipts, sessionMoney }: SessionMoneyDeps, live: Live): Promise<SessionMoney> {
  // A transaction that only reads, so that no order is in one sum and not in another.
  return database.read.transaction(
    async (trx) => {
      const sums = await sessionMoney.sums(trx, live);
      const shares = await receipts.liveShares(trx, live);
      const incomes = await receipts.incomes(trx, live);
      const paid = shares.filter(isOfBuyers);
      return {
        ...sums,
        gross: paid.reduce((sum, { fen }) => sum + fen, 0),
        back: paid.reduce((sum, { back }) => sum + back, 0),
        farmers: incomes.reduce((sum, { fen }) => sum + fen, 0),
        households: householdsOf(incomes),
        refunded: await sessionMoney.refunded(trx, live),
        complaints: await sessionMoney.complaints(trx, live),
        items: await sessionMoney.items(trx, live),
      };
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}
