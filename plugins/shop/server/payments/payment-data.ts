import type { PersonalDataHolder } from '@hearth/cms/platform';
import type { PaymentDeps } from './payment-deps';
import { presentOwn } from './present-payment';

/** What payments hold on a reader: what they paid. Sums and the ledger stay when the person is forgotten. */
export const paymentData = ({
  database,
  payments,
}: Pick<PaymentDeps, 'database' | 'payments'>): PersonalDataHolder => ({
  name: 'payments',
  export: async (reader) => (await payments.ofBuyer(database.read, reader)).map(presentOwn),
  erase: (tx, reader) => payments.forgetBuyer(tx, reader),
});
