import type { PersonalDataHolder } from '@hearth/cms/platform';
import type { AfterSaleDeps } from './after-sale-deps';
import { shownOwn } from './see-after-sales';

const MOST_EXPORTED = 10_000;

/** What after-sales hold on a reader: what they asked for, their words and their photos. What was decided stays without them. */
export const afterSaleData = (deps: AfterSaleDeps): PersonalDataHolder => ({
  name: 'after-sales',
  export: async (reader) => {
    const found = await deps.sales.ofBuyer(deps.database.read, reader, { limit: MOST_EXPORTED });
    return shownOwn(deps, found);
  },
  erase: async (tx, reader) => {
    await deps.evidence.forget(tx, reader);
    await deps.sales.forget(tx, reader);
  },
});
