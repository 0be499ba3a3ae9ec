import { theHouse } from '@hearth/cms/contract';
import type { LotteryDeps } from './lottery-deps';

type Deps = Pick<LotteryDeps, 'database' | 'winners' | 'ledger'>;

/** Forgets where prizes went, once nobody needs to know; that it was forgotten stands in the ledger, and nothing of what it was. */
export async function forgetContacts({ database, winners, ledger }: Deps): Promise<number> {
  return database.transaction(async (tx) => {
    const forgotten = await winners.forgetContacts(tx);
    for (const { lottery, station, contacts } of forgotten) {
      const actor = theHouse('live.games', station);
      ledger.append(tx, { actor, action: 'lottery.contacts-forgotten', subject: lottery, facts: { contacts } });
    }
    return forgotten.reduce((sum, { contacts }) => sum + contacts, 0);
  });
}
