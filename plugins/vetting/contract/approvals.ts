import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { productState } from './product-states';
import { ROUNDS_READ } from './rounds';

/** Who approves goods whose scores passed, as the admin's roles name it. */
export const GOODS_APPROVE = 'plugin::vetting.goods.approve';

/** The longest that an approval holds. */
export const APPROVED_DAYS = 180;

/** An approval 终审: by whom, for which revision, and until when. */
export const approvalSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  round: z.uuid(),
  revision: z.int(),
  approvedBy: z.uuid(),
  approvedAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  reason: z.string(),
});

/** An approval. */
export type Approval = z.output<typeof approvalSchema>;

/** An approval in the list: of which goods, who signed, and whether it still holds. */
export const approvalLineSchema = approvalSchema.extend({
  title: z.string(),
  supplier: z.string(),
  station: z.string(),
  approver: z.string(),
  state: productState,
  /** The last one of its goods, whose time is not over. */
  holds: z.boolean(),
});

/** An approval in the list. */
export type ApprovalLine = z.output<typeof approvalLineSchema>;

/** Goods that wait for an approval. */
export const waitingGoodsSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  supplier: z.string(),
  revision: z.int(),
  version: z.int(),
  round: z.uuid().nullable(),
  points: z.number().nullable(),
});

/** Goods that wait for an approval. */
export type WaitingGoods = z.output<typeof waitingGoodsSchema>;

/** The routes of approvals. */
export const approvalContract = httpContract('vetting-approvals', {
  list: {
    method: 'GET',
    path: '/vetting/approvals',
    summary: 'Approvals of the station: who signed what, until when and why, newest first',
    access: { staff: ROUNDS_READ },
    query: z.object({ before: z.uuid().optional() }),
    result: z.strictObject({ approvals: z.array(approvalLineSchema) }),
    refusals: [],
  },
  waiting: {
    method: 'GET',
    path: '/vetting/approvals/waiting',
    summary: 'Goods that passed and wait for the last signature',
    access: { staff: ROUNDS_READ },
    result: z.strictObject({ goods: z.array(waitingGoodsSchema) }),
    refusals: [],
  },
  approve: {
    method: 'POST',
    path: '/vetting/approvals',
    summary: 'Approves goods, as somebody who neither announced nor settled their round',
    access: { staff: GOODS_APPROVE },
    body: z.strictObject({ product: z.uuid(), version: z.int32().min(1), reason: z.string().trim().min(1).max(500) }),
    result: approvalSchema,
    status: 201,
    refusals: [
      'VETTING.NO_GOODS_TO_JUDGE',
      'VETTING.NO_ROUND_PASSED',
      'VETTING.SECOND_PERSON',
      'VETTING.PAPERS_ENDED',
      'GATE.HINDERED',
      'HEARTH.CHANGED_MEANWHILE',
    ],
  },
});
