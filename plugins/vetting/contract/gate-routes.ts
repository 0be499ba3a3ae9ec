import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  clearProductSchema,
  endingSchema,
  listEndingsSchema,
  productGateSchema,
  recalledLotSchema,
  recallLotSchema,
  turnShelfSchema,
} from './gate-types';

/** See whether goods may be shown and sold, and why not. */
export const GATE_READ = 'plugin::vetting.gate.read';
/** Take goods off the shelf and recall lots. */
export const GATE_SUSPEND = 'plugin::vetting.gate.suspend';
/** Put suspended goods back, as one of two. */
export const GATE_CLEAR = 'plugin::vetting.gate.clear';

const params = z.object({ id: z.uuid() });

/** The routes of the gate. */
export const gateContract = httpContract('vetting', {
  viewGate: {
    method: 'GET',
    path: '/vetting/products/:id/gate',
    summary: 'Whether a product may be shown and sold now, and every reason why not',
    access: { staff: GATE_READ },
    params,
    result: productGateSchema,
    refusals: ['GOODS.NOT_FOUND'],
  },
  turnShelf: {
    method: 'POST',
    path: '/vetting/products/:id/shelf',
    summary: 'Takes a product off the shelf at once, or recalls it with all its lots',
    access: { staff: GATE_SUSPEND },
    params,
    body: turnShelfSchema,
    result: productGateSchema,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.NOT_NOW', 'HEARTH.CHANGED_MEANWHILE'],
  },
  clearProduct: {
    method: 'POST',
    path: '/vetting/products/:id/clear',
    summary: 'One of two words that a suspended product may be shown again; the second puts it back',
    access: { staff: GATE_CLEAR },
    params,
    body: clearProductSchema,
    result: productGateSchema,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.NOT_NOW', 'GATE.HINDERED', 'GATE.SAME_PERSON', 'HEARTH.CHANGED_MEANWHILE'],
  },
  recallLot: {
    method: 'POST',
    path: '/vetting/lots/:id/recall',
    summary: 'Recalls a lot; its product is suspended when no open lot is left',
    access: { staff: GATE_SUSPEND },
    params,
    body: recallLotSchema,
    result: recalledLotSchema,
    refusals: [
      'GOODS.LOT_NOT_FOUND',
      'GOODS.LOT_STATE',
      'GOODS.NOT_FOUND',
      'GOODS.NOT_NOW',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
  listEndings: {
    method: 'GET',
    path: '/vetting/endings',
    summary: 'The papers that end within so many days, the first to end first',
    access: { staff: GATE_READ },
    query: listEndingsSchema,
    result: z.strictObject({ endings: z.array(endingSchema), total: z.int() }),
    refusals: [],
  },
});
