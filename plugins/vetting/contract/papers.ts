import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { dayWord, hashWord } from './words';
import { paperBand, paperKind, paperState } from './paper-kinds';
import { GOODS_JUDGE, GOODS_READ, GOODS_WORK } from './products';

/** The most that a file of a paper weighs. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** Where bytes of papers come and go, by addresses that are signed. */
export const VETTING_FILES = '/api/vetting/files';

/** A file that arrived: named by what is in it. */
export const paperFileSchema = z.strictObject({
  hash: hashWord,
  type: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  size: z.int(),
  /** Of a PDF, where it can be told; an image has one. */
  pages: z.int().nullable(),
});

/** A file that arrived. */
export type PaperFile = z.output<typeof paperFileSchema>;

/** What a check found: `stop` stands against accepting it. */
export const findingSchema = z.strictObject({ code: z.string(), weight: z.enum(['stop', 'warn']) });
/** What a check found. */
export type Finding = z.output<typeof findingSchema>;

/** Another paper with the very same file. */
export const reuseSchema = z.strictObject({
  paper: z.uuid(),
  kind: paperKind,
  product: z.uuid().nullable(),
  productTitle: z.string().nullable(),
  lot: z.uuid().nullable(),
  lotCode: z.string().nullable(),
});
/** Another paper with the very same file. */
export type Reuse = z.output<typeof reuseSchema>;

/** Another station of the same tree where the very same file speaks for something else: its name and since when, and nothing of whose it is. */
export const reuseElsewhereSchema = z.strictObject({
  station: z.string(),
  name: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
  /** When it was filed there first. */
  at: z.iso.datetime(),
  papers: z.int(),
});
/** Another station where the very same file speaks for something else. */
export type ReuseElsewhere = z.output<typeof reuseElsewhereSchema>;

/** What is read off a paper, by the kind's own names. */
export const paperFieldsSchema = z.record(z.string().regex(/^[a-z][a-zA-Z]{0,30}$/), z.string().trim().max(500));

/** A paper 资质. */
export const paperSchema = z.strictObject({
  id: z.uuid(),
  product: z.uuid().nullable(),
  supplier: z.uuid().nullable(),
  lot: z.uuid().nullable(),
  kind: paperKind,
  state: paperState,
  validFrom: dayWord,
  validTo: dayWord.nullable(),
  band: paperBand,
  /** Days until its last day; below zero it is over. */
  daysLeft: z.int().nullable(),
  file: z.strictObject({ hash: z.string(), type: z.string(), size: z.int(), url: z.string() }),
  pages: z.int(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  holder: z.string().nullable(),
  fields: paperFieldsSchema,
  filedBy: z.string(),
  filedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  findings: z.array(findingSchema),
  sameFile: z.array(reuseSchema),
  /** At other stations of the tree. */
  usedElsewhere: z.array(reuseElsewhereSchema),
  version: z.int(),
});
/** A paper. */
export type Paper = z.output<typeof paperSchema>;

const words = z.string().trim().min(1).max(200).nullable();

/** What it takes to file a paper; the file was uploaded before. */
export const filePaperSchema = z
  .strictObject({
    /** The lot, for what speaks of one lot alone. */
    lot: z.uuid().nullable(),
    kind: paperKind,
    validFrom: dayWord,
    validTo: dayWord.nullable(),
    fileHash: hashWord,
    pages: z.int().min(1).max(500),
    number: words,
    issuer: words,
    holder: words,
    fields: paperFieldsSchema,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ['validTo'],
    message: '结束日期不能早于开始日期 / it cannot end before it begins',
  });
/** What it takes to file a paper. */
export type FilePaper = z.output<typeof filePaperSchema>;

/** What is decided of a paper. */
export const decidePaperSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('accept'), version: z.int() }),
  z.strictObject({ event: z.literal('refuse'), version: z.int(), reason: z.string().trim().min(1).max(500) }),
]);
/** What is decided of a paper. */
export type DecidePaper = z.output<typeof decidePaperSchema>;

const product = z.object({ id: z.uuid() });
const FILED = ['GOODS.PAPER_SCOPE', 'GOODS.FILE_NOT_FOUND'] as const;
const DECIDED = ['GOODS.PAPER_NOT_FOUND', 'GOODS.PAPER_STATE', 'HEARTH.CHANGED_MEANWHILE'] as const;

/** The routes of papers. */
export const papersContract = httpContract('vetting', {
  listPapers: {
    method: 'GET',
    path: '/vetting/products/:id/papers',
    summary:
      'The papers of a product and of its supplier, each with its band, its findings and where the same file stands',
    access: { staff: GOODS_READ },
    params: product,
    result: z.strictObject({ papers: z.array(paperSchema) }),
    refusals: ['GOODS.NOT_FOUND'],
  },
  ticket: {
    method: 'POST',
    path: '/vetting/files',
    summary: 'An address to which one file may be sent within a quarter of an hour',
    access: { staff: GOODS_WORK },
    body: z.strictObject({}),
    result: z.strictObject({ url: z.string() }),
    refusals: [],
    perMinute: 120,
  },
  fileForProduct: {
    method: 'POST',
    path: '/vetting/products/:id/papers',
    summary: 'Files a paper for a product or for one of its lots',
    access: { staff: GOODS_WORK },
    params: product,
    body: filePaperSchema,
    result: paperSchema,
    status: 201,
    refusals: ['GOODS.NOT_FOUND', 'GOODS.LOT_NOT_FOUND', ...FILED],
  },
  fileForSupplier: {
    method: 'POST',
    path: '/vetting/suppliers/:id/papers',
    summary: 'Files a paper for a supplier, which speaks for all its goods',
    access: { staff: GOODS_WORK },
    params: product,
    body: filePaperSchema,
    result: paperSchema,
    status: 201,
    refusals: ['GOODS.SUPPLIER_NOT_FOUND', ...FILED],
  },
  decidePaper: {
    method: 'POST',
    path: '/vetting/papers/:id/decide',
    summary: 'Accepts or refuses a paper, by name',
    access: { staff: GOODS_JUDGE },
    params: product,
    body: decidePaperSchema,
    result: paperSchema,
    refusals: [...DECIDED, 'GOODS.OWN_WORK', 'GOODS.PAPER_FINDINGS'],
  },
  withdrawPaper: {
    method: 'POST',
    path: '/vetting/papers/:id/withdraw',
    summary: 'Takes a paper back: it speaks for nothing from then on',
    access: { staff: GOODS_WORK },
    params: product,
    body: z.strictObject({ version: z.int(), reason: z.string().trim().min(1).max(500) }),
    result: paperSchema,
    refusals: DECIDED,
  },
});
