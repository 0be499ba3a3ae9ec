import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { GOODS_READ, GOODS_WORK } from './products';

/** What a claim is about 宣称类型. */
export const claimKind = z.enum(['origin', 'effect', 'honour', 'compare', 'price', 'ai', 'number', 'quality']);
/** What a claim is about. */
export type ClaimKind = z.output<typeof claimKind>;

/** Whether a claim may be made 宣称状态. */
export const claimStanding = z.enum(['supported', 'unsupported', 'forbidden']);
/** Whether a claim may be made. */
export type ClaimStanding = z.output<typeof claimStanding>;

/** One page of one paper that proves a claim. */
export const evidenceSchema = z.strictObject({ paper: z.uuid(), page: z.int().min(1).max(500) });
/** One page of one paper. */
export type Evidence = z.output<typeof evidenceSchema>;

/** A claim 宣称, and whether it may be made now. */
export const claimSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid(),
  text: z.string(),
  kind: claimKind,
  evidence: z.array(evidenceSchema),
  standing: claimStanding,
  /** Why, by the names of the rules; hints among them stop nothing. */
  reasons: z.array(z.string()),
  hints: z.array(z.string()),
  version: z.int(),
});
/** A claim. */
export type Claim = z.output<typeof claimSchema>;

/** What it takes to make a claim. */
export const makeClaimSchema = z.strictObject({ text: z.string().trim().min(1).max(200), kind: claimKind });
/** What it takes to make a claim. */
export type MakeClaim = z.output<typeof makeClaimSchema>;

const params = z.object({ id: z.uuid() });

/** The routes of claims. */
export const claimsContract = httpContract('vetting', {
  listClaims: {
    method: 'GET',
    path: '/vetting/products/:id/claims',
    summary: 'What is claimed of a product, and what proves it',
    access: { staff: GOODS_READ },
    params,
    result: z.strictObject({ claims: z.array(claimSchema) }),
    refusals: ['GOODS.NOT_FOUND'],
  },
  makeClaim: {
    method: 'POST',
    path: '/vetting/products/:id/claims',
    summary: 'Writes a claim down',
    access: { staff: GOODS_WORK },
    params,
    body: makeClaimSchema,
    result: claimSchema,
    status: 201,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.CLAIM_TWICE'],
  },
  bindEvidence: {
    method: 'PUT',
    path: '/vetting/claims/:id/evidence',
    summary: 'Says which pages of which papers prove a claim',
    access: { staff: GOODS_WORK },
    params,
    body: z.strictObject({ version: z.int(), evidence: z.array(evidenceSchema).max(20) }),
    result: claimSchema,
    refusals: ['GOODS.CLAIM_NOT_FOUND', 'GOODS.PAPER_NOT_FOUND', 'GOODS.PAGE_NOT_THERE', 'HEARTH.CHANGED_MEANWHILE'],
  },
  removeClaim: {
    method: 'DELETE',
    path: '/vetting/claims/:id',
    summary: 'Takes a claim back',
    access: { staff: GOODS_WORK },
    params,
    result: z.null(),
    refusals: ['GOODS.CLAIM_NOT_FOUND'],
  },
});
