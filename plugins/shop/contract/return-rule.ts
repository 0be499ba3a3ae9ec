import type { ProductCategory } from '@hearth/vetting/contract';
import { z } from 'zod';

/** Whether somebody may send it back without a reason (七日无理由退货). */
export const returnRule = z.enum(['seven-days', 'seven-days-sealed', 'no-return']);

/** Whether somebody may send it back without a reason. */
export type ReturnRule = z.output<typeof returnRule>;

const PERISHABLE: readonly ProductCategory[] = ['fresh-produce', 'livestock-and-eggs', 'aquatic', 'seed'];
const OPENED_IS_USED: readonly ProductCategory[] = [
  ...(['grain-and-oil', 'tea', 'processed-food', 'health-food', 'alcohol', 'pesticide'] as const),
];

/** Consumer Law 25 and SAMR's measures for seven days: what perishes is excepted, and the buyer says so apart; food goes back unopened. */
export function returnRuleOf(category: ProductCategory): ReturnRule {
  if (PERISHABLE.includes(category)) return 'no-return';
  return OPENED_IS_USED.includes(category) ? 'seven-days-sealed' : 'seven-days';
}
