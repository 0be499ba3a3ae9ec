import type { Database, Tx } from '@hearth/cms/platform';
import type { SendBack } from '../groups/settle-groups';
import type { DepositStore, DueDeposit } from './deposit-store';

/** What giving deposits back stands on. */
export type ReturningDeps = {
  readonly database: Database;
  readonly deposits: DepositStore;
  /** Takes a payment before anything else is taken, as payments do while they tell of a refund. */
  readonly holdPayment: (tx: Tx, payment: string) => Promise<unknown>;
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
    await holdPayment(tx, payment);
    if (!(await deposits.ask(tx, due))) return false;
    await sendBack(tx, { order, payment, amount: owed - asked, reason: WHY });
    return true;
  });
}
