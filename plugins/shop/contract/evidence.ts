import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';

/** Who may take an order's evidence out of the house, as the admin's roles name it. */
export const readEvidence = 'plugin::shop.evidence.read';

/** Who may hold an order for a dispute, as the admin's roles name it. */
export const holdEvidence = 'plugin::shop.evidence.hold';

/** Years for which an order's evidence is kept after it is over (网络交易、直播电商记录保存期). */
export const YEARS_KEPT = 3;

/** One part of a pack: `body` is the text that was hashed. */
export const evidencePartSchema = z.strictObject({ name: z.string(), sha256: z.string(), body: z.string() });

/** Everything that the house knows of an order, signed: it can be checked without the house. */
export const evidencePackSchema = z.strictObject({
  format: z.literal('hearth.order-evidence/1'),
  station: z.string(),
  order: z.uuid(),
  madeAt: z.iso.datetime(),
  keptUntil: z.iso.datetime().nullable(),
  parts: z.array(evidencePartSchema),
  /** SHA-256 of the canonical JSON (RFC 8785) of the parts' names and hashes, with format, station, order and time. */
  root: z.string(),
  /** Ed25519 over the root's 32 bytes, base64. */
  signature: z.string(),
  publicKey: z.string(),
});

/** Everything that the house knows of an order, signed. */
export type EvidencePack = z.output<typeof evidencePackSchema>;

/** A hold on an order (法律保全). */
export const orderHoldSchema = z.strictObject({
  id: z.uuid(),
  reason: z.string(),
  putBy: z.string(),
  putAt: z.iso.datetime(),
  lifted: z.strictObject({ by: z.string(), reason: z.string(), at: z.iso.datetime() }).nullable(),
});

/** A hold on an order (法律保全). */
export type OrderHold = z.output<typeof orderHoldSchema>;

const which = z.object({ id: z.uuid() });
const why = z.strictObject({ reason: z.string().trim().min(2).max(300) });
const holds = z.strictObject({ holds: z.array(orderHoldSchema), keptUntil: z.iso.datetime().nullable() });

/** The routes of evidence for the shop's people. */
export const evidenceContract = httpContract('shop', {
  orderEvidence: {
    method: 'GET',
    path: '/shop/orders/:id/evidence',
    summary: 'The evidence of an order, signed; that it was taken out is noted in the ledger',
    access: { staff: readEvidence },
    params: which,
    result: evidencePackSchema,
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
  orderHolds: {
    method: 'GET',
    path: '/shop/orders/:id/holds',
    summary: 'Whether an order is held, since when and why, and until when it is kept',
    access: { staff: readEvidence },
    params: which,
    result: holds,
    refusals: ['SHOP.ORDER_NOT_FOUND'],
  },
  holdOrder: {
    method: 'POST',
    path: '/shop/orders/:id/hold',
    summary: 'Holds an order: nothing of it is purged until the hold is lifted',
    access: { staff: holdEvidence },
    params: which,
    body: why,
    result: holds,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_HELD'],
  },
  liftHold: {
    method: 'POST',
    path: '/shop/orders/:id/hold/lift',
    summary: 'Lifts the hold on an order',
    access: { staff: holdEvidence },
    params: which,
    body: why,
    result: holds,
    refusals: ['SHOP.ORDER_NOT_FOUND', 'SHOP.ORDER_NOT_HELD'],
  },
});
