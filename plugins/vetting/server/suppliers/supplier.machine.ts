import { machine } from '@hearth/cms/kernel';
import type { SupplierEvent, SupplierState } from '../../contract';

/**
 * What may happen to a supplier. Whoever was verified lapses after six months; who changes name, number or account, and who comes back from
 * the blacklist, is verified anew. A closed one can be barred still: closing is no way around it.
 */
export const supplierMachine = machine<SupplierState, SupplierEvent>({
  name: 'supplier',
  initial: 'draft',
  final: ['closed'],
  states: {
    draft: { file: 'filed', close: 'closed' },
    filed: { amend: 'filed', verify: 'verified', refuse: 'refused', bar: 'barred', close: 'closed' },
    refused: { file: 'filed', amend: 'filed', bar: 'barred', close: 'closed' },
    verified: { amend: 'filed', verify: 'verified', lapse: 'lapsed', bar: 'barred', close: 'closed' },
    lapsed: { file: 'filed', amend: 'filed', verify: 'verified', bar: 'barred', close: 'closed' },
    barred: { lift: 'lapsed' },
    closed: { bar: 'barred' },
  },
});
