import type { Database, Tx } from '@hearth/cms/platform';
import type { SendBack } from '../groups/settle-groups';
import type { DepositStore, DueDeposit } from './deposit-store';

/** What a payment brought, and what of it is asked back or went back. */
type Held = { readonly amount: number; readonly refunding: number; readonly refunded: number };

/** What giving deposits back stands on. */
export type ReturningDeps = {
  readonly database: Database;
  readonly deposits: DepositStore;
  /** Takes a payment before anything else is taken, as payments do while they tell of a refund. */
  readonly holdPayment: (tx: Tx, payment: string) => Promise<Held | undefined>;
  readonly sendBack: SendBack;
};

const AT_ONCE = 100;
const WHY = '订金退回 Deposit returned';

/** Asks for what is owed of deposits, each fen once, however many nodes ask. */
export async function settleDeposits(deps: ReturningDeps): Promise<number> {
  let asked = 0;
  for (const due of await deps.deposits.due(deps.database.read, AT_ONCE)) if (await giveBack(deps, due)) asked += 1;
  return asked;
}

async function giveBack(deps: ReturningDeps, due: DueDeposit): Promise<boolean> {
  const { database, deposits, holdPayment, sendBack } = deps;
  const { order, payment, owed, asked } = due;
  return database.transaction(async (tx) => {
    const paid = await holdPayment(tx, payment);
    // What somebody asked for by hand is not decided yet: it is looked at again.
    if (!paid || paid.amount - paid.refunding - paid.refunded < owed - asked) return false;
    if (!(await deposits.ask(tx, due))) return false;
    await sendBack(tx, { order, payment, amount: owed - asked, reason: WHY });
    return true;
  });
}
