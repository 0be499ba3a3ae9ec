import { createDatabaseTime, type Database } from '../../platform';
import { leaseStore } from '../rights/lease-store';
import { licenceOf } from '../rights/licence-of';
import type { ReviewDeps } from './review-deps';

const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000';

/** Asks the leases of a manuscript for our own app: one that names the platform or any account that stands for it will do. */
export const rightsLacking =
  (database: Database): ReviewDeps['rightsLacking'] =>
  async (tx, { documentId, locale }) => {
    const now = await createDatabaseTime(database).now(tx);
    let lack: string | undefined;
    for (const channel of [NO_ACCOUNT, ...(await leaseStore.appAccounts(tx))]) {
      const asked = { documentId, locale, channel, platform: 'app' as const, now };
      const licence = await licenceOf({ leases: leaseStore }, tx, asked);
      if (licence.ok) return undefined;
      lack = licence.lack;
    }
    return lack;
  };
