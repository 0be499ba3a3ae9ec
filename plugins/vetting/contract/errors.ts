import { defineErrors } from '@hearth/cms/contract';
import { procedureRefusals } from './procedure-errors';
import { supplierErrors } from './supplier-errors';

/** What vetting refuses, and why. */
export const vettingErrors = defineErrors('VETTING', {
  ...supplierErrors,
  ...procedureRefusals,
});
