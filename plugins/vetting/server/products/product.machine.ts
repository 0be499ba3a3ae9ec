import { machine } from '@hearth/cms/kernel';
import type { ProductEvent, ProductState } from '../../contract';

/**
 * A product from its first paper to the shelf and off it again. What was approved and then changed goes through everything anew; a
 * suspension ends by two people's word, a recall never.
 */
export const productMachine = machine<ProductState, ProductEvent>({
  name: 'product',
  initial: 'draft',
  final: ['recalled', 'retired', 'rejected', 'vetoed'],
  states: {
    draft: { submit: 'paper-review', retire: 'retired' },
    'paper-review': { 'return-papers': 'draft', 'pass-papers': 'sampling', veto: 'vetoed' },
    sampling: { 'pass-test': 'panel', 'fail-test': 'vetoed', veto: 'vetoed' },
    panel: { 'open-scores': 'scored', veto: 'vetoed' },
    scored: { 'pass-score': 'price-review', fix: 'fixing', 'fail-score': 'rejected', veto: 'vetoed' },
    fixing: { submit: 'paper-review', retire: 'retired', veto: 'vetoed' },
    'price-review': { approve: 'approved', fix: 'fixing', veto: 'vetoed' },
    approved: { suspend: 'suspended', recall: 'recalled', retire: 'retired', 're-review': 'paper-review' },
    suspended: { clear: 'approved', recall: 'recalled', retire: 'retired', 're-review': 'paper-review' },
    recalled: {},
    retired: {},
    rejected: {},
    vetoed: {},
  },
});
