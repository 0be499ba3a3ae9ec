import { defineEvent } from '@hearth/cms/contract';
import { z } from 'zod';
import { supplierStates } from './supplier-types';

/** A supplier went from one state to another. */
export const supplierMoved = defineEvent(
  'vetting.supplier-moved',
  z.strictObject({ supplierId: z.uuid(), to: z.enum(supplierStates), version: z.int32() }),
  { key: ({ supplierId }) => supplierId },
);
