import { httpContract, stationSlug, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { barSchema, proofKinds, proofSchema, supplierKinds, supplierParts, supplierStates } from './supplier-types';

/** The largest photo of a paper, and the largest piece of one that is sent at once. */
export const MOST_PROOF_BYTES = 8 * 1024 * 1024;
/** The largest piece of a photo that is sent at once: what a weak line carries in some seconds. */
export const MOST_PIECE_BYTES = 256 * 1024;
/** The most photos that one supplier files. */
export const MOST_PROOFS = 12;

/** Where pieces of photos are sent to, by PUT with `?offset=`. */
export const SUPPLY_PROOFS = '/api/vetting/supply/proofs';

/** A region that can be chosen. */
export type RegionChoice = { readonly code: string; readonly name: string; readonly english: string };

/** `english` is the Chinese name where no spelling is certain. */
const region = z.strictObject({ code: z.string(), name: z.string(), english: z.string() });
const revision = z.int().min(1).max(1_000_000);
const moment = z.iso.datetime();
const at = z.object({ station: stationSlug });

/** How far a part of the form came: what the phone compares its own copy with. */
const savedPart = <Fields extends z.ZodType>(fields: Fields) => z.strictObject({ revision, fields }).nullable();

/** One's own filing 供货申请: numbers are shown with all but their ends covered. */
export const supplySchema = z.strictObject({
  id: z.uuid(),
  station: z.string(),
  state: z.enum(supplierStates),
  version: z.int(),
  parts: z.strictObject({
    who: savedPart(
      z.strictObject({
        kind: z.enum(supplierKinds),
        name: z.string(),
        uscc: z.string().nullable(),
        idNumber: z.string().nullable(),
      }),
    ),
    where: savedPart(z.strictObject({ region: z.string(), address: z.string() })),
    contact: savedPart(z.strictObject({ person: z.string(), phone: z.string() })),
    bank: savedPart(z.strictObject({ holder: z.string(), bank: z.string(), account: z.string(), isCard: z.boolean() })),
  }),
  proofs: z.array(proofSchema),
  /** What is missing still before it can be filed: names of parts, and `proof:KIND`. */
  missing: z.array(z.string()),
  filedAt: moment.nullable(),
  answerBy: moment.nullable(),
  verifyBy: moment.nullable(),
  /** Why it was refused. */
  reason: z.string().nullable(),
  bar: barSchema.omit({ by: true }).nullable(),
  allowed: z.array(z.enum(['save', 'file', 'appeal', 'withdraw'])),
});

/** One's own filing. */
export type Supply = z.output<typeof supplySchema>;

/** A part of the form with the number of its change. */
export const savePartSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('who'), station: stationSlug, revision, fields: supplierParts.who }),
  z.strictObject({ part: z.literal('where'), station: stationSlug, revision, fields: supplierParts.where }),
  z.strictObject({ part: z.literal('contact'), station: stationSlug, revision, fields: supplierParts.contact }),
  z.strictObject({ part: z.literal('bank'), station: stationSlug, revision, fields: supplierParts.bank }),
]);

/** A part of the form with the number of its change. */
export type SavePart = z.output<typeof savePartSchema>;

/** A photo about to be sent, as the phone names and describes it. */
export const beginProofSchema = z.strictObject({
  station: stationSlug,
  id: z.uuid(),
  kind: z.enum(proofKinds),
  type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
  size: z.int().min(1).max(MOST_PROOF_BYTES),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ examples: ['0'.repeat(64)] }),
});

/** A photo about to be sent. */
export type BeginProof = z.output<typeof beginProofSchema>;

/** How much of a photo is there. */
export const proofProgress = z.strictObject({ id: z.uuid(), received: z.int(), size: z.int(), isWhole: z.boolean() });

/** How much of a photo is there. */
export type ProofProgress = z.output<typeof proofProgress>;

const GONE = 'VETTING.SUPPLY_NOT_FOUND';
const FIXED = 'VETTING.SUPPLY_FIXED';

/** The routes by which farmers file themselves in the news app (我要供货). */
export const supplyContract = httpContract('vetting', {
  regionsBelow: {
    method: 'GET',
    path: '/api/vetting/regions/:province',
    summary: 'Prefectures of a province with their counties, by GB/T 2260',
    access: 'public',
    params: z.object({ province: z.string().regex(/^[1-9][0-9]$/) }),
    result: z.strictObject({ prefectures: z.array(region.extend({ below: z.array(region) })) }),
    refusals: [],
    perMinute: 120,
  },
  mySupply: {
    method: 'GET',
    path: '/api/vetting/supply',
    summary: 'One’s own filing at a station, with what is missing and what became of it',
    access: 'reader',
    query: at,
    result: z.strictObject({ supply: supplySchema.nullable() }),
    refusals: [],
  },
  savePart: {
    method: 'PUT',
    path: '/api/vetting/supply/part',
    summary: 'Saves a part of the form. The same change twice is one; an older one than what is kept is refused',
    access: 'reader',
    body: savePartSchema,
    result: supplySchema,
    refusals: [FIXED, 'VETTING.SUPPLY_NEWER', 'VETTING.REGION_UNKNOWN', 'HEARTH.NOT_FOUND'],
    perMinute: 240,
  },
  beginProof: {
    method: 'POST',
    path: SUPPLY_PROOFS,
    summary: 'Announces a photo of a paper, or asks how much of it arrived',
    access: 'reader',
    body: beginProofSchema,
    result: proofProgress,
    refusals: [
      FIXED,
      GONE,
      'VETTING.PROOFS_FULL',
      'VETTING.PROOF_OTHER',
      'VETTING.PROOF_BROKEN',
      'VETTING.NOT_A_PHOTO',
    ],
    perMinute: 120,
  },
  removeProof: {
    method: 'DELETE',
    path: `${SUPPLY_PROOFS}/:id`,
    summary: 'Takes a photo out of one’s own filing',
    access: 'reader',
    params: z.object({ id: z.uuid() }),
    result: z.null(),
    status: 204,
    refusals: [FIXED, GONE],
  },
  fileSupply: {
    method: 'POST',
    path: '/api/vetting/supply/file',
    summary: 'Hands the form in; asked again with the same version it says the same',
    access: 'reader',
    body: z.strictObject({ station: stationSlug, version: z.int32() }),
    result: supplySchema,
    refusals: [
      GONE,
      FIXED,
      'HEARTH.CHANGED_MEANWHILE',
      'VETTING.SUPPLIER_INCOMPLETE',
      'VETTING.SUPPLIER_BARRED',
      'VETTING.SUPPLIER_KNOWN',
    ],
    perMinute: 30,
  },
  appealBar: {
    method: 'POST',
    path: '/api/vetting/supply/appeal',
    summary: 'Appeals against a bar, once for each bar',
    access: 'reader',
    body: z.strictObject({ station: stationSlug, text: writtenText(2_000).min(1) }),
    result: supplySchema,
    refusals: [GONE, 'VETTING.NOT_BARRED', 'VETTING.APPEALED_ALREADY'],
    perMinute: 10,
  },
  withdrawSupply: {
    method: 'DELETE',
    path: '/api/vetting/supply',
    summary: 'Takes the form back; a draft is gone with it',
    access: 'reader',
    query: at,
    result: z.null(),
    status: 204,
    refusals: [GONE, FIXED],
  },
});
