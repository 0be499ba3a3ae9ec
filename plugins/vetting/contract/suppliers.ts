import { httpContract, pageCursor, stationSlug, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import {
  bankPart,
  barSchema,
  contactPart,
  proofSchema,
  supplierKinds,
  supplierSchema,
  supplierStates,
  wherePart,
  whoPart,
} from './supplier-types';

/** Who may see suppliers, as the admin's roles name it. */
export const SUPPLIERS_READ = 'plugin::vetting.suppliers.read';
/** Who may file, change, verify and refuse suppliers. */
export const SUPPLIERS_WORK = 'plugin::vetting.suppliers.work';
/** Who may bar suppliers, lift a bar and decide an appeal. */
export const SUPPLIERS_BAR = 'plugin::vetting.suppliers.bar';
/** Who may see what lies sealed; each time is put on record. */
export const SUPPLIERS_REVEAL = 'plugin::vetting.suppliers.reveal';

const READ = { staff: SUPPLIERS_READ } as const;
const WORK = { staff: SUPPLIERS_WORK } as const;
const BAR = { staff: SUPPLIERS_BAR } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const reason = writtenText(600).min(1);
const moment = z.iso.datetime();

const NOT_FOUND = 'VETTING.SUPPLIER_NOT_FOUND';
const MOVE = [NOT_FOUND, 'MACHINE.EVENT_NOT_ALLOWED', 'HEARTH.CHANGED_MEANWHILE'] as const;
const FACTS = [
  'VETTING.SUPPLIER_INCOMPLETE',
  'VETTING.SUPPLIER_BARRED',
  'VETTING.SUPPLIER_KNOWN',
  'VETTING.REGION_UNKNOWN',
] as const;

/** What the desk writes down of a supplier. */
export const supplierFactsSchema = z.strictObject({
  who: whoPart,
  where: wherePart,
  contact: contactPart,
  bank: bankPart.nullable(),
});

/** What the desk writes down of a supplier. */
export type SupplierFactsInput = z.output<typeof supplierFactsSchema>;

/** One thing that was done to a supplier, from the ledger. */
export const supplierDeed = z.strictObject({
  at: moment,
  action: z.string(),
  by: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});

/** One thing that was done to a supplier. */
export type SupplierDeed = z.output<typeof supplierDeed>;

/** A supplier with its papers, its bars and its history. */
export const supplierFileSchema = z.strictObject({
  supplier: supplierSchema,
  proofs: z.array(proofSchema.extend({ urls: z.strictObject({ small: z.string(), large: z.string() }).nullable() })),
  bars: z.array(barSchema),
  history: z.array(supplierDeed),
  /** Whether the one who asks wrote it down, and so may not sign it. */
  isOwnWork: z.boolean(),
});

/** A supplier with its papers, its bars and its history. */
export type SupplierFile = z.output<typeof supplierFileSchema>;

/** The routes of suppliers for the desk. */
export const suppliersContract = httpContract('vetting', {
  listSuppliers: {
    method: 'GET',
    path: '/vetting/suppliers',
    summary: 'Suppliers by state, what was filed last first, and how many there are in each state',
    access: READ,
    query: z.object({
      station: stationSlug.optional(),
      state: z.enum(supplierStates).exclude(['draft']).optional(),
      kind: z.enum(supplierKinds).optional(),
      region: z
        .string()
        .regex(/^[1-9][0-9]{1,5}$/)
        .optional(),
      text: writtenText(60).optional(),
      cursor: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    result: z.strictObject({
      suppliers: z.array(supplierSchema),
      cursor: z.string().nullable(),
      counts: z.record(z.string(), z.int()),
    }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  fileSupplier: {
    method: 'POST',
    path: '/vetting/suppliers',
    summary: 'Writes a supplier down at the desk; somebody else verifies it',
    access: WORK,
    body: supplierFactsSchema.extend({ station: stationSlug }),
    result: supplierSchema,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', ...FACTS],
  },
  oneSupplier: {
    method: 'GET',
    path: '/vetting/suppliers/:id',
    summary: 'A supplier with its papers, its bars and its history',
    access: READ,
    params: id,
    result: supplierFileSchema,
    refusals: [NOT_FOUND],
  },
  changeSupplier: {
    method: 'PUT',
    path: '/vetting/suppliers/:id',
    summary: 'Changes what is written of a supplier; who it is and where money goes want to be verified anew',
    access: WORK,
    params: id,
    body: supplierFactsSchema.partial().extend({ version }),
    result: supplierSchema,
    refusals: [...MOVE, ...FACTS],
  },
  verifySupplier: {
    method: 'POST',
    path: '/vetting/suppliers/:id/verify',
    summary: 'Signs that a supplier is who it says, for six months; whoever wrote it down may not',
    access: WORK,
    params: id,
    body: z.strictObject({ version, note: writtenText(600).default('') }),
    result: supplierSchema,
    refusals: [...MOVE, 'VETTING.OWN_WORK', 'VETTING.SUPPLIER_BARRED', 'VETTING.SUPPLIER_KNOWN'],
  },
  refuseSupplier: {
    method: 'POST',
    path: '/vetting/suppliers/:id/refuse',
    summary: 'Refuses a filing with a reason that whoever filed it reads; it may be filed again',
    access: WORK,
    params: id,
    body: z.strictObject({ version, reason }),
    result: supplierSchema,
    refusals: MOVE,
  },
  closeSupplier: {
    method: 'POST',
    path: '/vetting/suppliers/:id/close',
    summary: 'Ends the work with a supplier',
    access: WORK,
    params: id,
    body: z.strictObject({ version, reason }),
    result: supplierSchema,
    refusals: MOVE,
  },
  barSupplier: {
    method: 'POST',
    path: '/vetting/suppliers/:id/bar',
    summary: 'Puts a supplier on the blacklist until a day, at its station and all below, under whatever name',
    access: BAR,
    params: id,
    body: z.strictObject({ version, reason, until: moment }),
    result: supplierSchema,
    refusals: [...MOVE, 'VETTING.OWN_WORK', 'VETTING.BAR_TERM'],
  },
  liftBar: {
    method: 'POST',
    path: '/vetting/suppliers/:id/lift',
    summary: 'Ends a bar before its day; the supplier wants to be verified anew',
    access: BAR,
    params: id,
    body: z.strictObject({ version, reason }),
    result: supplierSchema,
    refusals: [...MOVE, 'HEARTH.NOT_ALLOWED'],
  },
  decideAppeal: {
    method: 'POST',
    path: '/vetting/suppliers/:id/appeal',
    summary: 'Decides the appeal against a bar; somebody else than who barred',
    access: BAR,
    params: id,
    body: z.strictObject({ version, decision: z.enum(['upheld', 'lifted']), answer: reason }),
    result: supplierSchema,
    refusals: [...MOVE, 'HEARTH.NOT_ALLOWED', 'VETTING.OWN_WORK', 'VETTING.NO_APPEAL'],
  },
  revealSupplier: {
    method: 'POST',
    path: '/vetting/suppliers/:id/reveal',
    summary: 'What lies sealed of a supplier; that somebody looked, and why, is put on record',
    access: { staff: SUPPLIERS_REVEAL },
    params: id,
    body: z.strictObject({ reason: writtenText(200).min(1) }),
    result: z.strictObject({
      address: z.string().nullable(),
      contact: z.strictObject({ person: z.string(), phone: z.string() }).nullable(),
      idNumber: z.string().nullable(),
      bank: z
        .strictObject({ holder: z.string(), bank: z.string(), account: z.string(), isCard: z.boolean() })
        .nullable(),
    }),
    refusals: [NOT_FOUND],
    perMinute: 60,
  },
});
